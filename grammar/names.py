"""Indicator names: what their last words say about the value that belongs to them."""

from __future__ import annotations

import re
from unicodedata import is_normalized

from jixiao.grammar.entry_items import leading_number
from jixiao.grammar.levels import BLANKS
from jixiao.grammar.name_words import NameWords, name_words
from jixiao.grammar.nodes import Name, Span
from jixiao.grammar.patterns import deferred
from jixiao.grammar.vocabulary import Vocabulary

__all__ = ["parse_name"]

_BRACKET = deferred(r"[（(【\[［〔][^（()）【】\[\]［］〔〕]{0,60}[）)】\]］〕]")
_LAST = deferred(
    rf"[（(【\[［〔](?P<inside>[^（()）【】\[\]［］〔〕]{{0,40}})[）)】\]］〕][{BLANKS}：:。；;，,、★☆*]*\Z"
)
_STATED = deferred(
    rf"[{BLANKS}]*(?:(?:计量|计算|度量|统计)?单位[{BLANKS}]*[：:][{BLANKS}]*)?(?:[≥≤≧≦＞＜><=＝]+[{BLANKS}]*)?(?P<unit>.*?)[{BLANKS}]*",
    re.DOTALL,
)
_NOTE = deferred(
    "(?:20[0-9]{2}年?)?(?:年度|全年|本年|本年度|当年|年末|年底|累计|年均|期末)?|含.{0,12}|不含.{0,12}|.{0,3}[必选]填.{0,6}"
)
_SIGN = deferred(rf"(?<![0-9０-９])[%％‰](?=[{BLANKS}]*\Z)")
_BLANK = deferred(f"[{BLANKS}]+")
_WIDTH = {0xFF01 + place: 0x21 + place for place in range(94)} | {
    ord("【"): "[",
    ord("】"): "]",
    ord("〔"): "[",
    ord("〕"): "]",
}
_EDGES = ":：。；;,，、.★☆*●•▪◆■□-—–·"


def parse_name(text: str, vocabulary: Vocabulary | None = None) -> Name:
    """Look up the words of an indicator's name: the last ones govern (投诉率, 投诉处理率)."""
    words = name_words(vocabulary if vocabulary is not None else Vocabulary.builtin())
    span = _unit_span(text, words)
    unit = words.spelled(text[span.start : span.end]) if span is not None else None
    stem = _stem(text, span, words)
    core = words.core(_BRACKET.sub("", stem.replace("（", "(").replace("）", ")")) or stem)
    rate, bounded = words.rate(core)
    growth = words.growth(core)
    satisfaction = "满意" in stem
    return Name(
        text,
        stem,
        unit,
        span,
        rate=rate,
        bounded=bounded and words.ending("name-growth", core) is None,
        count=not rate and not growth and words.count(core, unit),
        growth=growth,
        satisfaction=satisfaction,
        polarity=words.polarity(core),
    )


def _unit_span(text: str, words: NameWords) -> Span | None:
    """Return the unit at the end of a name: in brackets, before which may stand a note (年度), or a bare %."""
    match = _LAST.search(text)
    while match is not None:
        stated = _STATED.fullmatch(match["inside"])
        if stated is not None and words.is_unit(stated["unit"]):
            start = match.start("inside") + stated.start("unit")
            return Span(start, start + len(stated["unit"]))
        if _NOTE.fullmatch(match["inside"].strip()) is None:
            return None
        match = _LAST.search(text, 0, match.start())
    sign = _SIGN.search(text, 1)
    return Span(*sign.span()) if sign is not None else None


def _stem(text: str, unit: Span | None, words: NameWords) -> str:
    """Return the name for comparing: one width and case, without numbers, markers, blanks and the unit's bracket."""
    _, start = leading_number(text, 0, len(text))
    rest = text[start:]
    if unit is not None and unit.start >= start:
        before, behind = text[start : unit.start], text[unit.end :]
        opener = max(before.rfind(char) for char in "（(【[［〔")
        closing = re.match(rf"[{BLANKS}]*[）)】\]］〕]", behind)
        rest = before[:opener] + behind[closing.end() :] if opener >= 0 and closing else before + behind
    if rest.isalnum() and is_normalized("NFKC", rest):
        return rest.lower()
    plain = _BLANK.sub("", rest).translate(_WIDTH).lower()
    plain = words.unmarked(plain).strip(_EDGES)
    return plain or _BLANK.sub("", text).translate(_WIDTH).lower()
