"""One agreed spelling of every meaning."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING

from jixiao.grammar.dates import is_partial
from jixiao.grammar.nodes import Kind, Value
from jixiao.grammar.patterns import deferred

if TYPE_CHECKING:
    from jixiao.grammar.language import Grammar
    from jixiao.grammar.nodes import Quantity

__all__ = ["canonical", "plain", "same_meaning"]

_SIGNS = MappingProxyType({">=": "≥", ">": ">", "<=": "≤", "<": "<", "=": "="})
_WORDS = MappingProxyType({">=": "不低于", ">": "高于", "<=": "不高于", "<": "低于", "=": "等于"})
_VERBS = MappingProxyType({"up": "提高", "down": "下降"})
_NEXT = deferred("[次翌来]年")
_NUMBERS = "零一二三四五六七八九"
_MEANING = (
    "kind",
    "quantified",
    "op",
    "op_stated",
    "number",
    "word",
    "unit",
    "per",
    "low",
    "high",
    "approximate",
    "subject",
    "baseline",
    "direction",
    "date",
    "scope",
    "join",
)


def canonical(value: Value, grammar: Grammar | None = None) -> str:
    """Return one spelling for all values of the same meaning; ``grammar`` (the built-in one if None) must read it back.

    Where no agreed spelling would be read back as the same meaning, it is the text without blanks at its ends.
    """
    text = _spelled(value)
    own = value.text.strip()
    if text is None or text == own:
        return own
    if grammar is None:
        from jixiao.grammar import parse_value

        found = parse_value(text)
    else:
        found = grammar.value(text)
    return text if same_meaning(found, value) else own


def same_meaning(first: Value, second: Value) -> bool:
    """Tell whether two values say the same: every field but texts, spans and trees."""
    return all(getattr(first, name) == getattr(second, name) for name in _MEANING) and (
        len(first.parts) == len(second.parts) and all(map(same_meaning, first.parts, second.parts))
    )


def plain(number: Quantity | str | None) -> str | None:
    """Return a number as text without exponent and without noughts at its end, a fraction as ``2/3``."""
    if number is None or isinstance(number, str):
        return number
    if isinstance(number, Fraction):
        return f"{number.numerator}/{number.denominator}"
    text = format(Decimal(number), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _spelled(value: Value) -> str | None:
    """Return the agreed spelling, None for kinds that have none but their own words."""
    if value.kind is Kind.COMPOUND:
        parts = [_spelled(part) or part.text.strip(" \n　，,。；;") for part in value.parts]
        return ("或" if value.join == "or" else "；").join(parts)
    if value.kind is Kind.DEADLINE:
        words = _date_words(value)
        if is_partial(words):
            words += "底" if words.endswith("月") else ""
            return _behind(value, words if "前" in words or not _limits(value.date or "") else f"{words}前")
        return _behind(value, _date(value.date) + "前" if value.date and _limits(value.date) else _date(value.date))
    maker = {
        Kind.COMPARISON: _comparison,
        Kind.RANGE: _range,
        Kind.CHANGE: _change,
        Kind.RANK: _rank,
        Kind.GRADE: _grade,
    }.get(value.kind)
    return maker(value) if maker is not None else None


def _date_words(value: Value, place: int = 0) -> str:
    """Return the words of the first date without blanks, or of the one at ``place``."""
    nodes = [leaf for child in value.tree.children for leaf in (child, *child.children) if leaf.type == "date"]
    start = value.tree.span.start
    return "".join(value.text[nodes[place].span.start - start : nodes[place].span.end - start].split()) if nodes else ""


def _comparison(value: Value) -> str:
    if value.op_stated:
        return (value.subject or "") + _SIGNS[value.op or "="] + _measured(value)
    return _behind(value, _measured(value), "为")


def _measured(value: Value) -> str:
    about = "约" if value.approximate else ""
    return f"{about}{plain(value.number)}{_unit(value)}"


def _unit(value: Value) -> str:
    unit = "个月" if value.unit == "月" else value.unit or ""  # 3月 would be March
    return unit + (f"/{value.per}" if value.per else "")


def _range(value: Value) -> str:
    if isinstance(value.low, str):
        ends = _date_words(value, 0), _date_words(value, -1)
        next_ = [_NEXT.match(words) if value.low.startswith("--") else None for words in ends]
        first, last = (found.group() if found else "" for found in next_)
        last = "" if ends[0] == ends[1] else last
        return _behind(value, f"{first}{_day(value.low)}～{last}{_day(str(value.high))}")
    return _behind(value, _between(value), "为")


def _between(value: Value) -> str:
    about = "约" if value.approximate else ""
    both = value.unit if value.unit in {"%", "‰"} else ""
    return f"{about}{plain(value.low)}{both}～{plain(value.high)}{_unit(value)}"


def _change(value: Value) -> str:
    subject, base = value.subject or "", value.baseline
    if value.number is None and value.low is None:
        if value.direction is not None and value.op is None:
            return f"{subject}{_than(base)}{_VERBS[value.direction]}"
        return f"{subject}{_WORDS[value.op]}{base}" if value.op else f"{subject}与{base}持平"
    amount = _between(value) if value.low is not None else _measured(value)
    sign = _SIGNS[value.op] if value.op and value.op_stated else ""
    return f"{subject}{_than(base)}{_VERBS.get(value.direction or '', '')}{sign}{amount}"


def _than(base: str | None) -> str:
    if base is None:
        return ""
    return base if base.endswith("比") else f"较{base}"


def _rank(value: Value) -> str:
    head = (value.subject or "") + (value.scope or "")
    if value.unit:
        return f"{head}前{plain(value.number)}{value.unit}"
    if value.op == "<=":
        return f"{head}前{plain(value.number)}名"
    place = f"{value.scope or ''}第{plain(value.number)}名"
    return (value.subject or "") + ("高于" if value.op == "<" else "等于" if value.op_stated else "") + place


def _grade(value: Value) -> str:
    if value.op:
        return f"{value.subject or ''}{_SIGNS[value.op]}{value.word}"
    return _behind(value, value.word or "", "为")


def _behind(value: Value, text: str, link: str = "") -> str:
    return f"{value.subject}{link}{text}" if value.subject else text


def _limits(date: str) -> bool:
    return "Q" not in date and "H" not in date


def _date(date: str | None) -> str:
    """Return a date in words: a year or month is meant to its end."""
    if date is None:
        return "全年"
    text = _day(date)
    return f"{text.removesuffix('年')}年底" if text.endswith("年") else f"{text}底" if text.endswith("月") else text


def _day(date: str) -> str:
    """Return a date in words as precise as it is."""
    if date.startswith("---"):
        return f"每月{int(date[3:])}日"
    year, _, rest = date.rpartition("--")[2].partition("-") if not date.startswith("--") else ("", "", date[2:])
    head = f"{year}年" if year else ""
    if not rest:
        return head
    if rest[0] == "Q":
        return f"{head}第{_NUMBERS[int(rest[1])]}季度"
    if rest[0] == "H":
        return f"{head}{'上' if rest[1] == '1' else '下'}半年"
    month, _, day = rest.partition("-")
    return f"{head}{int(month)}月" + (f"{int(day)}日" if day else "")
