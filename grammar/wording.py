"""Drafts of clauses and texts without a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.grammar.drafts import Draft
from jixiao.grammar.nodes import Kind, Span
from jixiao.grammar.patterns import deferred
from jixiao.grammar.subjects import subject, trimmed

if TYPE_CHECKING:
    import re

    from jixiao.grammar.clauses import Clause
    from jixiao.grammar.measures import Reader
    from jixiao.grammar.phrases import Item
    from jixiao.grammar.statements import Statements

__all__ = ["Wording"]

_CHOICE = deferred(r"\s*(或者|或|、|和|及)\s*")
_ADVERBS = deferred("(?:有所|明显|显著|逐步|持续|稳步|大幅度?|进一步|略有|不断|均|将|有|基本|总体)+$")
_OR = deferred("[^,，;；。]{0,2}?或者?(?:略|稍|小幅|有所|明显|稳中|逐步|持续|略有|稍有|有|均)*")
_DENIED = deferred("[不未](?:再|得|能|会|显著|明显|大幅|继续|持续|出现)*$")
_BOTH = 2
_LONGEST_GRADE = 48
_SCALE_ENDS = ({"优", "差"}, {"高", "低"}, {"好", "坏"}, {"是", "否"}, {"好", "差"})


class Wording:
    """Makes drafts of the patterns of ``Statements``."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    def grades(self, clause: Clause, text: str) -> list[Draft]:
        """Return the grade that a clause states, or the two between which it leaves the choice."""
        start, end = clause.start, _noted(clause)
        if end - start > _LONGEST_GRADE or self._statements.graded.search(text, start, end) is None:
            return []
        draft = self._grade(text, start, end)
        if draft is not None:
            draft.alternative = clause.alternative
            return [draft]
        signs = list(_CHOICE.finditer(text, start, end))
        if len(signs) != 1:
            return []
        first, second = self._grade(text, start, signs[0].start()), self._grade(text, signs[0].end(), end)
        if (
            first is None
            or second is None
            or second.subject is not None
            or first.word is None
            or second.word is None
            or {text[slice(*first.word)], text[slice(*second.word)]} in _SCALE_ENDS
        ):
            return []
        second.alternative = signs[0].group(1).startswith("或")
        return [first, second]

    def _grade(self, text: str, start: int, end: int) -> Draft | None:
        while end > start and text[end - 1] in " .。!":
            end -= 1
        found = self._statements.grade.fullmatch(text, start, end)
        word, op, subject = (found.span("word"), found["op"], found["subject"]) if found else ((0, 0), None, None)
        if found is None:
            glued = self._statements.glued_grade.fullmatch(text, start, end)
            if glued is None or self._statements.absolute.search(text, start, end):
                return None
            found, word, subject = glued, glued.span("word"), glued["subject"]
        draft = Draft(Kind.GRADE, word[0], word[1])
        draft.region = (start, end)
        draft.word = word
        if op is not None:
            draft.op, draft.op_stated, draft.op_span = (
                self._statements.lexicon.comparators[op],
                True,
                Span(*found.span("op")),
            )
        elif "bound" in found.re.groupindex and found["bound"]:
            sign = self._statements.lexicon.bounds[found["bound"]]
            if sign:
                draft.op, draft.op_stated, draft.op_span = sign, True, Span(*found.span("bound"))
        if draft.op_span is not None:
            draft.marks = ((*draft.op_span, "comparator" if op is not None else "bound"),)
        if subject is not None:
            span = found.span("subject")
            if self._statements.lexicon.fillers.fullmatch(text, *span) is None:
                draft.subject = span
        return draft

    def change(self, clause: Clause, reader: Reader) -> Draft | None:
        """Return the change without a number that a clause states: 较上年有所提升."""
        item = next((item for item in clause.items if item.type in {"BASELINE", "RELATIVE", "SAMEPERIOD"}), None)
        if item is None:
            return None
        statements, text = self._statements, reader.text
        lexicon = statements.lexicon
        draft = Draft(Kind.CHANGE, item.start, clause.end)
        draft.subject = subject([other for other in clause.items if other.end <= item.start], reader)
        draft.quantified = False
        draft.baseline = statements.baseline_of(text, item.start, item.end)
        if item.type == "RELATIVE":
            found = lexicon.comparator.match(text, item.start)
            if found is not None:
                draft.op, draft.op_stated, draft.op_span = lexicon.comparators[found.group()], True, Span(*found.span())
                draft.direction = {">": "up", "<": "down"}.get(draft.op)
        else:
            founds = list(statements.direction.finditer(text, item.end, clause.end))
            words = [lexicon.directions[found.group()] for found in founds]
            bound = _bound(text, founds, words)
            if bound is not None:
                draft.op, draft.op_stated, draft.op_span = bound[0], True, bound[1]
            if not words and item.type == "SAMEPERIOD":
                return None
            if founds and draft.subject is None:
                first = founds[0].start() if bound is None else bound[1].start
                draft.subject = trimmed(item.end, _before_adverb(text, item.end, first), reader)
            if "flat" not in words and bound is None:
                draft.direction = next(iter(words), None)
        return draft

    def absolute(self, clause: Clause, text: str) -> Draft | None:
        """Return the draft of 全部完成, 零事故 and the like."""
        found = self._statements.absolute.search(text, clause.start, clause.end)
        if found is None:
            return None
        draft = Draft(Kind.QUALITATIVE, clause.start, clause.end)
        draft.alternative = clause.alternative
        return draft

    def whole(self, text: str, found: list[Draft], items: list[Item]) -> Draft:
        """Return what a text without any quantified target is."""
        masked = next((draft for draft in found if draft.kind is Kind.PLACEHOLDER), None)
        if masked is not None:
            return masked
        start, end = items[0].start, items[-1].end
        if self._statements.deferral.search(text):
            draft = Draft(Kind.DEFERRED, start, end)
        elif self._statements.plan_year.fullmatch(text.strip()):
            return Draft(Kind.DEADLINE, start, end)
        else:
            change = next((draft for draft in found if draft.kind is Kind.CHANGE), None)
            if change is not None:
                return change
            draft = Draft(Kind.QUALITATIVE, start, end)
        draft.quantified = False
        return draft


def _bound(text: str, founds: list[re.Match[str]], words: list[str]) -> tuple[str, Span] | None:
    """Return the bound that 持平或下降 and 不增加 set on what is compared."""
    if len(words) == 1 and words[0] != "flat":
        denied = _DENIED.search(text, 0, founds[0].start())
        return (">=" if words[0] == "down" else "<=", Span(denied.start(), founds[0].end())) if denied else None
    if len(words) == _BOTH and "flat" in words and _OR.fullmatch(text, founds[0].end(), founds[1].start()):
        other = next((word for word in words if word != "flat"), None)
        return ("<=" if other == "down" else ">=", Span(founds[0].start(), founds[1].end())) if other else None
    return None


def _before_adverb(text: str, start: int, end: int) -> int:
    found = _ADVERBS.search(text, start, end)
    return found.start() if found is not None else end


def _noted(clause: Clause) -> int:
    """Return the end of a clause without the note in brackets behind it."""
    items = clause.items
    return items[-2].end if len(items) > 1 and items[-1].type == "NOTE" else clause.end
