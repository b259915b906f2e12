"""From one layout to another: what was read, what would be written, and proof that nothing is lost between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from jixiao.layout import Filled, Layout
from jixiao.model import AMOUNT_KEYS, Amount, Indicator, Project, Reading, Subtotal, Table
from jixiao.text import Text

if TYPE_CHECKING:
    from jixiao.grammar import Grammar
    from jixiao.protocols import Form

__all__ = ["essence", "filled_tables", "losses", "read_layouts"]

_APART = frozenset({"定性", "定量", "不适用"})
_NAMES: Mapping[str, Text] = {
    "unit": Text("金额单位", "money unit"),
    "year": Text("年度", "year"),
    "level": Text("项目或部门", "project or department"),
    "kind": Text("项目与小计的顺序", "order of projects and subtotals"),
    "name": Text("项目名称", "project name"),
    "amounts": Text("金额", "amounts"),
    "amounts_total": Text("实施期金额", "multi-year amounts"),
    "goal": Text("绩效目标", "goal"),
    "total_goal": Text("实施期目标", "multi-year goal"),
    "facts": Text("项目信息", "project facts"),
    "tasks": Text("重点工作任务", "tasks"),
    "empty_rows": Text("模板留空的行", "template rows"),
    "indicators": Text("指标", "indicators"),
}


def filled_tables(readings: Iterable[Reading]) -> list[Filled]:
    """Gather tables with their projects and subtotals."""
    found: list[tuple[Table, list[Project | Subtotal]]] = []
    for item in readings:
        if isinstance(item, Table):
            found.append((item, []))
        elif isinstance(item, Project | Subtotal):
            found[-1][1].append(item)
    return [Filled(table, tuple(rows)) for table, rows in found]


def read_layouts(layouts: Sequence[Layout], forms: Mapping[str, Form], grammar: Grammar) -> Iterator[Reading]:
    """Read sheets that are to be written as they will be read."""
    for layout in layouts:
        sheet = layout.sheet()
        preview = [row for row, _ in zip(sheet.rows(), range(200), strict=False)]
        scores = [(form.recognise(preview, sheet).score, form) for form in forms.values()]
        score, form = max(scores, key=lambda item: item[0])
        if score > 0:
            yield from form.read(sheet, grammar)


def essence(tables: Iterable[Filled]) -> list[dict[str, Any]]:
    """Return what a submission says, without places and layout, one record per table row."""
    return [
        {"unit": filled.table.unit, "year": filled.table.year, "level": filled.table.level, **_row(item)}
        for filled in tables
        for item in filled.rows
    ]


def _row(item: Project | Subtotal) -> dict[str, Any]:
    if isinstance(item, Subtotal):
        return {
            "kind": "subtotal",
            "name": item.name_passage.text,
            "amounts": _amounts(item.amounts),
            "grand": item.grand,
        }
    return {
        "kind": "project",
        "name": item.name or "",
        "amounts": _amounts(item.amounts),
        "amounts_total": _amounts(item.amounts_total),
        "goal": item.goal.text,
        "total_goal": item.total_goal.text,
        "facts": {key: passage.text for key, passage in sorted(item.facts.items()) if passage.text},
        "tasks": [_task(task) for task in item.tasks],
        "empty_rows": [(row.category, row.subcategory, row.required) for row in item.empty_rows],
        "indicators": [_indicator(entry) for entry in item.indicators],
    }


def _amounts(amounts: Mapping[str, Amount]) -> dict[str, Any]:
    found = {key: amounts[key] for key in AMOUNT_KEYS if key in amounts}
    return {
        key: amount.number if amount.number is not None else amount.passage.text
        for key, amount in found.items()
        if amount.number is not None or amount.passage.text
    }


def _task(task: Any) -> tuple[Any, ...]:
    number = task.amount.number if task.amount is not None else None
    return (task.name_passage.text, task.content.text, number)


def _indicator(item: Indicator) -> tuple[Any, ...]:
    """Return what an indicator says; a sign and unit in columns of their own equal those beside the value."""
    sign = (item.declared_text or item.sign_text or "").strip()
    return (
        item.category,
        item.category_text or "",
        item.subcategory or "",
        item.name_text,
        item.text.text,
        sign if sign in _APART else "",
        item.direction_text or "",
        item.total_value_passage.text,
        item.actual_text or "",
        item.remark_passage.text,
        item.weight,
        item.required,
    )


def losses(before: Sequence[Filled], after: Sequence[Filled]) -> list[Text]:
    """Return what the second submission says differently from the first, in words for people; empty for nothing."""
    old, new = essence(before), essence(after)
    found = []
    if len(old) != len(new):
        found.append(
            Text(
                f"项目和小计共 {len(old)} 行，写出后成为 {len(new)} 行",
                f"{len(old)} projects and subtotals become {len(new)}",
            )
        )
    for number, (left, right) in enumerate(zip(old, new, strict=False), 1):
        for key, value in left.items():
            if right.get(key) != value:
                found.append(_loss(number, left["name"], key, value, right.get(key)))
    return found


def _loss(number: int, name: str, key: str, old: Any, new: Any) -> Text:
    label = _NAMES.get(key, Text(key, key))
    if isinstance(old, list) and isinstance(new, list):
        pairs = [(a, b) for a, b in zip(old, new, strict=False) if a != b]
        old, new = pairs[0] if pairs else (len(old), len(new))
    who = name or str(number)
    return Text(
        f"“{who}”的{label.zh}：{_shown(old)} → {_shown(new)}", f"{label.en} of “{who}”: {_shown(old)} → {_shown(new)}"
    )


def _shown(value: Any) -> str:
    text = (
        " | ".join(str(part) for part in value if part not in ("", None, False))
        if isinstance(value, tuple)
        else str(value)
    )
    return text if len(text) <= 120 else f"{text[:119]}…"
