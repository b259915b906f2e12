"""The two level columns: which category and subcategory a word means, however a form spells it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from jixiao.grammar.patterns import deferred
from jixiao.grammar.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "BLANKS",
    "BLANK_CHARS",
    "Level",
    "belongs",
    "category_in",
    "first_length",
    "level_of",
    "names_levels",
    "required_marker",
]

BLANKS = r"\s\u200b-\u200d\ufeff"
"""Every blank, as the inside of a character class; ``\\s`` lacks the zero-width ones."""

BLANK_CHARS = frozenset(
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029"
    "\u202f\u205f\u3000\u200b\u200c\u200d\ufeff"
)
"""The same as characters."""

_OPEN, _CLOSE = "（(【[［〔「『《〈<{｛", "）)】]］〕」』》〉>}｝"
_SQUEEZE = deferred(f"[{BLANKS}]+")
_BRACKETED = deferred(rf"[{re.escape(_OPEN)}]([^{re.escape(_OPEN + _CLOSE)}]*)[{re.escape(_CLOSE)}]")
_NUMBER = deferred(
    r"(?:第?[0-9０-９]{1,3}[、.．,，:：)）项]?|[一二三四五六七八九十]{1,3}[、.．,，:：)）]"
    r"|[\u2460-\u249b\u2776-\u2793\u3220-\u3229])+"
)
_EDGES = "：:、，,。.．;；*★☆●•·▪◆■□-－—–_/\\"
_INDEX = deferred(r"[0-9０-９]{1,2}$")
_SCORE = deferred(r"(?:[（(][0-9]{1,3}(?:[-~－—–～至][0-9]{1,3})?[)）]分|[0-9]{1,3}分)$")
"""The score of a level where 分 stands outside the brackets, or without any: 产出指标(40-50)分; inside them it is a remark."""
_JOINTS = deferred(r"[、，,/／和与及或]")
_SEPARATORS = deferred(r"[-－—–―·・/／\\>＞→|｜、，,:：_]+")
_CACHE = 4096


class Level(NamedTuple):
    """What a level word means.

    ``category`` is ``output`` ``benefit`` ``satisfaction`` ``cost`` or ``other``; ``subcategory`` the level-2 key
    (``quantity`` … ``ecological-cost``) if the word can stand in the level-2 column. ``first``: it can stand in the
    level-1 column. 成本 and 满意度 can stand in both.
    """

    category: str
    subcategory: str | None = None
    first: bool = False


_SATISFIED = Level("satisfaction", "satisfaction", first=True)
"""学员满意度 and the like: whoever is asked."""


def level_of(text: str, vocabulary: Vocabulary | None = None) -> Level | None:
    """Return the level that ``text`` names, None for words that are no level.

    Blanks, line breaks, list numbers, brackets, markers (必填, ★) and indices (``数量指标1``) are ignored;
    ``产出指标-数量指标`` is the category of the first and the subcategory of the second.
    """
    return _level_of(text, vocabulary or Vocabulary.builtin()) if text and len(text) <= 200 else None


def first_length(text: str, vocabulary: Vocabulary | None = None) -> int:
    """Return how many characters of a level-2 word name its level 1: the 产出 of 产出数量; 0 for other words."""
    words = vocabulary or Vocabulary.builtin()
    firsts = words.words("level1")
    for length in range(2, min(4, len(text) - 1) + 1):
        category = firsts.get(text[:length])
        rest = plain_level(text[length:], words) if category is not None else None
        if rest is not None and rest.subcategory and belongs(rest.subcategory, category or "", words):
            return length
    return 0


def category_in(text: str, vocabulary: Vocabulary | None = None) -> str:
    """Return the category that a text of the level-1 column speaks of, ``other`` for none or more than one."""
    parts = (vocabulary or Vocabulary.builtin()).section("level-parts")
    found = {key for key, term in parts.items() if any(word in text for word in term.words)}
    return found.pop() if len(found) == 1 else "other"


def belongs(subcategory: str, category: str, vocabulary: Vocabulary | None = None) -> bool:
    """Say whether a level-2 key may stand below a level-1 category; below ``other`` everything may."""
    if category == "other":
        return True
    term = (vocabulary or Vocabulary.builtin()).section("level2").get(subcategory)
    return term is not None and category in term.attributes.get("under", ())


def required_marker(text: str, vocabulary: Vocabulary | None = None) -> bool:
    """Say whether a level or name cell is marked as mandatory (必填, ★★★); 选填 and 非必填 are not."""
    affixes = (vocabulary or Vocabulary.builtin()).section("level-affixes")
    squeezed = _SQUEEZE.sub("", text)
    for word in affixes["optional"].words:
        squeezed = squeezed.replace(word, "")
    return any(word in squeezed for word in affixes["required"].words)


def names_levels(text: str, vocabulary: Vocabulary | None = None) -> bool:
    """Tell whether a text puts several level words together, the end of the last one for all: 社会、经济、生态效益指标."""
    words = vocabulary or Vocabulary.builtin()
    pieces = _JOINTS.split(_SQUEEZE.sub("", text))
    return len(pieces) > 1 and all(
        plain_level(piece, words) is not None or plain_level(f"{piece}指标", words) is not None for piece in pieces
    )


@lru_cache(maxsize=_CACHE)
def _level_of(text: str, vocabulary: Vocabulary) -> Level | None:
    squeezed = _SCORE.sub("", _SQUEEZE.sub("", text))
    whole = plain_level(_bare(squeezed), vocabulary)
    if whole is not None:
        return whole
    parts = [part for part in _SEPARATORS.split(_BRACKETED.sub(r"-\1-", squeezed)) if part]
    levels = [plain_level(_bare(part), vocabulary) for part in parts]
    if (
        len(levels) == 2
        and levels[0] is not None
        and levels[1] is not None
        and levels[0].first
        and levels[1].subcategory
    ):
        return Level(levels[0].category, levels[1].subcategory)
    outside = _BRACKETED.sub("", squeezed)
    words = (_bare(outside if outside.strip(_EDGES) else _BRACKETED.sub(r"\1", squeezed)), _bare(squeezed))
    found = next((level for word in words if (level := plain_level(word, vocabulary)) is not None), None)
    return found or next(
        (_SATISFIED for word in words for stem in _stems(word, vocabulary) if stem.endswith("满意度")), None
    )


def _bare(text: str) -> str:
    """Take list numbers, bullets and an index off both ends."""
    text = text.strip(_EDGES)
    numbered = _NUMBER.match(text)
    if numbered:
        text = text[numbered.end() :]
    return _INDEX.sub("", text.strip(_EDGES)).strip(_EDGES + _OPEN + _CLOSE)


@lru_cache(maxsize=_CACHE)
def plain_level(word: str, vocabulary: Vocabulary) -> Level | None:
    """Return the level of a word without markers and blanks, with or without prefix and suffix."""
    first, second = vocabulary.words("level1"), vocabulary.words("level2")
    affixed = vocabulary.section("level-affixes")["affixed"].words
    for stem in _stems(word, vocabulary):
        category, subcategory = first.get(stem), second.get(stem)
        if stem == word and stem in affixed:
            continue
        if subcategory is not None and category is None:
            return Level(vocabulary.section("level2")[subcategory].attributes["under"][0], subcategory)
        if category is not None:
            return Level(category, subcategory if subcategory not in {"output", "benefit"} else None, first=True)
    return None


def _stems(word: str, vocabulary: Vocabulary) -> Iterable[str]:
    """Yield ``word``, then without suffixes, then without prefixes too, longest affixes last."""
    affixes = vocabulary.section("level-affixes")
    heads = [word]
    heads += (word[: -len(suffix)] for suffix in affixes["suffixes"].words if word.endswith(suffix))
    yield from heads
    for head in heads:
        for prefix in affixes["prefixes"].words:
            if head.startswith(prefix) and len(head) > len(prefix):
                yield head[len(prefix) :]
