"""Phrases of running prose and of bracketed entries: where the name ends and where the value begins."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from jixiao.grammar.entry_ends import Ends
from jixiao.grammar.entry_marks import LETTER, marks_of
from jixiao.grammar.entry_numbers import BULLETS, DIGIT, TO_TEN
from jixiao.grammar.levels import BLANK_CHARS, BLANKS
from jixiao.grammar.nodes import Span
from jixiao.grammar.patterns import alternatives, deferred

if TYPE_CHECKING:
    from jixiao.grammar.vocabulary import Vocabulary

__all__ = ["EDGES", "Clause", "Clauses", "clauses_of", "named", "trimmed"]

EDGES = BLANK_CHARS | frozenset("，,、；;：:。.．|｜")
"""What separates the parts of a cell and belongs to none of them."""
_LEAD = EDGES | frozenset(f"-－—–/／·{BULLETS}")
_OPENERS = {
    "）": "（(",
    ")": "（(",
    "】": "【",
    "]": "[［",
    "］": "[［",
    "〕": "〔",
    "」": "「",
    "｝": "{｛",
    "}": "{｛",
}
_SIGN = deferred(r"[≥≧≤≦＞＜><=＝═≈±⩾⩽≮≯﹥﹤]")
_QUANTITY = deferred(rf"[{DIGIT}①-⓿≥≧≤≦＞＜><=＝═≈±⩾⩽≮≯﹥﹤]")
_COLON = deferred(rf"(?<![{DIGIT}])[：:]|[：:](?![{DIGIT}])")
_LETTERS = deferred(LETTER)
_BRACKETS = 300
_SCORE = deferred(rf"[{DIGIT}.．]{{1,5}}分|权重.{{0,6}}")
_NUMBER = rf"(?:(?<![{DIGIT}])(?<![{DIGIT}][:：.．])[{DIGIT}]++(?:[:：][{DIGIT}]++)?+(?:[,，][{DIGIT}]{{3}}){{0,6}}+(?:[.．][{DIGIT}]++)?|百分之(?:{TO_TEN}|[百零]|点){{1,9}}+|[*＊XxＸ]{{2,9}}+)"
_HAN_NUMBER = "[一二两三四五六七八九十百千万零半]{1,9}+"
_BEFORE_NUMBER = rf"(?=[{BLANKS}]*+(?:[{DIGIT}两百千半*＊±+＋-]|{TO_TEN}|[XxＸ]{{2}}|第))"
_DATE = (
    rf"(?:(?:20[{DIGIT}]{{2}}年)?(?:[{DIGIT}]{{1,2}}月(?:[{DIGIT}]{{1,2}}[日号]|[上中下]旬|底|末|份)?|年?底|第?[一二三四1-4]季度|[上下]半年)"
    rf"|20[{DIGIT}]{{2}}[.．/-][{DIGIT}]{{1,2}}(?:[.．/-][{DIGIT}]{{1,2}})?|20[{DIGIT}]{{2}}年?)"
)
_TAIL = "(?:（含）|\\(含\\)|及以上|及以下|以上|以下|以内|之内|左右|以前|之前|前|内|完成|到位|办结|覆盖|达标|底|末|份)*+"


class Clause(NamedTuple):
    """Name and value of one phrase.

    ``name`` is None for a value alone; both are the same span where they cannot be parted. ``clear``: the value is a
    quantity, and a name stands before it.
    """

    name: Span | None
    value: Span | None
    clear: bool = False


def trimmed(text: str, start: int, end: int, lead: frozenset[str] = EDGES) -> Span:
    """Return ``start`` to ``end`` without the blanks and separators around."""
    while end > start and text[end - 1] in EDGES:
        end -= 1
    while start < end and text[start] in lead:
        start += 1
    return Span(start, end)


def named(text: str, start: int, end: int) -> Span:
    """Return ``start`` to ``end`` without the blanks, separators and bullets around a name."""
    return trimmed(text, start, end, _LEAD)


class Clauses:
    """The compiled patterns of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        starts = vocabulary.section("value-starts")
        units = {*vocabulary.section("name-units")["unit"].words}
        if "units" in vocabulary.sections:
            units.update(vocabulary.words("units"))
        period = alternatives(vocabulary.words("name-periods"))
        self._marks = marks_of(vocabulary)
        self._verbs = frozenset(vocabulary.words("clause-verbs"))
        self._word = re.compile(
            f"{alternatives(starts['always'].words)}|{alternatives(starts['numeric'].words)}(?:每{period}){{0,3}}{_BEFORE_NUMBER}"
        )
        unit, per = alternatives(units), f"(?:[/／·每]{period}){{0,3}}+"
        self._unit = re.compile(f"(?:个?{unit})?{per}")
        quantity = f"(?:{_NUMBER}[十百千万亿]{{0,3}}+[余多]?(?:个?{unit})?{per}|{_HAN_NUMBER}[余多]?个?{unit}{per})"
        span = f"(?:{_DATE}{_TAIL}(?:[-－—–~～至到]{{1,2}}{_DATE})?|{quantity}(?:[-－—–~～至到]{{1,2}}{quantity})?)"
        self._quantity = re.compile(f"(?:第|(?:每{period}){{1,3}}+|各)?(?:约|近|共)?{span}{_TAIL}\\Z")
        self._ends = Ends(vocabulary, unit)
        adverb, state = (
            alternatives(vocabulary.words("clause-adverbs")),
            alternatives(vocabulary.words("clause-states")),
        )
        self._state = re.compile(f"(?:{adverb}){{1,3}}{state}\\Z")
        self._bare_state = re.compile(f"{state}\\Z")
        states = f"(?:{adverb}){{0,3}}{state}"
        self._alone = re.compile(f"{alternatives(vocabulary.words('clause-alone'))}\\Z|{states}\\Z")
        self._noun = re.compile(f"{alternatives(vocabulary.words('clause-nouns'))}\\Z")

    def part(self, text: str, start: int, end: int, *, bracketed: bool) -> Clause:
        """Part one phrase into name and value. ``bracketed``: a bracket at the end holds the value, as in F2."""
        label = self._marks.name_label.match(text, start, end)
        start, end = trimmed(text, label.end() if label else start, end)
        if self._alone.match(text, start, end):
            return Clause(None, Span(start, end))
        start = named(text, start, end).start
        clause = self._by_bracket(text, start, end, bracketed=True) if bracketed else None
        clause = clause or self._by_colon(text, start, end) or self._by_comparison(text, start, end)
        clause = clause or self._by_time(text, start, end)
        clause = clause or self._by_quantity(text, start, end) or self._by_state(text, start, end)
        clause = clause or self._before_note(text, start, end)
        if clause is None and not bracketed:
            clause = self._by_bracket(text, start, end, bracketed=False)
        return clause or Clause(Span(start, end), Span(start, end))

    def measures(self, text: str, clause: Clause) -> bool:
        """Say whether the name of a clause ends with a noun of measure (完成率, 人数)."""
        return clause.name is not None and self._noun.search(text, *clause.name) is not None

    def quantified(self, text: str, clause: Clause) -> bool:
        """Say whether the value of a clause holds digits or a sign."""
        return clause.value is not None and _quantified(text, clause.value)

    def _by_bracket(self, text: str, start: int, end: int, *, bracketed: bool) -> Clause | None:
        """``名称(值)``: the last bracket, unless it holds a unit or a remark on a value before it."""
        opener = _opener(text, start, end)
        if opener is None:
            return None
        inside = trimmed(text, opener + 1, end - 1)
        name = named(text, start, opener)
        if inside.start == inside.end or name.start == name.end or self._unit.fullmatch(text, *inside):
            return None
        if _SCORE.fullmatch(text, *inside) and (_SIGN.search(text, *name) or self._quantity.search(text, *name)):
            return None
        if _quantified(text, inside):
            return Clause(name, inside, clear=True)
        stated = bool(_SIGN.search(text, *name) or self._quantity.search(text, *name))
        return Clause(name, inside) if not stated and (bracketed or self._alone.match(text, *inside)) else None

    def _before_note(self, text: str, start: int, end: int) -> Clause | None:
        """``名称3期（15分）``: a remark behind the quantity stays with the value."""
        opener = _opener(text, start, end)
        clause = self._by_quantity(text, start, opener) if opener is not None else None
        if clause is None or clause.value is None or clause.name == clause.value:
            return None
        return clause._replace(value=Span(clause.value.start, end))

    def _by_colon(self, text: str, start: int, end: int) -> Clause | None:
        """``名称：值``, at the first colon outside brackets that is not part of a ratio or a time."""
        for match in _COLON.finditer(text, start, end):
            if _unclosed(text, start, match.start()):
                continue
            name, value = named(text, start, match.start()), trimmed(text, match.end(), end)
            if name.start < name.end:
                return Clause(name, value, clear=_quantified(text, value))
        return None

    def _by_comparison(self, text: str, start: int, end: int) -> Clause | None:
        """``名称≥值``, ``名称不少于值``: a sign, else a word, with a name before it."""
        letter = _LETTERS.search(text, start, end)
        leading = self._word.match(text, start, end)
        if letter is not None:
            for match in chain(_SIGN.finditer(text, letter.end(), end), self._word.finditer(text, letter.end(), end)):
                if leading is not None and match.start() < leading.end():  # the 超过 of 不超过
                    continue
                name = named(text, start, match.start())
                if name.start < name.end and not _unclosed(text, start, match.start()):
                    value = Span(match.start(), end)
                    return Clause(name, value, clear=_quantified(text, value))
        alone = _SIGN.match(text, start, end) or leading
        return Clause(None, Span(start, end)) if alone else None

    def _by_time(self, text: str, start: int, end: int) -> Clause | None:
        """``时效当日播出``: a time in words behind its noun, unless what follows ends in a noun of measure (当日完成率)."""
        place = self._ends.time(text, start, end)
        if place is None or self._noun.search(text, place, end):
            return None
        return Clause(named(text, start, place), Span(place, end), clear=_quantified(text, Span(place, end)))

    def _by_quantity(self, text: str, start: int, end: int) -> Clause | None:
        """``名称3期``, ``名称多期``: a number with its unit, a date, or a count without a number, at the end."""
        match = self._quantity.search(text, start, end)
        place = match.start() if match is not None else self._ends.count(text, start, end)
        if place is None:
            return None
        event = self._ends.event(text, start, place)
        if event is not None:
            return Clause(named(text, start, event), Span(event, end), clear=True)
        name = named(text, start, place)
        if name.start == name.end:
            return Clause(None, Span(start, end))
        clear = match is not None
        if name.end - name.start < 2 or text[name.start : name.end] in self._verbs:
            return Clause(Span(start, end), Span(start, end), clear)
        return Clause(name, Span(place, end), clear)

    def _by_state(self, text: str, start: int, end: int) -> Clause | None:
        """``服务水平显著提升``: a state behind an adverb, or behind a noun of measure."""
        match = self._state.search(text, start, end)
        if match is None:
            match = self._bare_state.search(text, start, end)
            if match is None or self._noun.search(text, start, match.start()) is None:
                return None
        name = named(text, start, match.start())
        if name.end - name.start < 2:
            return Clause(None, Span(start, end))
        return Clause(name, Span(match.start(), end))


