"""Labels above a grid: which cells are labels, and ``label：value`` pairs inside one cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.grammar.patterns import deferred
from jixiao.plugins.forms.funds import FUND_FIELDS
from jixiao.plugins.forms.money import number_of
from jixiao.plugins.forms.words import HeaderWord, plain, squeeze

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from jixiao.plugins.forms.words import Words
    from jixiao.sheet import Cell

__all__ = ["IDENTITY", "YEARS_TOTAL", "Labels"]

YEARS_TOTAL = HeaderWord("total", "annual")

IDENTITY = frozenset(
    {"project", "department", "authority", "organisation", "code", "period", "year", "person", "attribute"}
)
"""Labels that ask for a name or a word of their own."""
_PAIR = deferred(r"([^\s:：（(]{2,14}(?:[（(][^）)]{1,12}[）)][^\s:：（()）]{0,6})?)\s*[:：]")
_NUMBERED_GOAL = deferred(r"(?:绩效)?目标\s*[0-9一二三四五六七八九十]")
_LEAD_IN = deferred(r"其\s*中\s*[:：]?|[(（]?[0-9一二三四五六七八九十]{1,2}[)）、.．]")
_THIS_YEAR = r"(?:其中:?)?(?:本年度?|当年|今年|年度|(?:19|20)\d{2}年度?)"
_YEARS_MONEY = deferred(rf"{_THIS_YEAR}(?:安排|投入)")
_YEAR_ALONE = deferred(_THIS_YEAR)
_LONGEST = 60
_OTHERS = frozenset({"其他", "其它"})
_LONGEST_PAIRS = 400


class Labels:
    """Answers what a cell above a grid is a label of."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def of(self, cell: Cell) -> HeaderWord | None:
        """Return what a label means; numbers and long texts are no labels."""
        text = cell.text
        if len(text) > _LONGEST or number_of(text) is not None:
            return None
        word = self._words.fact(text)
        if word is None and _YEARS_MONEY.fullmatch(squeeze(text)):
            return YEARS_TOTAL
        if (
            word is not None
            and word.field == "project"
            and "名" not in plain(text)
            and not self._words.names_fact(text)
        ):
            return None
        return word

    def is_years_share(self, cell: Cell, following: Cell) -> bool:
        """Tell whether a bare 本年度 with a number behind it means the year's share of the total before it."""
        return number_of(following.text) is not None and bool(_YEAR_ALONE.fullmatch(squeeze(cell.text)))

    def asks_for(self, word: HeaderWord, cell: Cell) -> bool:
        """Tell whether a text that could be a label is the name or word that the label before it asks for."""
        if word.field not in IDENTITY or cell.text.rstrip().endswith(("：", ":")):
            return False
        other = self._words.exact_fact(cell.text)
        if other in FUND_FIELDS and word.field != "project" and plain(cell.text) not in _OTHERS:
            return False  # a 项目类型 may be 其他, but no 金额
        return other is None or other not in IDENTITY

    def names_block(self, own: Sequence[Cell], word: HeaderWord) -> bool:
        """Tell whether 年度绩效目标 only stands before 预期目标 and 完成情况, which head the texts below."""
        beside = self.of(own[1]) if len(own) > 1 else None
        return word.field == "goal" and beside is not None and beside.field == "goal" and not beside.period

    def begins_pair(self, text: str) -> bool:
        """Tell whether a text begins with any label and a colon."""
        match = _PAIR.match(text.strip())
        return match is not None and self._words.fact(match[1]) is not None and not _NUMBERED_GOAL.match(match[1])

    def is_pair(self, cell: Cell) -> bool:
        """Tell whether a cell holds a label together with its value: 财政拨款：200万元."""
        text = cell.text.strip()
        match = _PAIR.match(text)
        word = self._words.fact(match[1]) if match else None
        if match is None or word is None or word.field not in FUND_FIELDS | IDENTITY:
            return False
        return bool(text[match.end() :].strip())

    def pairs(self, text: str) -> list[tuple[HeaderWord, int, int, int]]:
        """Return the pairs of a text: what the label means, where the label begins, and where the value begins and ends."""
        if len(text) > _LONGEST_PAIRS:
            return []
        found: list[tuple[HeaderWord, re.Match[str]]] = []
        for match in _PAIR.finditer(text):
            if not found and _LEAD_IN.sub("", text[: match.start()]).strip():
                return []  # the first pair stands at the beginning
            word = self._words.fact(match[1])
            if word is not None and not _NUMBERED_GOAL.match(match[1]):
                found.append((word, match))
        if not found:
            return []
        ends = [match.start() for _, match in found[1:]] + [len(text)]
        return [(word, match.start(), match.end(), end) for (word, match), end in zip(found, ends, strict=True)]
