"""Columns below one header of values that are named by a period alone: 实施期 | 2024年, 2022年实际 | 2024年目标."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from jixiao.grammar.patterns import deferred
from jixiao.plugins.forms.spelling import BRACKET, YEAR, YEARS, is_year, squeeze
from jixiao.plugins.forms.words import HeaderWord

if TYPE_CHECKING:
    from jixiao.plugins.forms.header_columns import Column
    from jixiao.plugins.forms.words import Words

__all__ = ["with_periods", "year_of"]

_PERIOD_ALONE = deferred(
    r"(?:年度|本年|当年|全年|今年|当期|本期|年|中长期|中期|长期|周期|总体|实施|项目|政策|规划|整体|全|生命|[三五]年|期|总|内|本"
    r"|预期|计划|绩效|目标|指标|值|数|要求|设定|申报|预算|拟|应|达到|完成)+"
)
_EARLIER = ("前年", "上年", "去年", "往年", "上一年")
_DONE = ("实际", "完成", "预计", "执行")
_YEAR_NUMBER = deferred(r"(?:19|20)\d{2}")


def with_periods(columns: Sequence[Column], words: Words) -> list[Column]:
    """Give columns of one group of values the period that their words say, where every word of the group says one."""
    found: list[Column] = []
    for parent, members in groupby(columns, key=lambda item: item.path[-2] if len(item.path) > 1 else None):
        group = list(members)
        over = words.column(parent.text) if parent is not None else None
        if over is not None and over.field == "value" and len(group) > 1:
            group = _settled(group, words)
        found += group
    return found


def _settled(group: list[Column], words: Words) -> list[Column]:
    """Return the columns of one group with the meaning of their periods, or as they are."""
    if all(is_year(item.text) for item in group):
        return group
    latest = max((year for item in group if (year := year_of(item.text))), default="")
    meanings = [_meaning(item.text, latest, words) for item in group]
    targets = [word for word in meanings if word is not None and word.field == "value"]
    if not targets or any(word is None for word in meanings):
        return group
    return [item._replace(word=word) for item, word in zip(group, meanings, strict=True)]


def _meaning(text: str, latest: str, words: Words) -> HeaderWord | None:
    """Return what one text means: a target of the year or of several years, or the past; None if it says more."""
    word = squeeze(text)
    year = year_of(text)
    if any(earlier in word for earlier in _EARLIER) or (year and year < latest and any(done in word for done in _DONE)):
        return HeaderWord("previous")
    period = words.period(text)
    rest = YEAR.sub("年", YEARS.sub("期", BRACKET.sub("", word)))
    return HeaderWord("value", period) if period and _PERIOD_ALONE.fullmatch(rest) else None


def year_of(text: str) -> str:
    """Return the one year that a text names; a span of years is none."""
    word = squeeze(text)
    found = _YEAR_NUMBER.findall(word)
    return found[0] if len(found) == 1 and not YEARS.search(word) else ""
