"""What a number was before it became another one: 由80%提高到95%, 0.55提高到0.62, 20天压缩至5个工作日."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.grammar.patterns import deferred
from jixiao.grammar.phrases import Phrase

if TYPE_CHECKING:
    from jixiao.grammar.measures import Reader
    from jixiao.grammar.phrases import Item

__all__ = ["before_origin", "is_level", "is_origin"]

_FROM = frozenset("由从自")
_LEVEL = deferred("[到至]$|(?:提|升|增|扩|调|变|缩|减|降|下|恢).*[为成]$")
_BARE = frozenset({"到", "至"})
_ORIGIN = deferred(
    r"[由从自](?:[12][0-9]{3}年[末底初]?|[上去前]年度?|目前|现在|现有|现行|当前|原来|原有|原先|年初|期初|平均|原|约|的|\s)*$"
)


def is_level(phrase: Item, reader: Reader) -> bool:
    """Tell whether words before a number say that it is the level reached: 提高到98%."""
    return isinstance(phrase, Phrase) and bool(phrase.lead) and _LEVEL.search(reader.words(phrase.lead[0])) is not None


def is_origin(item: Phrase, later: list[Phrase], follows: Item | None, reader: Reader) -> bool:
    """Tell whether a number is where a change starts: 由 before it, or 提高到 and one of its kind right behind it."""
    if reader.text[item.start - 1 : item.start] in _FROM and any(is_level(other, reader) for other in later):
        return True
    return (
        follows is not None
        and later[:1] == [follows]
        and item.type == follows.type == "measure"
        and not item.bounds
        and is_level(follows, reader)
        and reader.words(later[0].lead[0]) not in _BARE
        and _kind(item, reader) in {_kind(later[0], reader), ""}
    )


def before_origin(before: list[Item], phrase: Phrase, reader: Reader) -> list[Item]:
    """Return what stands before the number from which a change to ``phrase`` starts."""
    for index, item in enumerate(before):
        if isinstance(item, Phrase) and is_origin(item, [phrase], phrase if item is before[-1] else None, reader):
            named = _ORIGIN.search(reader.text, before[0].start, item.start)
            return [other for other in before[:index] if named is None or other.start < named.start()]
    return before


def _kind(item: Phrase, reader: Reader) -> str:
    """Return what a number counts: its unit's dimension, and for things the unit itself."""
    unit = item.amounts[-1].unit
    if unit is None:
        return ""
    name = reader.lexicon.unit(reader.words(unit))
    dimension = reader.lexicon.dimensions.get(name, "count")
    return name if dimension in {"count", "label", "ratio"} else dimension
