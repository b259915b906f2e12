"""VAL019 deadline-outside-year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jixiao.finding import Finding, Severity
from jixiao.grammar import Kind, Value
from jixiao.grammar.dates import joined
from jixiao.grammar.patterns import deferred
from jixiao.rule import Context, Example, Rule
from jixiao.rules.value.quotation import quoted
from jixiao.rules.value.spans import leaves
from jixiao.rules.value.words import finder
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model import Indicator, Project

__all__ = ["DeadlineOutsideYear"]

_YEAR = deferred(r"(?<!\d)(?:19|20)\d{2}")
_YEARS = deferred(r"(?<!\d)(?:[2-9]|[1-9]\d)\s*(?:个?年|周年)|[二两三四五六七八九十]年|36个?月|24个?月")
_LASTING = deferred(
    r"延续|跨年|持续|经常|常年|长期|中长期|分年|分期|滚动|五规划|五”|五期|结转|续建|每年|历年|多年|一期|二期|三期"
)

_PARTLY = deferred(
    r"跨年|分年|分期|结转|续建|滚动|总(?:投资|概算|预算).*(?:当|本|今|20\d\d)年|(?:当|本|今|20\d\d)年.*总(?:投资|概算|预算)"
    r"|(?:次|下|明|以后|后续)年度?.{0,6}(?:安排|支付|投资|完工|实施)",
    re.DOTALL,
)

_NEXT = deferred("(?:次|翌|来|明|下一?)年度?")
_FIRST_HALF = ("-Q1", "-Q2", "-H1")
_elsewhen = finder("after_the_year")


class DeadlineOutsideYear(Rule):
    """The deadline of a project of one year lies in that year.

    Why: a date of another year is mostly left over from an older table, or postpones the result beyond the money.
    """

    code, name = "VAL019", "deadline-outside-year"
    title = Text("期限不在预算年度", "deadline outside the budget year")
    checks = Text(
        "单年度项目的完成期限不在预算年度内；在次年六月底以前的，或目标、金额显示分年实施的，只作提示。项目期、名称、目标或总额显示跨年的项目、质保期和有效期、"
        "年度结束后才有的自评和决算不报；表中没有年度的不报。",
        "The deadline of a project of one year is in another year than the budget; one within six months after the year, or of a project "
        "whose goal or amounts show several years, is only pointed out. Projects whose period, name, "
        "goal or total shows "
        "several years, terms of warranty or validity, and reviews and accounts that follow the year are left alone, and "
        "so are tables that state no year.",
    )
    why = Text(
        "多为沿用旧表未改，或把产出推迟到资金年度之后。",
        "Mostly copied from an older table, or put off beyond the money.",
    )
    repair = Text(
        "改为预算年度内的日期；跨年项目写明项目期。",
        "Write a date in the budget year; state the period of a longer project.",
    )
    # Not exact: that a project is of one year is told from its name, period, goal and total, and few forms state a period.
    severity, reliability = Severity.WARNING, "heuristic"
    basis = ("consistency", "review-practice")
    bad = (Example("产出指标：项目完成时间，年度指标值：2022年12月底前。", year=2023),)
    good = (
        Example("产出指标：项目完成时间，年度指标值：2023年12月底前。", year=2023),
        Example("产出指标：项目完成时间，年度指标值：2024年6月底前。", name="2023-2024年道路改造项目", year=2023),
    )

    def check(self, project: Project, context: Context) -> Iterator[Finding]:
        """Yield a finding for each deadline of another year."""
        year = project.table.year
        if year is None:
            return
        for indicator in project.indicators:
            kind = indicator.value.kind
            if _elsewhen(indicator.name_text):
                continue
            if kind is Kind.DEADLINE or kind is Kind.RANGE or kind is Kind.COMPOUND:
                for part in indicator.value.parts or (indicator.value,):
                    other = _other_year(part, year)
                    if other and not _lasting(project, year):
                        minor = _soon_after(part, year) or _over_years(project)
                        yield self._made(indicator, part, other, year, Severity.INFO if minor else None)

    def _made(self, indicator: Indicator, part: Value, other: int, year: int, severity: Severity | None) -> Finding:
        text, begin = indicator.value.text, max(0, part.tree.span.start)
        named = _NEXT.search(text, begin) if (start := text.find(str(other), begin)) < 0 else None
        shown = quoted(part.text.strip())
        return self.finding(
            named.span() if named else (start, start + 4) if start >= 0 else None,
            part="value",
            at=indicator,
            zh=f"期限“{shown}”不在预算年度 {year} 年内，请核对",
            en=f"the deadline “{shown}” is outside the budget year {year}; check it",
            expected=year,
            actual=other,
            severity=severity,
        )


def _other_year(part: Value, year: int) -> int | None:
    """Return the year of a deadline, or the first one of a period wholly outside, that is not ``year``."""
    first, last = map(_year_of, _dates(part, year))
    if first is None or last is None or first <= year <= last:
        return None
    return first


def _dates(part: Value, year: int) -> tuple[object, object]:
    """Return both ends of a deadline or period; those that begin in the year after (次年1月底) with that year."""
    ends = (part.date, part.date) if part.kind is Kind.DEADLINE else (part.low, part.high)
    if not isinstance(ends[0], str) or not ends[0].startswith("--"):
        return ends
    dates = (leaf for leaf in leaves(part.tree) if leaf.type == "date")
    first = next(dates, None)
    start = part.tree.span.start
    if first is None or _NEXT.match(part.text, first.span.start - start) is None:
        return ends
    following = str(year + 1)
    return joined(following, ends[0]), joined(following, str(ends[1]))


def _soon_after(part: Value, year: int) -> bool:
    """Tell whether the last date is in the first half of the next year, when many a work of the year is closed."""
    last = str(_dates(part, year)[1])
    return f"{year + 1}-01" <= last[:7] <= f"{year + 1}-06" or (last[:4] == str(year + 1) and last[4:] in _FIRST_HALF)


def _over_years(project: Project) -> bool:
    """Tell whether goal or remarks on the amounts say that the money of the year is only a part."""
    return _PARTLY.search(project.goal.text) is not None or any(
        _PARTLY.search(amount.passage.text) for amount in project.amounts.values()
    )


def _year_of(date: object) -> int | None:
    return int(date[:4]) if isinstance(date, str) and date[:4].isdecimal() else None


def _lasting(project: Project, year: int) -> bool:
    """Tell whether anything shows that the project is not one of this year alone."""
    if project.total_goal.text.strip() or any(amount.number for amount in project.amounts_total.values()):
        return True
    texts = [project.name or "", *(project.facts[key].text for key in ("period", "attribute") if key in project.facts)]
    if any(_YEARS.search(text) or _LASTING.search(text) for text in texts):
        return True
    stated = {int(found) for text in (*texts, project.goal.text) for found in _YEAR.findall(text)}
    return bool(stated - {year})
