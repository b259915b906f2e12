"""One text to one draft: its clauses, what each of them states, and what they state together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.grammar.characters import HAN, LETTER
from jixiao.grammar.clauses import clauses
from jixiao.grammar.drafts import Draft
from jixiao.grammar.joining import joined, regions
from jixiao.grammar.measures import Reader
from jixiao.grammar.nodes import Kind
from jixiao.grammar.numerals import NUMERALS
from jixiao.grammar.offsets import mended, moved
from jixiao.grammar.patterns import deferred
from jixiao.grammar.phrases import Phrase, flat
from jixiao.grammar.statements import Statements
from jixiao.grammar.subjects import trimmed
from jixiao.grammar.targets import targets
from jixiao.grammar.trees import grown
from jixiao.grammar.wording import Wording

if TYPE_CHECKING:
    from jixiao.grammar.clauses import Clause
    from jixiao.grammar.lexicon import Lexicon
    from jixiao.grammar.parser import Parser
    from jixiao.grammar.phrases import Item

__all__ = ["Readings"]

_LEVELS = deferred("[级星类等]")
_NUMBERED = frozenset({"measure", "interval", "rank"})
_WRAPPED = deferred(r"\s*(?:\((?P<a>[^()]*)\)|\[(?P<b>[^\[\]]*)\]|“(?P<c>[^“”]*)”|\"(?P<d>[^\"]*)\")\s*[.。]?\s*")
_NATURES = ("定性", "定量")
_STRETCH = deferred("[^≥≤<>,，;；。]+")
_OPERATED = deferred(
    rf"(?:{LETTER}|[)\]%])\s*[*×÷+]|[*×÷+]\s*(?:{LETTER}|[(\[])|(?:{HAN}|[)\]])\s*/\s*(?:{HAN}|[(\[])|÷"
)
_PRODUCT = deferred(rf"(?:{HAN}|[)\]])\s*(?:[*×]\s*100\s*%?|÷)")
_WEIGHTED = deferred(rf"{HAN}\s*[*×]\s*[0-9.]+\s*%\s*\+\s*(?:{HAN}|[0-9(])")
_RATE = deferred(
    rf"\s*(?:[0-9.,]|[{NUMERALS}])+[^*×÷+(/]*(?:/[^*×÷+(/]*|/[^0-9×÷+(/]*)*(?:\([^()*×÷+=]*\)[^*×÷+(/]*)?$"
)
_STEP = deferred("每(?:下降|降低|减少|提高|增加|低于?|少于?|高于?|超过?|多|延迟|推迟|晚|相差|偏差|差)")
_SCORED = deferred(r"\s*[,，、]\s*(?:则|就|相应)?(?:扣|加|减)")
_OPERATORS = frozenset("=×*÷")
_FIGURES = deferred("[0-9]")
_LETTERS = deferred(LETTER)


class Readings:
    """Reads texts with one lexicon and one parser."""

    def __init__(self, lexicon: Lexicon, parser: Parser) -> None:
        self.lexicon = lexicon
        self.parser = parser
        self.statements = Statements(lexicon)
        self._wording = Wording(self.statements)

    def draft(self, text: str) -> Draft:
        """Return the draft of a normalised text."""
        bare = text.strip()
        if not bare:
            draft = Draft(Kind.EMPTY, 0, len(text))
            draft.quantified = False
            return grown(draft, [], text)
        if bare.startswith(_NATURES) and bare[2:3] in {" ", ":"}:
            bare = bare[3:].lstrip()
        if len(bare) < len(text):
            first = len(text.rstrip()) - len(bare)
            return moved(self.draft(bare), range(first, first + len(bare)), len(text))
        whole = mended(text)
        if whole is not None:
            return moved(self.draft(whole[0]), whole[1], len(text))
        if _FIGURES.search(text) is None and self.statements.nothings.holds(bare):
            return self._nothing(text)
        opened = _unwrapped(text)
        draft, items = self._read(opened)
        if not draft.quantified and _FIGURES.search(text) and any(item.type == "NOTE" for item in items):
            inner, others = self._read(_opened(opened, items))
            if inner.quantified:
                draft, items = inner, others
        return grown(draft, items, text)

    def _read(self, text: str) -> tuple[Draft, list[Item]]:
        items = self.parser.items(text)
        if not _OPERATORS.isdisjoint(text) and _is_formula(text):
            return self._formula(text, items), items
        reader = Reader(self.lexicon, text)
        found: list[Draft] = []
        scored = False
        before: list[Item] = []
        silent: list[Clause] = []
        for clause in clauses(items, text):
            clause.items[:0] = before
            before = _carried(clause)
            if self.statements.scoring.search(text, clause.start, clause.end) or _is_step(text, clause):
                if found or text[clause.start] == "每":
                    scored = True
                    continue
                found += self._stated(clause, reader)
                scored = not found
            else:
                stated = self._stated(clause, reader)
                if (
                    stated
                    and silent
                    and not found
                    and text[stated[0].start - 1] not in "。；;"
                    and stated[0].kind is Kind.COMPARISON
                ):
                    _inherit(stated[0], silent, reader)
                silent = [] if stated else [*silent, clause]
                found += stated
        if scored and not found:
            return self._formula(text, items), items
        return joined(found) or self._wording.whole(text, found, items), items

    def _stated(self, clause: Clause, reader: Reader) -> list[Draft]:
        text = reader.text
        phrases = clause.phrases
        if not phrases or _LEVELS.search(text, clause.start, clause.end):
            drafts = self._wording.grades(clause, text)
            if drafts and not _counted(drafts[0], phrases):
                return drafts
        if phrases:
            if not any(item.type in _NUMBERED for item in phrases) and self.statements.deferral.search(
                text, clause.start, clause.end
            ):
                return []
            drafts = targets(clause, reader, self.statements)
            if drafts:
                drafts[0].alternative = clause.alternative
                regions(drafts, clause.start, clause.end)
                return drafts
        draft = self._wording.absolute(clause, text) or self._wording.change(clause, reader)
        return [draft] if draft is not None else []

    def _nothing(self, text: str) -> Draft:
        """Make a placeholder of a sign, a unit or a word that stands for nothing."""
        items = self.parser.items(text)
        draft = Draft(Kind.PLACEHOLDER, 0, len(text))
        draft.quantified = False
        found = self.statements.nothings.unit_alone(text.rstrip())
        if found is not None and text.strip() not in self.lexicon.vocabulary.words("placeholders"):
            unit, per = found
            draft.unit = self.lexicon.units[unit]
            draft.per = self.lexicon.denominator(per) if per else None
        return grown(draft, items, text)

    def _formula(self, text: str, items: list[Item]) -> Draft:
        """Make a formula; its numbers are the weights, those with a percent sign before the first comma."""
        reader = Reader(self.lexicon, text)
        draft = Draft(Kind.FORMULA, items[0].start, items[-1].end)
        first = clauses(items, text)[0]
        draft.words = list(flat(first.items))
        draft.start, draft.end = first.start, first.end
        weights = [reader.measure(item) for item in first.items if isinstance(item, Phrase) and item.type == "measure"]
        draft.numbers = tuple(number for weight in weights for number in weight.numbers if number.unit == "%")
        return draft


def _is_step(text: str, clause: Clause) -> bool:
    """Tell whether a clause is the first half of a rule for the score: 每下降1%，(扣1分)."""
    return _STEP.match(text, clause.start) is not None and _SCORED.match(text, clause.end) is not None


def _counted(draft: Draft, phrases: list[Phrase]) -> bool:
    """Tell whether the subject of a grade holds a number that is the target itself: 90%以上的行政村达到3A级."""
    return draft.subject is not None and any(
        phrase.type == "measure" and phrase.end <= draft.start and phrase.bounds and phrase.start == draft.subject[0]
        for phrase in phrases
    )


def _inherit(draft: Draft, silent: list[Clause], reader: Reader) -> None:
    """Take the words of the clauses before as the subject of a number that has none of its own."""
    if draft.subject is None:
        draft.subject = trimmed(silent[0].start, silent[-1].end, reader)
        draft.region = (silent[0].start, draft.region[1])


def _carried(clause: Clause) -> list[Item]:
    """Return the baseline of a clause that consists of it alone; it holds for the next clause: 与上年相比，…."""
    return clause.items[:1] if len(clause.items) == 1 and clause.items[0].type == "BASELINE" else []


def _unwrapped(text: str) -> str:
    """Return ``text`` with blanks for the brackets or quotation marks around all of it."""
    found = _WRAPPED.fullmatch(text)
    if found is None or found.lastgroup is None:
        return text
    start, end = found.span(found.lastgroup)
    return " " * start + text[start:end] + " " * (len(text) - end)


def _opened(text: str, items: list[Item]) -> str:
    """Return ``text`` with commas for the brackets of its notes."""
    for item in items:
        if item.type == "NOTE" and _LETTERS.search(text, item.start, item.end):
            text = f"{text[: item.start]},{text[item.start + 1 : item.end - 1]},{text[item.end :]}"
    return text


def _is_formula(text: str) -> bool:
    """Tell whether a text calculates: an equation with an operator, a quotient times 100 %, or a sum of weighted parts."""
    if _PRODUCT.search(text) or _WEIGHTED.search(text):
        return True
    for stretch in _STRETCH.findall(text):
        for right in stretch.split("=")[1:]:
            if _OPERATED.search(right) and _LETTERS.search(right) and not _RATE.match(right):
                return True
    return False
