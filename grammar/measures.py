"""What one phrase says by itself: its sign, number, unit, denominator, date or place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.grammar.drafts import Draft, Measured
from jixiao.grammar.figures import Figure, figure
from jixiao.grammar.nodes import Kind, Span
from jixiao.grammar.numerals import NUMERALS

if TYPE_CHECKING:
    from jixiao.grammar.drafts import Written
    from jixiao.grammar.lexicon import Lexicon
    from jixiao.grammar.phrases import Amount, Phrase
    from jixiao.grammar.scanner import Word

__all__ = ["Reader"]

_TURNED = {">=": "<=", ">": "<", "<=": "<=", "<": "<", "=": "="}
"""At least the third place is a place number of at most three."""


class Reader:
    """Reads phrases of one text with one lexicon."""

    __slots__ = ("lexicon", "text")

    def __init__(self, lexicon: Lexicon, text: str) -> None:
        self.lexicon = lexicon
        self.text = text

    def words(self, word: Word) -> str:
        """Return the characters of a word."""
        return self.text[word.start : word.end]

    def measure(self, phrase: Phrase) -> Draft:
        """Read ``≥2次/天``; a ± makes it a range."""
        amount = phrase.amounts[0]
        draft = Draft(Kind.COMPARISON, phrase.start, phrase.end)
        draft.words = phrase.words
        main = self._measured(amount)
        if amount.figure.type == "MASK":
            named = not self.stated(phrase.lead) and main.unit != "%" and phrase.end < len(self.text.rstrip())
            draft.kind, draft.quantified, draft.unit = Kind.PLACEHOLDER, False, None if named else main.unit
            return draft
        draft.numbers = (main,)
        draft.unit = main.unit
        if amount.per:
            draft.per = self.per(amount)
        if amount.within is not None:
            draft.approximate = True
        self._compare(draft, phrase)
        if amount.plus_minus is not None:
            draft.kind, draft.op, draft.op_stated, draft.op_span = Kind.RANGE, None, None, None
            draft.low, draft.high = main.figure._replace(sign=-1), main.figure
        else:
            draft.value = main.figure
        return draft

    def interval(self, phrase: Phrase) -> Draft:
        """Read ``80%-90%``; a scale or unit written once holds for both."""
        first, second = phrase.amounts[0], phrase.amounts[-1]
        draft = Draft(Kind.RANGE, phrase.start, phrase.end)
        draft.words = phrase.words
        low, high = self._measured(first), self._measured(second)
        if "MASK" in {first.figure.type, second.figure.type}:
            draft.kind, draft.quantified, draft.unit = Kind.PLACEHOLDER, False, high.unit or low.unit
            return draft
        if first.scale is None and second.scale is not None and self._figures(first) <= self._figures(second):
            low = low._replace(figure=low.figure._replace(factor=high.figure.factor))
        if low.unit is None:
            low = low._replace(unit=high.unit, unit_span=high.unit_span)
        elif high.unit is None:
            high = high._replace(unit=low.unit, unit_span=low.unit_span)
        self._compare(draft, phrase)
        draft.op = draft.op_stated = draft.op_span = None
        draft.low, draft.high, draft.unit = low.figure, high.figure, high.unit
        draft.per = self.per(second) or self.per(first)
        draft.numbers = (low, high)
        return draft

    def rank(self, phrase: Phrase, op: tuple[str, Span] | None) -> Draft:
        """Read ``前三名`` or ``第3名以上``; ``op`` is a comparison stated earlier in the clause."""
        draft = Draft(Kind.RANK, phrase.start, phrase.end)
        draft.words = phrase.words
        self._compare(draft, phrase)
        stated = (draft.op, draft.op_span) if draft.op_stated else op
        if phrase.amounts:
            main = self._measured(phrase.amounts[-1])
            draft.value, draft.unit = main.figure, main.unit if main.unit in {"%", "‰"} else None
            mark = phrase.mark
            draft.op, draft.op_stated = "<=", True
            draft.op_span = Span(mark.start, mark.end) if mark else None
        else:
            mark = phrase.mark
            assert mark is not None  # noqa: S101  a rank without an amount is an ordinal
            draft.value = figure(self.text, mark.start + 1, mark.end)
            draft.op, draft.op_stated, draft.op_span = "=", False, None
        if stated is not None and stated[0] is not None:
            draft.op, draft.op_stated, draft.op_span = _TURNED[stated[0]], True, stated[1]
        draft.numbers = (Measured(draft.value, draft.unit, None),)
        return draft

    def per(self, amount: Amount) -> str | None:
        """Return the denominators of a rate, joined with ``·``; the plan year is none."""
        names = []
        for words in amount.per:
            count = ""
            for word in words:
                if word.type == "FIGURE":
                    count = self.words(word)
                elif word.type == "DENOMINATOR":
                    text = self.words(word)
                    if not text.startswith("全年"):
                        names.append(count + self.lexicon.denominator(text))
                    count = ""
        return "·".join(names) or None

    def op(self, word: Word) -> str:
        """Return the sign of a comparator, with or without 应 or 须 in front."""
        text = self.words(word)
        found = self.lexicon.comparators.get(text)
        while found is None and text:
            text = text[1:]
            found = self.lexicon.comparators.get(text.lstrip())
        return found or "="

    def stated(self, words: list[Word]) -> tuple[str, Span] | None:
        """Return the comparison that words before a number state; ``>`` and ``=`` apart are ``>=``."""
        found: tuple[str, Span] | None = None
        for word in words:
            if word.type != "COMPARATOR":
                continue
            op = self.op(word)
            if found is None:
                found = (op, Span(word.start, word.end))
            elif {found[0], op} in ({">", "="}, {"<", "="}) and len(self.words(word)) == 1:
                found = (
                    found[0].replace("=", op) + "=" if found[0] == "=" else found[0] + "=",
                    Span(found[1].start, word.end),
                )
        return found

    def _compare(self, draft: Draft, phrase: Phrase) -> None:
        stated = self.stated(phrase.lead)
        nearly = self.lexicon.nearly
        for word in phrase.lead:
            if word.type == "NEAR" or (word.type == "COPULA" and "约" in self.words(word)):
                draft.approximate = True
        outside = False
        for word in phrase.bounds:
            text = self.words(word)
            outside = outside or "不含" in text
            op = self.lexicon.bounds.get(text, "")
            if op and stated is None:
                stated = (op, Span(word.start, word.end))
            elif text in nearly:
                draft.approximate = True
        if stated is None:
            draft.op, draft.op_stated = "=", False
        elif outside:
            draft.op, draft.op_stated, draft.op_span = stated[0].rstrip("=") or "=", True, stated[1]
        else:
            draft.op, draft.op_stated, draft.op_span = stated[0], True, stated[1]

    def _measured(self, amount: Amount) -> Measured:
        factor = self.lexicon.scales[self.words(amount.scale)] if amount.scale is not None else 1
        word = amount.figure
        item = (
            Figure(word.start, word.end, "mask")
            if word.type == "MASK"
            else figure(self.text, word.start, word.end, factor)
        )
        if amount.unit is None:
            return Measured(item, item.unit, None)
        span = Span(amount.unit.start, amount.unit.end)
        unit: Written = self.lexicon.units.get(self.words(amount.unit)) or span
        if amount.unit_note is not None and self._counts(self.words(amount.unit_note)[1:-1]):
            span = Span(span.start, amount.unit_note.end)
            unit = span
        return Measured(item, unit, span)

    def _counts(self, text: str) -> bool:
        """Tell whether a text is a word of counting: the second one of 台（套）."""
        return self.lexicon.dimensions.get(self.lexicon.units.get(text, "")) == "count"

    def _figures(self, amount: Amount) -> int:
        """Return how many figures a number has before its point: part of its shape."""
        text = self.words(amount.figure)
        return len(text.partition(".")[0]) if text[-1] not in NUMERALS else 1
