"""What is written twice or against itself in one value: 38万元万元, ≥10万亩以下, 大于小于8年, 99.9.5%."""

from __future__ import annotations

from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, NamedTuple

from jixiao.grammar.characters import normalised
from jixiao.grammar.patterns import deferred

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jixiao.grammar import Node, Value
    from jixiao.model import Indicator

__all__ = ["Damage", "may_be_twisted", "twisted"]

_BROKEN = deferred(
    r"(?<![\dA-Za-z_.．/])(?P<first>\d{1,9}[.．]\d{1,9})(?P<rest>(?:[.．]\d{1,9})+|[.．]+\d{1,9})(?=\s*(?P<unit>[%％‰]|百分点|万元|[个次人名户家件份篇场台套项元天月年亩吨米])|)"
    r"|(?<![\dA-Za-z_.．/])(?P<whole>\d{1,9})[.．]{2,}(?P<part>\d{1,9})(?=\s*[%％‰])"
)
_SPLIT = deferred(r"(?<![\d.．,，])(?P<tens>[1-9]) +(?P<ones>\d)(?=\s*[%％])")
"""A number up to 100 with a blank in it, which no list of numbers looks like: ≥9 0%."""
_STOPPED = deferred(r"\D{0,6}(?<!\d)(?P<whole>\d{1,3})。(?P<part>\d{1,2})\s*[%％]")
"""A value whose decimal point became a full stop: ≥99。9%; in a longer text a sentence may end there."""
_TWISTED = deferred(
    r"\d。\d+\s*[%％]|\d +\d\s*[%％]|[.．]\d*[.．]|(?<=[\d一二两三四五六七八九十百千万亿半])\s?([^\W\d_]{1,4}|[%％‰㎡㎥])(?:[/／每][^\W\d_]{1,3})?\1"
    r"|[/／每]([^\W\d_]{1,3})\2|([万亿])[^\W\d_]{1,3}\3|[%％]\s*[%％百]"
    r"|(?:[≥≧≤≦><＞＜]|[于少多低高超到足过]).*(?:[以之][上下内]|封顶|为限|\+)"
    r"|于.{0,3}[于超]|超.{0,2}[于低少]|[多少高低长短大小].{0,2}(?:[≥≧≤≦><＞＜]|不[超高大长少低小短])|[≥≧≤≦><＞＜][大小不高低]"
)
_DATE = deferred(r"(?:19|20)\d{2}[.．]\d{1,2}[.．]\d{1,2}(?![.．\d])")
_SIGN = deferred(r"(?:[≥≧≤≦><＞＜=＝═]|[低少高多大小]于|超过?|至少|[最至]多)\s*$")
_CLOSED = deferred(r"\s*(?:$|[,，;；。.、)）/]|以上|以下|以内|之内|左右|及以|每)")
_SCALE = deferred(r"[百千万亿]+\s*$")
_UP, _DOWN = frozenset({"at-least", "more-than"}), frozenset({"at-most", "less-than"})
_KEPT = ("控制", "限制", "限于", "压")
"""控制在90%以上 keeps a number and states no bound of its own."""
_MEASURES = frozenset({"comparison", "change"})


class Damage(NamedTuple):
    """Characters ``start`` to ``end`` of the text, and what the whole text probably was, or else was."""

    start: int
    end: int
    repaired: str
    otherwise: str = ""


def may_be_twisted(text: str) -> bool:
    """Tell cheaply whether any of this may be found in a text."""
    return _TWISTED.search(text) is not None


