"""The indicators of a project beside last year's, matched once for all rules."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from jixiao.matching import Pairing, pair_indicators
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model import Indicator, Project
    from jixiao.subjects import Previous

__all__ = ["matched", "pairing", "quoted"]


@lru_cache(maxsize=1)
def _paired(project: Project, previous: Project) -> Pairing:
    return pair_indicators(project.indicators, previous.indicators)


def pairing(pair: Previous) -> Pairing:
    """Return which indicator of last year is which of this year's; nothing without last year's project."""
    return _paired(pair.project, pair.previous) if pair.previous is not None else Pairing((), ())


def matched(pair: Previous) -> Iterator[tuple[Indicator, Indicator]]:
    """Yield each indicator that last year had too, beside last year's."""
    for item, other, _ in pairing(pair).pairs:
        if other is not None:
            yield item, other


def quoted(item: Indicator, other: Indicator) -> Text:
    """Say how last year called the indicator, when it was another name."""
    if item.name.stem == other.name.stem:
        return Text("", "")
    return Text(f"（上年名称“{other.name_text}”）", f" (last year “{other.name_text}”)")
