"""One row of a wide table, and how the parts of a project that stand in several rows become one."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from jixiao.grammar.patterns import deferred
from jixiao.model import NO_PASSAGE
from jixiao.plugins.forms.scope import filled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.model import Amount, Passage, Problem
    from jixiao.sheet import Cell

__all__ = ["ENDS", "WideRow", "was_cut"]

ENDS = tuple("。；;！？!?.】")
_STARTS = deferred(
    r"[\s\u3000]*(?:(\d{1,3})\s*[、.．)）](?!\d)|[（(](\d{1,3})[)）]|[一二三四五六七八九十]{1,2}、|【|\[|[①-⑳])"
)
_NUMBERS = deferred(r"(?:^|[。；;\s])(\d{1,3})\s*[、.．](?!\d)")
_CLASS = deferred(r"[^:：]{1,30}[:：]")
_TEXTS = ("name", "goal", "total_goal", "indicators")


@dataclass(slots=True)
class WideRow:
    """One project as far as it was read: the passages of its cells and the rows they stand in."""

    rows: list[int]
    name: Passage
    amounts: dict[str, Amount]
    amounts_total: dict[str, Amount]
    goal: Passage
    total_goal: Passage
    indicators: Passage
    series: dict[int, Passage]
    facts: dict[str, Passage]
    hidden: bool
    anchor: Cell | None
    problems: Sequence[Problem] = ()
    joined: Sequence[int] = ()

    def has_figures(self) -> bool:
        """Tell cheaply whether an amount of this row itself is in figures, which no row of signatures holds."""
        for passage, _ in self.amounts.values():
            if passage.text and passage.text.isascii() and len(passage.fragments) == 1:
                return passage.fragments[0].row == self.rows[0]
        return False

    def repeats(self, upper: WideRow) -> bool:
        """Tell whether everything but the indicators is that of the row right above."""
        said = {key: item.passage.text for key, item in self.amounts.items()}
        return (
            self.rows[0] == upper.rows[-1] + 1
            and self.goal.text == upper.goal.text
            and said == {key: item.passage.text for key, item in upper.amounts.items()}
            and all(text.text == upper.facts[key].text for key, text in self.facts.items() if key in upper.facts)
        )

    def begins_anew(self, upper: WideRow) -> bool:
        """Tell whether the list of indicators begins again with 1 and the same class: another project, and not the rest of one."""
        lists = [item.indicators.text.strip() for item in (upper, self)]
        if any(_number(_STARTS.match(text)) != 1 or _last_number(text) <= 1 for text in lists):
            return False
        first, second = (_CLASS.match(text) for text in lists)
        return first is not None and second is not None and first[0].split() == second[0].split()

    def further(self, upper: WideRow) -> WideRow:
        """Return what a row adds to the one above it, which it repeats."""
        series = {
            column: text
            for column, text in self.series.items()
            if column not in upper.series or not _ends_with(upper.series[column].text, text.text)
        }
        return replace(self, name=NO_PASSAGE, goal=NO_PASSAGE, total_goal=NO_PASSAGE, series=series)

    def join(self, other: WideRow, separator: str) -> None:
        """Append the row below, without losing a character."""
        self.rows.extend(other.rows)
        for name in _TEXTS:
            lower = getattr(other, name)
            upper = getattr(self, name)
            if lower.text:
                setattr(self, name, upper.joined(lower, separator) if upper.text else lower)
        for column, lower in other.series.items():
            upper = self.series.get(column)
            self.series[column] = upper.joined(lower, separator) if upper is not None else lower
        for target, source in ((self.amounts, other.amounts), (self.amounts_total, other.amounts_total)):
            for key, amount in source.items():
                if amount.passage.text and not (key in target and target[key].passage.text):
                    target[key] = amount
        self.hidden = self.hidden or other.hidden


def _ends_with(text: str, line: str) -> bool:
    return f"\n{text}".endswith(f"\n{line}")


def was_cut(upper: WideRow, lower: WideRow, *, money: bool) -> bool:
    """Tell whether the row before a repeated header and the one after it are one project.

    ``money``: the table has amounts, of which a cut project has them in one of its two rows only.
    """
    if money and filled(upper.amounts) == filled(lower.amounts):
        return False
    upper_text, lower_text = _longest(upper), _longest(lower)
    fresh = _STARTS.match(lower_text.lstrip())
    if lower.indicators.text and upper.indicators.text:
        return not fresh or _number(fresh) == _last_number(upper.indicators.text) + 1 > 1
    if lower.goal.text and upper.goal.text and not upper.goal.text.endswith(ENDS):
        return True
    return bool(upper_text and lower_text) and not upper_text.endswith(ENDS) and not fresh


def _longest(part: WideRow) -> str:
    """Return the text in which a page break would show: the indicators, else the goal."""
    return (part.indicators.text or part.goal.text or part.name.text).rstrip()


def _number(match: re.Match[str] | None) -> int:
    digits = (match[1] or match[2]) if match else None
    return int(digits) if digits else 0


def _last_number(text: str) -> int:
    """Return the number of the last entry of an indicator cell, 0 without one."""
    numbers = _NUMBERS.findall(text)
    return int(numbers[-1]) if numbers else 0