def _opener(text: str, start: int, end: int) -> int | None:
    """Return where the bracket opens that closes at ``end``, None without one."""
    if end - start < 2 or text[end - 1] not in _OPENERS:
        return None
    openers, closer, depth = _OPENERS[text[end - 1]], text[end - 1], 0
    for position in range(end - 1, max(start, end - _BRACKETS) - 1, -1):
        if text[position] == closer or (text[position] in _OPENERS and _OPENERS[text[position]] == openers):
            depth += 1
        elif text[position] in openers:
            depth -= 1
            if not depth:
                return position
    return None


def _unclosed(text: str, start: int, end: int) -> bool:
    """Say whether ``end`` lies inside a bracket that opens behind ``start``."""
    start = max(start, end - _BRACKETS)
    opened = max(text.rfind("（", start, end), text.rfind("(", start, end), text.rfind("“", start, end))
    return opened >= 0 and max(text.rfind(close, opened, end) for close in "）)”") < 0


def _quantified(text: str, span: Span) -> bool:
    """Say whether a value holds digits or a sign."""
    return _QUANTITY.search(text, *span) is not None


@lru_cache(maxsize=16)
def clauses_of(vocabulary: Vocabulary) -> Clauses:
    """Return the patterns of ``vocabulary``, compiled once."""
    return Clauses(vocabulary)
