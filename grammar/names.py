"""Indicator names: what their words say about the value that belongs to them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jixiao.grammar.levels import BLANKS
from jixiao.grammar.nodes import Name, Span
from jixiao.grammar.vocabulary import Vocabulary

__all__ = ["parse_name"]

_UNIT = re.compile(rf"[（(\[［][{BLANKS}]*(?P<unit>[^（()）\[\]［］]{{1,12}}?)[{BLANKS}]*[）)\]］][{BLANKS}]*\Z")
_RATE = re.compile("率|比例|占比|比重|覆盖面|满意度|程度")
_COUNT = re.compile("数量?|人数|次数|个数")
_GROWTH = re.compile("增长|提升|下降|降低|增加|减少|提高")
_BAD = re.compile("投诉率|差错率|流失率|事故|故障|违规|误差")


def parse_name(text: str, vocabulary: Vocabulary | None = None) -> Name:
    """Look up the words of an indicator's name."""
    vocabulary = vocabulary if vocabulary is not None else Vocabulary.builtin()
    match = _UNIT.search(text)
    unit = None
    if match is not None and match["unit"].split("/")[0] in vocabulary.words("name-units"):
        unit = match["unit"]
    stem = re.sub(f"[{BLANKS}]", "", text[: match.start()] if match is not None and unit else text)
    rate = bool(re.search(f"(?:{_RATE.pattern})$", stem))
    growth = bool(_GROWTH.search(stem))
    return Name(
        text,
        stem,
        unit,
        Span(*match.span("unit")) if match is not None and unit else None,
        rate,
        rate and not growth,
        bool(re.search(f"(?:{_COUNT.pattern})$", stem)),
        growth,
        "满意" in stem,
        -1 if _BAD.search(stem) else 0,
    )
