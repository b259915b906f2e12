"""The targets of one clause as drafts: phrases with the subject, baseline, direction and denominator around them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jixiao.grammar.choice import chosen, is_signed
from jixiao.grammar.enclosed import enclosed
from jixiao.grammar.nodes import Kind, Span
from jixiao.grammar.origins import before_origin, is_level
from jixiao.grammar.outer_units import LONGEST_UNIT, bracketed_unit, noted_unit, own_unit
from jixiao.grammar.patterns import deferred
from jixiao.grammar.periods import deadline, period, years
from jixiao.grammar.phrases import Lead, Phrase
from jixiao.grammar.plain_text import REACHED
from jixiao.grammar.subjects import subject, trimmed

if TYPE_CHECKING:
    from jixiao.grammar.clauses import Clause
    from jixiao.grammar.drafts import Draft
    from jixiao.grammar.measures import Reader
    from jixiao.grammar.phrases import Item
    from jixiao.grammar.statements import Statements

__all__ = ["CROWD", "PLACES", "targets"]

CROWD = 60
"""So many phrases in one clause are no sentence any more: each is a target of its own, which keeps the time linear."""

_COUNTED = deferred("(?:数|率|量|额|面积|水平|值|比|比例|比重|费用|成本|长度|里程|时间|时长|人次|次数|个数|标准)$")
_JOINT = deferred("以及|及(?!时|格)|和(?!谐|平)|与|并(?!发|网|列)")
PLACES = frozenset({"名", "位"})
"""Units that may count places: whether they do, the words before tell."""
_EVERY_YEAR = frozenset({"逐年", "年均", "年", "有所", "将", "预期", "平均", "年平均", "累计", "持平或", "基本持平或"})


def targets(clause: Clause, reader: Reader, statements: Statements) -> list[Draft]:
    """Return the targets of ``clause`` in order."""
    phrases = clause.phrases
    if not phrases:
        return []
    between_bounds = enclosed(clause, reader)
    if between_bounds is not None:
        return [between_bounds]
    if len(phrases) <= CROWD:
        phrases = chosen(clause, reader)
    if len(clause.items) == 1:
        draft = _draft(phrases[0], [], reader, statements) if phrases else None  # the only phrase may be a weak one
        return [draft] if draft is not None else []
    found: list[Draft] = []
    between: list[Item] = []
    wanted = iter(phrases)
    phrase = next(wanted, None)
    for index, item in enumerate(clause.items):
        if item is not phrase:
            between.append(item)
            continue
        draft = _draft(phrase, between, reader, statements)
        if draft is not None and found:
            _without_joint(draft, reader)
        if draft is not None:
            behind = clause.items[index + 1 : index + 2]
            if behind and behind[0].type == "NOTE" and draft.unit is None and draft.per is None:
                bracketed_unit(draft, behind[0], reader, statements)  # =100.00(个)
            if len(clause.items) - index <= LONGEST_UNIT:
                own_unit(draft, clause.items[index + 1 :], reader)
            found.append(draft)
            between = []
        else:
            between.append(item)
        phrase = next(wanted, None)
    return found


def _without_joint(draft: Draft, reader: Reader) -> None:
    """Leave the word that joins two targets out of the second one's subject: 道路10公里及桥梁2座."""
    if draft.subject is None:
        return
    joint = _JOINT.match(reader.text, *draft.subject)
    if joint is not None and joint.end() < draft.subject[1]:
        draft.subject = (joint.end(), draft.subject[1])


def _draft(phrase: Phrase, before: list[Item], reader: Reader, statements: Statements) -> Draft | None:
    if phrase.type == "date":
        draft: Draft | None = deadline(phrase, reader)
    elif phrase.type == "period":
        year = _year_before(before, reader)
        draft = period(phrase, reader, year)
        if draft is not None and year is not None:
            draft.words = [*before[-1].words, *phrase.words]  # type: ignore[union-attr]  # the year is a phrase
            draft.start = before[-1].start
            before = before[:-1]
    elif phrase.type == "interval":
        mixed = len(phrase.dates) > len(phrase.amounts)
        draft = period(phrase, reader, None) if mixed else years(phrase, reader) or reader.interval(phrase)
    elif phrase.type == "tolerance":
        draft = reader.tolerance(phrase)
    elif phrase.type == "rank":
        draft = reader.rank(phrase, _pending(before, reader))
        statements.ranks.place(draft, before, reader)
        return draft
    else:
        draft = reader.measure(phrase)
        if (
            draft.unit in PLACES
            and draft.op == "<="
            and not is_signed(phrase)
            and statements.ranks.holds(before, reader)
        ):
            draft.kind, draft.unit = Kind.RANK, None
            statements.ranks.place(draft, before, reader)
            return draft
    if draft is None:
        return None
    if not before:
        return draft
    dated = draft.kind is Kind.DEADLINE or isinstance(draft.low, str)
    rest = before if dated else _surroundings(draft, phrase, before, reader, statements)
    if draft.subject is None:
        draft.subject = subject(rest, reader, draft.op_span)
    if draft.subject is not None and draft.kind is Kind.CHANGE and reader.text[slice(*draft.subject)] in _EVERY_YEAR:
        draft.subject = None
    if not dated and draft.unit is None and draft.per is None:
        noted_unit(draft, before, reader, statements)
    return draft


