"""What one phrase says by itself: its sign, number, unit, denominator, date or place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.grammar.drafts import Draft, Measured
from jixiao.grammar.figures import Figure, figure
from jixiao.grammar.nodes import Kind, Span
from jixiao.grammar.numerals import DIGITS, NUMERALS, chinese
from jixiao.grammar.remainders import HALF, number_end
from jixiao.grammar.wordlist import after_blanks

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
        draft.unit = main.unit
        if amount.per:
            draft.per = self.per(amount)
        if amount.within is not None:
            draft.approximate = True
        self._compare(draft, phrase)
        pair = _pair(self.text, main)
        draft.numbers = pair or (main,)
        if amount.plus_minus is not None:
            _as_range(draft, main.figure._replace(sign=-1), main.figure)
        elif pair is not None:
            _as_range(draft, pair[0].figure, pair[1].figure)
            draft.approximate = True
        else:
            draft.value = main.figure
        return draft

    def tolerance(self, phrase: Phrase) -> Draft:
        """Read ``20±2℃`` as the range it allows; a scale or unit written once holds for both.

        Of numbers written otherwise than in figures, or 2万±500, the first one counts.
        """
        middle, margin = (self._measured(amount) for amount in phrase.amounts)
        if {middle.figure.form, margin.figure.form} != {"decimal"} or middle.figure.factor > margin.figure.factor:
            return self.measure(phrase)
        draft = Draft(Kind.RANGE, phrase.start, phrase.end)
        draft.words = phrase.words
        factor = max(middle.figure.factor, margin.figure.factor)
        whole = Figure(middle.figure.start, margin.figure.end, "below", factor)
        _as_range(draft, whole, whole._replace(form="above"))
        draft.unit = middle.unit or margin.unit
        draft.per = self.per(phrase.amounts[1])
        draft.numbers = tuple(
            item if item.unit else item._replace(unit=draft.unit, unit_span=margin.unit_span or middle.unit_span)
            for item in (middle, margin)
        )
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
        if phrase.amounts and phrase.amounts[-1].figure.type == "MASK":
            draft.kind, draft.quantified = Kind.PLACEHOLDER, False
            return draft
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
                        names.append(count + self.lexicon.denominators_of(text))
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
        if amount.unit is None and amount.currency is not None:
            sign = amount.currency
            return Measured(item, self.lexicon.currencies[self.words(sign)], Span(sign.start, sign.end))
        if amount.unit is None:
            return Measured(item, item.unit, None)
        if amount.remainder is not None:
            return self._gone_on(item, amount.unit, amount.remainder)
        span = Span(amount.unit.start, amount.unit.end)
        unit: Written = self.lexicon.units.get(self.words(amount.unit)) or span
        if amount.unit_note is not None and self._counts(self.words(amount.unit_note)[1:-1]):
            span = Span(span.start, amount.unit_note.end)
            unit = span
        return Measured(item, unit, span)

    def _gone_on(self, first: Figure, unit: Word, remainder: Word) -> Measured:
        """Return the number with what it goes on with: 1小时30分钟 in minutes, 2天半 in days."""
        if first.form != "decimal" and (first.form != "numeral" or first.end - first.start > 1):
            return Measured(first, self.lexicon.units.get(self.words(unit)), Span(unit.start, unit.end))
        if self.words(remainder) == HALF:
            item = Figure(first.start, remainder.end, "and-half")
            return Measured(item, self.lexicon.units.get(self.words(unit)), Span(unit.start, unit.end))
        end = number_end(self.text, remainder.start)
        begin = after_blanks(self.text, end)
        part = self.lexicon.unit_parts[self.text[begin : remainder.end]]
        item = Figure(first.start, end, "sum", part.times)
        return Measured(item, part.unit, Span(begin, remainder.end))

    def _counts(self, text: str) -> bool:
        """Tell whether a text is a word of counting: the second one of 台（套）."""
        return self.lexicon.dimensions.get(self.lexicon.units.get(text, "")) == "count"

    def _figures(self, amount: Amount) -> int:
        """Return how many figures a number has before its point: part of its shape."""
        text = self.words(amount.figure)
        return len(text.partition(".")[0]) if text[-1] not in NUMERALS else 1


def _as_range(draft: Draft, low: Figure, high: Figure) -> None:
    """Make a comparison a range."""
    draft.kind, draft.op, draft.op_stated, draft.op_span = Kind.RANGE, None, None, None
    draft.low, draft.high = low, high


def _pair(text: str, number: Measured) -> tuple[Measured, Measured] | None:
    """Return both of two numerals side by side: 三四次 is three or four times, 二三十 is twenty or thirty."""
    start, end = number.figure.start, number.figure.end
    if number.figure.form != "numeral":
        return None
    place = DIGITS.get(text[start + 1 : start + 2])
    if place is None or not DIGITS.get(text[start]) or not DIGITS[text[start]] < place:
        return None
    factor = number.figure.factor
    if end > start + 2:
        factor *= int(chinese("一" + text[start + 2 : end]))
    first = number.figure._replace(end=start + 1, form="numeral", factor=factor)
    second = first._replace(start=start + 1, end=start + 2)
    return number._replace(figure=first), number._replace(figure=second)
