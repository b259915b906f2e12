"""Multi-year targets in a block of their own: they belong to the annual indicator of the same name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.plugins.forms import account as reasons
from jixiao.plugins.forms.words import squeeze

if TYPE_CHECKING:
    from jixiao.model import Indicator
    from jixiao.plugins.forms.account import Account

__all__ = ["Horizon"]


class Horizon:
    """Keeps the indicators of a multi-year block until the annual ones are known.

    Without any annual block they are the indicators themselves.
    """

    def __init__(self, *, several: bool) -> None:
        self.several = several
        self._annual = not several
        self._kept: list[tuple[Indicator, int]] = []
        self._used: set[int] = set()
        self._waiting: list[Indicator] = []

    def turn(self, *, several: bool) -> None:
        """Note that a block of the other or the same period begins."""
        self.several = several
        self._annual = self._annual or not several

    def keep(self, indicator: Indicator, row: int) -> None:
        """Keep a multi-year indicator; complete an annual one of that name read before."""
        self._kept.append((indicator, row))
        name = squeeze(indicator.name_text)
        for annual in self._waiting:
            if squeeze(annual.name_text) == name and not annual.total_value_passage.text:
                annual.total_value_passage = indicator.value_passage
                self._used.add(row)
                break

    def completed(self, indicator: Indicator) -> Indicator:
        """Return an annual indicator with the multi-year value of the same name."""
        name = squeeze(indicator.name_text) if self._kept else ""
        for kept, row in self._kept:
            if row not in self._used and squeeze(kept.name_text) == name:
                indicator.total_value_passage = kept.value_passage
                self._used.add(row)
                break
        self._waiting.append(indicator)
        return indicator

    def closed(self, account: Account) -> list[Indicator]:
        """Return the kept ones if they are all there is, else account for those without an annual counterpart.

        They are marked where there is a block for the budget year and nothing in it.
        """
        if not self._waiting:
            for indicator, _ in self._kept:
                indicator.guessed += ("period",) if self._annual else ()
            return [indicator for indicator, _ in self._kept]
        for _, row in self._kept:
            if row not in self._used:
                account.ignore(row, reasons.OTHER_PERIOD)
        return []
