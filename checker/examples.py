"""Examples of rules as people read them: only what differs from the plain sample project, in words of a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from jixiao.columns import COLUMNS
from jixiao.sample import ROW_COLUMNS, Example, amounts_of
from jixiao.text import Language, Text

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["example_lines"]

_MONEY = {
    "total": Text("总计", "total"),
    "fiscal": Text("财政拨款", "fiscal"),
    "special_account": Text("财政专户拨款", "special account"),
    "other": Text("其他资金", "other"),
}
_LABELS = {
    "name": Text("项目名称", "project"),
    "goal": Text("绩效目标", "goal"),
    "total_goal": Text("总体目标", "multi-year goal"),
    **_MONEY,
    "unit": Text("金额单位", "money unit"),
    "year": Text("年度", "year"),
    "indicators": Text("绩效指标", "indicators"),
    "all_amounts": Text("项目总额", "whole-project amounts"),
    "initial": Text("年初预算数", "budget at first"),
    "executed": Text("全年执行数", "spent"),
    "execution": Text("预算执行情况", "spending"),
    "total_row": Text("总分", "total row"),
    "level": Text("表的级别", "level of the table"),
}
_LEVELS = {
    "project": Text("项目支出", "project"),
    "department": Text("部门整体支出", "whole department"),
}
_SELF_EVALUATION = {
    "budget": Text("全年预算数", "budget of the year"),
    "spent": Text("全年执行数", "spent"),
    "rate": Text("执行率", "rate"),
    "points": Text("分值", "points"),
    "score": Text("得分", "score"),
    "weight": Text("分值", "weight"),
}
_HEADS = {
    key: Text(COLUMNS[key], text)
    for key, text in zip(
        ROW_COLUMNS,
        ("level 1", "level 2", "name", "sign", "value", "unit", "weight", "remark", "result", "score", "reason"),
        strict=True,
    )
}
_EMPTY = Text("（空）", "(empty)")
_ABSENT = Text("（没有这一列）", "(no such column)")
_UNSTATED = Text("（没有注明）", "(not stated)")
_PLAIN = Example()
_AMONG_OTHERS = ("name", "total", "fiscal")
"""What is shown of every project where several are compared."""
_WHOLE = ("name", "goal", "total", "indicators")
"""What is shown of a project that is nothing but the plain sample."""


def example_lines(example: str | Example, language: Language) -> list[str]:
    """Return the lines of an example without indentation."""
    if isinstance(example, str):
        return [example]
    return list(_sheet(example, language) if example.sheet else _given(example, language))


def _given(example: Example, language: Language) -> Iterator[str]:
    several = bool(example.projects or example.subtotals)
    yield from _settings(example.settings, language)
    for name, amounts in example.subtotals:
        yield _pair(Text(name, name), _amounts(amounts, language), language)
    yield from _project(example, language, _AMONG_OTHERS if several else ())
    for other in example.projects:
        yield from _project(other, language, _AMONG_OTHERS)
    if example.previous is not None:
        yield Text("上一年度：", "last year:").of(language)
        yield from (f"  {line}" for line in _given(example.previous, language))


def _project(example: Example, language: Language, always: Iterable[str]) -> Iterator[str]:
    """Yield the fields of one project that say something, all of them where none does."""
    changed = [key for key in _LABELS if getattr(example, key) != getattr(_PLAIN, key)]
    keys = {*changed, *always}
    if keys & {*_MONEY, "all_amounts", "initial", "executed"}:
        keys |= {key for key, text in amounts_of(example).items() if text is not None}
    elif any(
        "元" in text for text in (example.goal, example.indicators, *(cell for row in example.rows for cell in row))
    ):
        keys.add("total")
    if not keys and not example.rows:
        keys = set(_WHOLE)
    yield from (_pair(_LABELS[key], _shown(key, example, language), language) for key in _LABELS if key in keys)
    if example.rows:
        width = max(map(len, example.rows))
        yield from _rows([tuple(_HEADS[key].of(language) for key in ROW_COLUMNS[:width]), *example.rows])


def _shown(key: str, example: Example, language: Language) -> str:
    value: Any = amounts_of(example)[key] if key in _MONEY else getattr(example, key)
    if key in {"all_amounts", "initial", "executed"}:
        return _amounts(value, language)
    if key in {"execution", "total_row"}:
        return _amounts(value, language, _SELF_EVALUATION)
    if key == "level":
        return _LEVELS.get(value, Text(value, value)).of(language)
    if value is None:
        return (_ABSENT if key in _MONEY else _UNSTATED).of(language)
    return str(value) or _EMPTY.of(language)


def _amounts(amounts: Mapping[str, str], language: Language, labels: Mapping[str, Text] = _MONEY) -> str:
    """Return amounts by column: ``总计 160.00，财政拨款 160.00``."""
    pairs = [f"{labels[key].of(language)} {text or _EMPTY.of(language)}" for key, text in amounts.items()]
    return Text("，", ", ").of(language).join(pairs)


def _settings(settings: Mapping[str, Any], language: Language) -> Iterator[str]:
    """Yield what a profile must say for the example to hold."""
    for name, values in settings.items():
        for key, value in values.items() if isinstance(values, Mapping) else [(None, values)]:
            path = f"settings.{name}.{key}" if key else f"settings.{name}"
            shown = (
                Text("、", ", ").of(language).join(map(str, value)) if isinstance(value, list | tuple) else str(value)
            )
            yield _pair(Text(f"方案的 {path}", f"{path} of the profile"), shown, language)


def _sheet(example: Example, language: Language) -> Iterator[str]:
    """Yield the rows of a worksheet, and what cannot be seen in them."""
    yield from _rows(example.sheet)
    for row in example.hidden:
        yield Text(f"（第 {row} 行已隐藏）", f"(row {row} is hidden)").of(language)
    if any(cell.startswith("=") for row in example.sheet for cell in row):
        text = Text("（公式所在的单元格没有保存计算结果）", "(the cell with the formula was saved without its result)")
        yield text.of(language)


def _rows(rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield from (f"| {' | '.join(row)} |" for row in rows)


def _pair(label: Text, value: str, language: Language) -> str:
    return f"{label.zh}：{value}" if language == "zh" else f"{label.en}: {value}"