def broken_number(text: str) -> Damage | None:
    """Recognise a number with two decimal points or more, a full stop or a blank in it: 99.9.5%, 99。9%, 9 0%; no version or date."""
    stopped = _STOPPED.fullmatch(text.strip())
    if stopped:
        start = text.index(stopped["whole"] + "。")
        end = start + len(stopped["whole"]) + 1 + len(stopped["part"])
        return Damage(start, end, f"{text[:start]}{stopped['whole']}.{stopped['part']}{text[end:]}")
    split = _SPLIT.search(text)
    if split:
        start, end = split.span()
        return Damage(start, end, f"{text[:start]}{split['tens']}{split['ones']}{text[end:]}")
    found = _BROKEN.search(text)
    if found is None or _DATE.match(text, found.start()):
        return None
    start, end = found.span()
    if found["whole"]:
        return Damage(start, end, f"{text[:start]}{found['whole']}.{found['part']}{text[end:]}")
    if found["unit"] not in {"%", "％", "‰"} and not _SIGN.search(text[:start]):
        return None
    rest = found["rest"].strip(".．").replace(".", "").replace("．", "")
    return Damage(
        start, end, f"{text[:start]}{found['first']}{rest}{text[end:]}", f"{text[:start]}{found['first']}{text[end:]}"
    )


def twisted(indicator: Indicator) -> Damage | None:
    """Return what is written twice or against itself in an indicator's value."""
    value = indicator.value
    found = broken_number(value.text) or doubled_unit(value)
    if found is None:
        words = indicator.grammar.vocabulary.words
        found = contradicted(value, words("comparators"), words("bounds"))
    return found


def doubled_unit(value: Value) -> Damage | None:
    """Recognise a unit that is written twice behind its number: 38万元万元, 90%%, 8元/亩元."""
    text = normalised(value.text)
    for unit, per in _counted(value):
        word, end = text[unit.span.start : unit.span.end], per.span.end
        scale = _SCALE.search(text, 0, unit.span.start)
        size = scale.group().strip() if scale else ""
        ratio = ("百分比", "%") if word in {"%", "百分比"} else ()
        for again in (size + word, word, text[per.span.start : end], size, *ratio):
            last = end + len(again)
            if again and text.startswith(again, end) and _CLOSED.match(text, last):
                return Damage(end, last, value.text[:end] + value.text[last:])
    return None


def _counted(value: Value) -> Iterator[tuple[Node, Node]]:
    """Yield the unit of every number and the last of what it is counted by, the unit itself without any."""
    for node in _measures(value, "range"):
        for place, leaf in enumerate(node.children):
            if leaf.type == "unit":
                behind = takewhile(lambda other: other.type in {"per-sign", "per"}, node.children[place + 1 :])
                yield leaf, [leaf, *behind][-1]


def contradicted(value: Value, comparators: Mapping[str, str], bounds: Mapping[str, str]) -> Damage | None:
    """Recognise words of both directions around one number: ≥10万亩以下, 大于小于8年."""
    text = normalised(value.text)
    for node in _measures(value):
        signs = [
            (leaf, _way(text[leaf.span.start : leaf.span.end], comparators if leaf.type == "comparator" else bounds))
            for leaf in node.children
            if leaf.type in {"comparator", "bound"}
        ]
        for (first, one), (second, other) in pairwise([item for item in signs if item[1]]):
            if one != other and first.type == "comparator":
                start, end = first.span.start, second.span.end
                bare = text[first.span.end : second.span.start] if second.type == "bound" else ""
                rest = (bare + text[end:]).lstrip()
                return Damage(start, end, f"{text[:start]}≥{rest}", f"{text[:start]}≤{rest}")
    return None


def _measures(value: Value, *more: str) -> Iterator[Node]:
    """Yield the nodes of numbers with all that belongs to them; the tree of a plain value has one."""
    return (node for node in value.tree.children if node.type in _MEASURES or node.type in more)


def _way(word: str, keys: Mapping[str, str]) -> int:
    """Return 1 for at least, -1 for at most, 0 for words that only keep a number or say when."""
    if word.startswith(_KEPT) or word.endswith("前"):
        return 0
    key = keys.get(word, "")
    return 1 if key in _UP else -1 if key in _DOWN else 0
