"""Pages of rules and profiles, from their records."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from jixiao.grammar.patterns import deferred
from jixiao.pages import LEVELS, rule_index, rule_page, system_page
from jixiao.session import Options, Session
from jixiao.system import SYSTEM
from jixiao.text import Language, Text

if TYPE_CHECKING:
    from jixiao.host import Host

__all__ = ["pages"]

_CODE = deferred(r"\b[A-Z]{3}[0-9]{3}\b")
_CODE_SPAN = deferred(r"(`[^`]*`)")
_SIGNS = deferred(r"[*_<]")
_BLANKS = deferred(r"\n{3,}")
_FAMILIES = {
    "FRM": Text("表能否读懂", "what could be read"),
    "CMP": Text("完整性", "completeness"),
    "VAL": Text("单个指标值", "one indicator value"),
    "CON": Text("一致性", "consistency"),
    "AMT": Text("金额", "money"),
    "WGT": Text("权重和得分", "weights and scores"),
    "RES": Text("自评结果", "results of self-evaluations"),
    "TXT": Text("文字", "writing"),
    "HIS": Text("与上年相比", "against last year"),
}


def pages(host: Host, language: Language) -> Iterator[tuple[str, str]]:
    """Yield (path, Markdown) of the rule index, the rule pages, the profile index and the profile pages."""
    basis = host.basis()
    rules = [item.rule for item in host.registry().rules.values()]
    yield "rules.md", "\n".join(_index(rules, language))
    for rule in rules:
        yield (
            f"rules/{rule.code}.md",
            _linked(rule_page(rule, basis, language), {item.code for item in rules} - {rule.code}),
        )
    for record in SYSTEM.values():
        yield f"rules/{record.code}.md", system_page(record, language)
    profiles = host.profiles()
    sessions = {name: Session(host, Options(profile=name, isolated=True)) for name in profiles}
    yield "profiles.md", "\n".join(_profiles(sessions, language))
    for name, session in sessions.items():
        yield f"profiles/{name}.md", "\n".join(_profile(name, profiles[name], session, language))


def _index(rules: list[Any], language: Language) -> Iterator[str]:
    yield Text("# 规则目录", "# The rules").of(language)
    yield ""
    yield Text(
        f"共 {len(rules)} 条规则。级别是 [default 方案](profiles/default.md) 的；“确定”由文字或算术直接得出，“推断”可能多报，"
        "请人工判断，默认不作为错误。命令行查看：`jixiao explain VAL003`。",
        f"{len(rules)} rules. Severities are those of the [default profile](profiles/default.md). exact follows from the "
        "text or arithmetic alone; heuristic may over-report, a person decides, and is never an error by default. In the "
        "terminal: `jixiao explain VAL003`.",
    ).of(language)
    families: dict[str, list[Any]] = {}
    for rule in rules:
        families.setdefault(rule.code[:-3], []).append(rule)
    for family in sorted(families, key=lambda key: ([*_FAMILIES, key].index(key), key)):
        title = _FAMILIES.get(family, Text(family, family))
        yield ""
        yield f"## {family} {title.of(language)}"
        yield ""
        yield rule_index(families[family], language).rstrip()
    yield ""
    yield Text("## SYS 工具自身", "## SYS the tool itself").of(language)
    yield ""
    yield Text("| 编码 | 名称 | 标题 |", "| code | name | title |").of(language)
    yield "|---|---|---|"
    for record in SYSTEM.values():
        yield f"| [{record.code}](rules/{record.code}.md) | {record.name} | {record.title.of(language)} |"


def _linked(page: str, codes: set[str]) -> str:
    """Link the codes of other rules, and keep the signs of values from being read as Markdown; examples stay as they are."""
    lines = []
    for line in page.split("\n"):
        pieces = [line] if line.startswith(("    ", "#")) else _CODE_SPAN.split(line)
        shown = [
            piece if index % 2 or line.startswith("    ") else _SIGNS.sub(r"\\\g<0>", piece)
            for index, piece in enumerate(pieces)
        ]
        text = "".join(shown)
        lines.append(text if line.startswith(("    ", "#")) else _CODE.sub(lambda found: _link(found[0], codes), text))
    return _BLANKS.sub("\n\n", "\n".join(lines))


def _link(code: str, codes: set[str]) -> str:
    return f"[{code}]({code}.md)" if code in codes else code


def _profiles(sessions: dict[str, Session], language: Language) -> Iterator[str]:
    yield Text("# 方案", "# Profiles").of(language)
    yield ""
    yield Text(
        "方案决定用哪些规则、各是什么级别、参数取什么值。年度和地区的不同写在方案里，不改程序。用 `--profile 名称` 选用，"
        '或在 [配置](configuration.md) 里写 `profile = "名称"`。方案可以是自己的 TOML 文件：`--profile 本市.toml`。',
        "A profile decides which rules run, how severe they are and what their parameters are. What differs between years "
        'and places is written there, without code. Choose one with `--profile NAME`, or write `profile = "NAME"` in the '
        "[configuration](configuration.md). A profile may be a TOML file of your own: `--profile city.toml`.",
    ).of(language)
    yield ""
    yield Text(
        "| 方案 | 标题 | 规则 | 错误 | 警告 | 提示 |", "| profile | title | rules | error | warning | info |"
    ).of(language)
    yield "|---|---|---|---|---|---|"
    for name, session in sessions.items():
        counts = [sum(level.value == key for level in session.ruleset.severities.values()) for key in LEVELS]
        title = session.profile.get("title", {}).get(language, name)
        cells = [f"[{name}](profiles/{name}.md)", title, str(sum(counts)), *map(str, counts)]
        yield f"| {' | '.join(cells)} |"


def _profile(name: str, source: str, session: Session, language: Language) -> Iterator[str]:
    title = session.profile.get("title", {}).get(language, name)
    yield Text(f"# 方案 {name}：{title}", f"# Profile {name}: {title}").of(language)
    yield ""
    yield from _dates(session.profile, language)
    changed = _changes(session, language)
    yield Text("## 与规则默认级别的不同", "## What differs from the rules' own severities").of(language)
    yield ""
    if changed:
        yield Text("| 规则 | 标题 | 默认 | 本方案 |", "| rule | title | by default | here |").of(language)
        yield "|---|---|---|---|"
        yield from changed
    else:
        yield Text("没有不同。", "Nothing.").of(language)
    yield ""
    yield Text("## 全文", "## As written").of(language)
    yield ""
    yield "```toml"
    yield source.rstrip()
    yield "```"


def _dates(profile: dict[str, Any], language: Language) -> Iterator[str]:
    facts = (
        ("version", Text("版本", "Version")),
        ("valid-from", Text("有效自", "Valid from")),
        ("valid-to", Text("有效至", "Valid to")),
    )
    lines = [
        f"- {text.of(language)}{'：' if language == 'zh' else ': '}{profile[key]}"
        for key, text in facts
        if key in profile
    ]
    yield from lines
    if lines:
        yield ""


def _changes(session: Session, language: Language) -> list[str]:
    """Return a row for every rule whose severity, or whether it runs, is not that of its record."""
    off = Text("不启用", "off").of(language)
    rows = []
    for code, item in session.registry.rules.items():
        usual = LEVELS[item.rule.severity.value].of(language) if item.rule.enabled else off
        severity = session.ruleset.severities.get(code)
        here = LEVELS[severity.value].of(language) if severity is not None else off
        if usual != here:
            rows.append(f"| [{code}](../rules/{code}.md) | {item.rule.title.of(language)} | {usual} | {here} |")
    return rows
