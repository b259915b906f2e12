"""CMP010 mandatory-row-empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Severity
from jixiao.grammar import Kind
from jixiao.rule import Context, Example, Rule
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Project

__all__ = ["MandatoryRowEmpty"]


class MandatoryRowEmpty(Rule):
    """A row that the form marks 必填 or ★ is filled in.

    Why: the form itself says that the table is incomplete without it.
    """

    code, name = "CMP010", "mandatory-row-empty"
    title = Text("必填指标未填", "mandatory indicator empty")
    checks = Text(
        "标有“必填”或★的指标行没有指标值。同一二级指标下已有填好的行时，其余空行不报；只有名称和权重、指标值在其下各行的总项行不报。",
        "A row marked 必填 or ★ has no value. Spare rows are left alone where another row of the same level-2 class is filled in, "
        "and so is a row with name and weight whose values stand in the rows below it.",
    )
    why = Text(
        "表式规定必填的指标空着，系统不予导入，申报视为不完整。",
        "The form marks the indicator as mandatory; systems refuse the table, and it counts as incomplete.",
    )
    repair = Text(
        "填写该行的指标名称和指标值；确不适用的写明“不适用”及理由。",
        "Fill in name and value of the row, or write 不适用 with the reason where it does not apply.",
    )
    severity, reliability = Severity.ERROR, "exact"
    basis = ("form-instruction", "import-gate")
    bad = (Example(rows=(("产出指标", "数量指标(必填)", "疫苗采购数量", "", "", ""),)),)
    good = (
        Example(rows=(("产出指标", "数量指标(必填)", "疫苗采购数量", "≥", "500", "支"),)),
        Example(rows=(("产出指标", "数量指标(选填)", "疫苗采购数量", "", "", ""),)),
    )
    supersedes = ("VAL001",)

    def check(self, project: Project, context: Context) -> Iterator[Finding]:
        """Yield a finding on every mandatory indicator without a value and every mandatory class without an indicator."""
        if not project.indicators:
            return
        for indicator in project.indicators:
            if indicator.required and indicator.value.kind is Kind.EMPTY and not indicator.heads:
                yield self.finding(
                    at=indicator,
                    part="value",
                    zh=f"必填指标“{indicator.name_text}”没有指标值，请填写",
                    en=f"mandatory indicator “{indicator.name_text}” has no value; fill it in",
                )
        if project.empty_rows:
            yield from self._empty_classes(project)

    def _empty_classes(self, project: Project) -> Iterator[Finding]:
        """Yield one finding for each mandatory class of which only empty rows are there."""
        filled = {(item.category, item.subcategory) for item in project.indicators}
        filled |= {(item.category, None) for item in project.indicators}
        for row in project.empty_rows:
            key = (row.category, row.subcategory)
            if row.required and key not in filled:
                filled.add(key)
                word = " ".join((row.subcategory or row.passage.text).split()) or row.category
                yield self.finding(
                    at=row.passage.place,
                    zh=f"必填的“{word}”没有填写任何指标，请补充",
                    en=f"mandatory class “{word}” has no indicator; fill it in",
                )
