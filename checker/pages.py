"""Rule pages, the rule index and rule records, all generated from the records of the rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from jixiao.examples import example_lines
from jixiao.rule import Example
from jixiao.text import Language, Text

if TYPE_CHECKING:
    from jixiao.basis import Basis
    from jixiao.rule import Rule
    from jixiao.system import SystemRecord

__all__ = ["LEVELS", "rule_index", "rule_page", "rule_record", "system_page"]

LEVELS = {"error": Text("错误", "error"), "warning": Text("警告", "warning"), "info": Text("提示", "info")}
RELIABILITY = {
    "exact": Text("确定：由文字或算术直接得出", "exact: follows from the text or arithmetic alone"),
    "heuristic": Text("推断：可能多报，请人工判断", "heuristic: may over-report, a person decides"),
}
STATUS = {"trial": Text("试行", "trial"), "stable": Text("稳定", "stable"), "deprecated": Text("停用", "deprecated")}


def rule_record(rule: type[Rule], basis: Mapping[str, Basis]) -> dict[str, Any]:
    """Return the whole record of a rule as JSON-able data, both languages included."""
    return {
        "code": rule.code,
        "name": rule.name,
        **{key: getattr(rule, key)._asdict() for key in ("title", "checks", "why", "repair")},
        "severity": rule.severity.value,
        "reliability": rule.reliability,
        "scope": rule.scope,
        "enabled": rule.enabled,
        "fixable": rule.fixable,
        "aliases": list(rule.aliases),
        "since": rule.since,
        "status": rule.status,
        "replaced_by": rule.replaced_by,
        "supersedes": list(rule.supersedes),
        "parameters": [
            {"name": item.name, "default": item.default, "text": item.text._asdict()}
            for item in rule.parameters.values()
        ],
        "basis": [
            {"id": key, "text": basis[key].citation._asdict(), "verified": basis[key].verified} for key in rule.basis
        ],
        "bad": [_plain(item) for item in rule.bad],
        "good": [_plain(item) for item in rule.good],
    }


def _plain(example: str | Example) -> Any:
    if isinstance(example, str):
        return example
    return {key: _plain_value(value) for key, value in example._asdict().items() if value != _DEFAULT._asdict()[key]}


def _plain_value(value: Any) -> Any:
    if isinstance(value, Example):
        return _plain(value)
    if isinstance(value, tuple):
        return [_plain_value(item) for item in value]
    return dict(value) if isinstance(value, Mapping) else value


_DEFAULT = Example()


def rule_page(rule: type[Rule], basis: Mapping[str, Basis], language: Language) -> str:
    """Return the page of a rule in Markdown that also reads well in a terminal."""
    return "\n".join(_page(rule, basis, language)) + "\n"


def _page(rule: type[Rule], basis: Mapping[str, Basis], language: Language) -> Iterator[str]:
    heads = {
        "checks": Text("检查什么", "What it checks"),
        "why": Text("为什么", "Why"),
        "repair": Text("怎么改", "How to repair"),
    }
    yield (
        f"# {rule.code} {rule.title.of(language)}（{rule.name}）"
        if language == "zh"
        else f"# {rule.code} {rule.title.en} ({rule.name})"
    )
    yield ""
    yield from _facts(rule, language)
    for key in ("checks", "why"):
        yield from _section(heads[key].of(language), [getattr(rule, key).of(language)])
    lines = [
        f"- {basis[key].citation.of(language)}"
        + ("" if basis[key].verified or basis[key].number is None else _unverified(language))
        for key in rule.basis
    ]
    yield from _section(Text("依据", "Basis").of(language), lines)
    yield from _section(Text("会报告", "Reported").of(language), list(_examples(rule.bad, language)))
    yield from _section(Text("不会报告", "Not reported").of(language), list(_examples(rule.good, language)))
    yield from _section(heads["repair"].of(language), [rule.repair.of(language)])
    if rule.parameters:
        rows = [
            f"- `{item.name}` = {_toml(item.default)}{Text('：', ': ').of(language)}{item.text.of(language)}"
            for item in rule.parameters.values()
        ]
        yield from _section(Text("参数", "Parameters").of(language), rows)
    if rule.supersedes:
        one = len(rule.supersedes) == 1
        text = Text(
            f"同一处由此引起的 {'、'.join(rule.supersedes)} 不另列出。",
            f"{', '.join(rule.supersedes)} at the same place {'follows from it and is' if one else 'follow from it and are'} folded under it.",
        )
        yield from _section(Text("与其他规则", "Other rules").of(language), [text.of(language)])


def _unverified(language: Language) -> str:
    return Text("（仅列文件名）", " (cited by name only)").of(language)


def _facts(rule: type[Rule], language: Language) -> Iterator[str]:
    yield Text(f"- 默认级别：{LEVELS[rule.severity.value].zh}", f"- Default severity: {rule.severity.value}").of(
        language
    )
    yield Text("- 可靠性：", "- Reliability: ").of(language) + RELIABILITY[rule.reliability].of(language)
    if rule.fixable:
        fix = {"safe": Text("可以安全地自动修改", "safe edit"), "unsafe": Text("可以给出建议的修改", "suggested edit")}[
            rule.fixable
        ]
        yield Text("- 自动修改：", "- Fix: ").of(language) + fix.of(language)
    if not rule.enabled:
        yield Text("- 默认不启用", "- Off by default").of(language)
    status = STATUS[rule.status].of(language)
    yield Text(f"- 自 {rule.since} 版起，{status}", f"- Since {rule.since}, {status}").of(language)
    if rule.replaced_by:
        yield Text(f"- 已由 {rule.replaced_by} 取代", f"- Replaced by {rule.replaced_by}").of(language)


def _section(title: str, lines: list[str]) -> Iterator[str]:
    yield ""
    yield f"## {title}"
    yield ""
    yield from lines


def _examples(examples: Iterable[str | Example], language: Language) -> Iterator[str]:
    """Yield every example as an indented block."""
    for example in examples:
        yield from (f"    {line}" for line in example_lines(example, language))
        yield ""


def _toml(value: object) -> str:
    if isinstance(value, tuple):
        return "[" + ", ".join(f'"{item}"' for item in value) + "]"
    return str(value).lower() if isinstance(value, bool) else f'"{value}"' if isinstance(value, str) else str(value)


def rule_index(rules: Iterable[type[Rule]], language: Language) -> str:
    """Return the catalogue as one Markdown table."""
    heads = Text("| 编码 | 名称 | 标题 | 级别 | 可靠性 |", "| code | name | title | severity | reliability |").of(
        language
    )
    lines = [heads, "|---|---|---|---|---|"]
    for rule in rules:
        level = (
            LEVELS[rule.severity.value].of(language)
            if rule.enabled
            else Text("默认不启用", "off by default").of(language)
        )
        kind = {"exact": Text("确定", "exact"), "heuristic": Text("推断", "heuristic")}[rule.reliability].of(language)
        lines.append(
            f"| [{rule.code}](rules/{rule.code}.md) | {rule.name} | {rule.title.of(language)} | {level} | {kind} |"
        )
    return "\n".join(lines) + "\n"


def system_page(record: SystemRecord, language: Language) -> str:
    """Return the page of a finding about the tool itself."""
    tail = Text(
        "这类问题不能用 --ignore 去掉，结论为“未能完成校验”。",
        "It cannot be turned off; the verdict is “not fully assessed”.",
    )
    parts = (
        f"# {record.code} {record.title.of(language)}",
        record.checks.of(language),
        record.repair.of(language),
        tail.of(language),
    )
    return "\n\n".join(parts) + "\n"
