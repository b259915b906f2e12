"""AMT002 column-sum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Related, Severity
from jixiao.model import AMOUNT_KEYS
from jixiao.rule import Example, Rule
from jixiao.rules.money.amounts import CENT, LABELS, plain, written
from jixiao.rules.money.extents import Extent, Extents
from jixiao.rules.money.slips import explanation, slip_of
from jixiao.text import Text, plural

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from jixiao.finding import Finding
    from jixiao.model import Subtotal
    from jixiao.rule import Context
    from jixiao.subjects import TableRows

__all__ = ["ColumnSum"]


class ColumnSum(Rule):
    """Grand totals and unit subtotals are the sums of their rows, in every column of amounts.

    Why: a total that does not add up means that a row is missing, counted twice or mistyped.
    """

    code, name = "AMT002", "column-sum"
    title = Text("合计不等于明细", "total differs from its rows")
    checks = Text(
        "合计等于全部项目之和，单位小计等于所属项目之和，逐列核对。差额不超过 0.005×项目数的视为四舍五入，只作提示。"
        "小计写在所属项目之前或之后都可以；上级小计可以包含下级小计。",
        "The grand total is the sum of all projects and a subtotal that of its own, column by column. A difference of"
        " at most 0.005 times the number of projects is rounding, and info. A subtotal may stand before or after its"
        " rows, and may contain other subtotals.",
    )
    why = Text(
        "合计与明细不符，说明有项目漏填、重复或写错。",
        "A total that differs from its rows means that a project is missing, counted twice or mistyped.",
    )
    repair = Text(
        "按明细改正合计，或补上漏填、改正写错的项目。", "Correct the total, or the project that is missing or mistyped."
    )
    severity = Severity.ERROR
    reliability = "exact"
    basis = ("arithmetic", "form-instruction")
    bad = (
        Example(
            total="100.00",
            fiscal="100.00",
            projects=(Example(name="乙项目", total="50.00", fiscal="50.00"),),
            subtotals=(("合计", {"total": "160.00", "fiscal": "160.00"}),),
        ),
    )
    good = (
        Example(
            total="100.00",
            fiscal="100.00",
            projects=(Example(name="乙项目", total="50.00", fiscal="50.00"),),
            subtotals=(
                ("合计", {"total": "150.00", "fiscal": "150.00"}),
                ("某某局", {"total": "150.00", "fiscal": "150.00"}),
            ),
        ),
    )

    def check(self, rows: TableRows, context: Context) -> Iterator[Finding]:
        """Compare every total with the rows it covers."""
        extents = Extents(rows.rows)
        for index, total in enumerate(extents.totals):
            for key in AMOUNT_KEYS:
                stated = total.amounts[key].number if key in total.amounts else None
                if stated is None:
                    continue
                extent = extents.mismatch(index, key, stated)
                if extent is not None:
                    yield self._finding(total, key, stated, extent)

    def _finding(self, total: Subtotal, key: str, stated: Decimal, extent: Extent) -> Finding:
        gap = stated - extent.sum
        rounding = abs(gap) <= CENT * len(extent.addends)
        slip = None if rounding else slip_of(stated, extent.addends)
        names = [head.name or f"第{head.row}行" for head in extent.heads]
        note, note_en = ("，在四舍五入范围内", ", within rounding") if rounding else ("", "")
        return self.finding(
            zh=f"“{total.name_passage.text}”的{LABELS[key].zh}{written(stated)}与{len(extent.addends)}个项目之和"
            f"{written(extent.sum)}相差{written(gap, signed=True)}{note}",
            en=f"the {LABELS[key].en} {written(stated)} of “{total.name_passage.text}” {'differ' if key == 'other' else 'differs'}"
            f" from the sum of its {plural(len(extent.addends), 'project')} {written(extent.sum)} by {written(gap, signed=True)}{note_en}",
            part=key,
            at=total,
            expected=plain(extent.sum),
            actual=plain(stated),
            difference=plain(gap),
            suggestion=explanation(slip, extent.addends, names) or _default(extent.sum),
            related=[] if slip is None or slip.place is None else [Related(extent.heads[slip.place], key)],
            severity=Severity.INFO if rounding else None,
        )


def _default(total: Decimal) -> Text:
    return Text(
        f"明细无误的，改为{written(total)}；否则改正明细",
        f"if the rows are right, write {written(total)}; else correct the rows",
    )