def _surroundings(
    draft: Draft, phrase: Phrase, before: list[Item], reader: Reader, statements: Statements
) -> list[Item]:
    """Take in what stands before the number: a comparison further left, a denominator, a baseline, a direction.

    Returns what is left for the subject.
    """
    _each(draft, before, reader)
    if draft.kind is Kind.COMPARISON and not draft.op_stated:
        pending = _pending(before, reader)
        if pending is not None:
            draft.op, draft.op_stated, draft.op_span = pending[0], True, pending[1]
    if is_level(phrase, reader) and reader.words(phrase.lead[0]) in reader.lexicon.levels:
        return before_origin(before, phrase, reader)
    return _change(draft, before, reader, statements)


def _pending(before: list[Item], reader: Reader) -> tuple[str, Span] | None:
    """Return the comparison stated before other words: 至少每年2次."""
    for item in reversed(before):
        if isinstance(item, Lead):
            stated = reader.stated(item.words)
            if stated is not None:
                return stated
    return None


def _each(draft: Draft, before: list[Item], reader: Reader) -> None:
    names = []
    last = None
    for index, item in enumerate(before):
        if item.type != "EACH":
            continue
        reached = REACHED.match(reader.text, item.start)
        begin = item.start + (reader.text[item.start] in "每一1")  # 两年一次 names its two years
        text = re.sub(r"\s", "", reader.text[begin if reached is None else reached.end() : item.end])
        follows = before[index + 1] if index + 1 < len(before) else None
        timed = reader.lexicon.dimensions.get(reader.lexicon.denominator(text)) == "time"
        if (
            not timed
            and follows is not None
            and follows.type == "TEXT"
            and _COUNTED.search(reader.text[follows.start : follows.end])
        ):
            last = item
            continue
        names.append(reader.lexicon.denominator(text))
    if names:
        draft.per = "·".join(filter(None, (*names, draft.per)))
    if last is not None:
        draft.subject = trimmed(last.start, before[-1].end, reader)


def _change(draft: Draft, before: list[Item], reader: Reader, statements: Statements) -> list[Item]:
    """Make a change of a number that is measured against a baseline or that follows a word of change."""
    baseline = next((item for item in before if item.type in {"BASELINE", "RELATIVE", "SAMEPERIOD"}), None)
    word = _direction(draft, before, baseline, reader, statements)
    if baseline is None and word is None:
        return before
    draft.kind = Kind.CHANGE
    if baseline is not None:
        draft.baseline = statements.baseline_of(reader.text, baseline.start, baseline.end)
        if baseline.type == "RELATIVE" and word is None:
            _exceeds(draft, baseline, reader)
    if word is None:
        return before
    draft.direction = word[0]
    draft.marks = ((word[1], word[2], "direction"),)
    rest = [item for item in before if item.end <= word[1] or item.start >= word[2]]
    if rest and rest[-1].type == "TEXT" and reader.text[rest[-1].start : rest[-1].end] in _EVERY_YEAR:
        rest.pop()
    return rest


def _direction(
    draft: Draft, before: list[Item], baseline: Item | None, reader: Reader, statements: Statements
) -> tuple[str, int, int] | None:
    """Return ``up`` or ``down`` and where it stands: right before the number, or anywhere behind a baseline."""
    lexicon = reader.lexicon
    last = before[-1] if before else None
    if last is not None and last.type == "DIRECTION":
        text = reader.words(last)  # type: ignore[arg-type]  # an item with a terminal's name is a word
        verb = statements.direction.match(text)
        if verb is not None and (
            baseline is not None
            or (verb.group() not in lexicon.bound_directions and verb.end() + text.endswith("了") >= len(text))
        ):
            return _signed(lexicon.directions[verb.group()], last.start, last.end)
        return None
    if baseline is None:
        return None
    verbs = list(statements.direction.finditer(reader.text, baseline.end, draft.start))
    return _signed(lexicon.directions[verbs[-1].group()], *verbs[-1].span()) if verbs else None


def _signed(direction: str, start: int, end: int) -> tuple[str, int, int] | None:
    return (direction, start, end) if direction in {"up", "down"} else None


def _exceeds(draft: Draft, word: Item, reader: Reader) -> None:
    """高于全省平均3个百分点: the comparator says the direction."""
    found = reader.lexicon.comparator.match(reader.text, word.start)
    op = reader.lexicon.comparators[found.group()] if found is not None else "="
    draft.direction = {">": "up", "<": "down"}.get(op)
    if found is not None and draft.direction is None and not draft.op_stated:
        draft.op, draft.op_stated, draft.op_span = op, True, Span(*found.span())


def _year_before(before: list[Item], reader: Reader) -> str | None:
    """Return the year that stands right before a period: 2023年 3-5月."""
    last = before[-1] if before else None
    if isinstance(last, Phrase) and last.type == "date" and not last.bounds:
        text = reader.words(last.words[-1])
        return text[:4] if re.fullmatch("(?:19|20)[0-9]{2}年", text) else None
    return None
