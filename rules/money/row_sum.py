"""AMT001 row-sum."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.finding import Related, Severity
from jixiao.rule import Example, Rule
from jixiao.rules.money.amounts import ASIDE, CENT, LABELS, NOTHING, SOURCES, plain, written
from jixiao.rules.money.slips import explanation, slip_of
from jixiao.rules.value.quotation import quoted
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Amounts, Project
    from jixiao.rule import Context

__all__ = ["RowSum"]

_NO_SOURCE = frozenset({"carry", "upper", "unknown"})
"""Lines of a form for money that a total comprises beside its sources: carried over, from above, or from where nobody knows."""


class RowSum(Rule):
    """The total of a project is the sum of its sources.

    Why: the budget is appropriated by source; when the sources do not add up, one of the amounts is wrong.
    """

    code, name = "AMT001", "row-sum"
    title = Text("分项资金不等于总计", "sources do not add up to the total")
    checks = Text(
        "同一项目的总计等于各资金来源之和；空白视为零。差额不超过 0.005×有金额的来源数的视为四舍五入，只作提示。"
        "表中只有一列来源，或另有结转、上级资金、名称不认识的来源栏时，只查是否大于总计；表格上方的结转、上级资金和名称不认识的来源，差额超过其金额的照报，并把它算进分项之和。自评表的年初预算数、执行数两栏同样核对，与预算一栏数字完全相同的只报一次；有来源没有填写这一栏的，只查是否大于总计。来源分层填列（一、＞（一）＞1.，其中：）的，"
        "只要有一种读法与总计相符就不报。来源的金额不是数字时不查。",
        "A project's total is the sum of its sources; a blank counts as zero. A difference of at most 0.005 times the"
        " number of sources with an amount is rounding, and info. With one column of sources only, or a line for money"
        " carried over, from above or of a source that is not known, they must not exceed the total; a line above the grid for these, or for a source that is not known, excuses no more than its amount, which is then added to the sources."
        " The columns 年初预算数 and 执行数 of a self-evaluation are added up likewise, once where they repeat the budget's numbers; where a source is blank there, they must not exceed the total."
        " Where sources have details below them (一、 >"
        " （一） > 1., 其中：), nothing is said if any reading makes up the total. Nothing is said while an amount is prose.",
    )
    why = Text(
        "资金按来源批复，分项与总计不符就有一个数是错的。",
        "Money is approved by source; if the sources do not add up, one amount is wrong.",
    )
    repair = Text("核对各来源与总计，改正写错的一个。", "Check the sources and the total and correct the wrong one.")
    severity = Severity.ERROR
    reliability = "exact"
    basis = ("arithmetic", "import-gate")
    requires = ("total",)
    bad = (
        Example(total="120.00", fiscal="100.00", other="10.00"),
        Example(total="1,200.50", fiscal="1,000.00", special_account="100.50", other="10.00"),
    )
    good = (
        Example(total="120.00", fiscal="100.00", other="20.00"),
        Example(total="120.00", fiscal="100.00"),
        Example(total="120.00", fiscal="120.00", special_account="", other=""),
    )

    def check(self, project: Project, context: Context) -> Iterator[Finding]:
        """Add up the sources of the budget year, of the whole project, and of each further column of a self-evaluation."""
        lacks = bool(project.table.columns & _NO_SOURCE)
        if not _adds_up(project.amounts):
            yield from self._check(project, project.amounts, "", lacks=lacks)
        if project.amounts_total and not _adds_up(project.amounts_total):
            yield from self._check(project, project.amounts_total, "all:", lacks=lacks)
        told = [project.amounts]
        for name, column in project.execution.columns.items():
            if not _adds_up(column.amounts) and not any(_are_equal(column.amounts, item) for item in told):
                yield from self._check(project, column.amounts, f"{name}:", lacks=column.lacks, head=column.head.text)
            told.append(column.amounts)

    def _check(
        self, project: Project, amounts: Amounts, prefix: str, *, lacks: bool, head: str = ""
    ) -> Iterator[Finding]:
        total = amounts.get("total")
        if total is None or total.number is None:
            return
        given = [(key, amounts[key]) for key in SOURCES if key in amounts]
        numbers = [(key, item.number) for key, item in given if item.number is not None]
        if not numbers or any(item.number is None and item.passage.text.strip() not in NOTHING for _, item in given):
            return
        gap = total.number - sum((number for _, number in numbers), Decimal(0))
        if abs(gap) < CENT or (gap > 0 and (len(given) == 1 or lacks)):
            return
        numbers += [(key, item.number) for key in ASIDE if (item := amounts.get(key)) and item.number is not None]
        addends = [number for _, number in numbers]
        expected = sum(addends, Decimal(0))
        gap = total.number - expected
        rounding = abs(gap) <= CENT * sum(map(bool, addends))
        note, note_en = ("，在四舍五入范围内", ", within rounding") if rounding else ("", "")
        slip = None if rounding else slip_of(total.number, addends)
        parts = "、".join(f"{LABELS[key].zh}{written(number)}" for key, number in numbers)
        parts_en = ", ".join(f"{LABELS[key].en} {written(number)}" for key, number in numbers)
        within = Text(f"“{quoted(head)}”一栏的", f"in the column “{quoted(head)}”, ") if head else Text("", "")
        labels = [LABELS[key].zh for key, _ in numbers]
        yield self.finding(
            zh=f"{within.zh}总计{written(total.number)}与分项之和{written(expected)}（{parts}）相差{written(gap, signed=True)}{note}",
            en=f"{within.en}the total {written(total.number)} differs from the sum of its sources {written(expected)}"
            f" ({parts_en}) by {written(gap, signed=True)}{note_en}",
            part=f"{prefix}total",
            expected=plain(expected),
            actual=plain(total.number),
            difference=plain(gap),
            suggestion=explanation(slip, addends, labels) or _check_all(expected),
            related=[Related(project, f"{prefix}{key}") for key, _ in numbers],
            severity=Severity.INFO if rounding else None,
        )


def _adds_up(amounts: Amounts) -> bool:
    """Tell at once that nothing is left of a total, or that there is none; most projects end here."""
    total = amounts.get("total")
    if total is None or total.number is None:
        return True
    rest = total.number
    for key in SOURCES:
        item = amounts.get(key)
        if item is not None and item.number is not None:
            rest -= item.number
    return not rest


def _are_equal(amounts: Amounts, others: Amounts) -> bool:
    """Tell whether two columns say the same: what is wrong with both was copied, and is told once."""
    return all(_number(amounts, key) == _number(others, key) for key in ("total", *SOURCES))


def _number(amounts: Amounts, key: str) -> Decimal:
    found = amounts.get(key)
    return (found.number if found is not None else None) or Decimal(0)


def _check_all(expected: Decimal) -> Text:
    return Text(
        f"分项无误的，总计改为{written(expected)}；否则改正分项",
        f"if the sources are right, make the total {written(expected)}; else correct the sources",
    )
