"""Near-identical texts among very many, found without comparing every pair."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import NamedTuple, TypeAlias

from jixiao.grammar.patterns import deferred

__all__ = ["Copy", "Members", "copies", "overlaps"]

Members: TypeAlias = "array[int]"
"""The members of a set by number, in order, each once."""

_NOISE = deferred(r"[\W_]+")
_MARKS = "，。、；："
_DIGITS = deferred("[0-9]+")
_WINDOW = 3
"""Each text is compared with so many neighbours in the order of its words, read forwards and backwards."""


_KEY = 80
"""Characters by which texts are sorted."""
_NONE = (0, 0)
_PORTIONS = (0, 1 << 31, 1 << 32)
"""Where one portion of the members ends and the next begins."""
_CHOICE = 64
"""Sets among which the largest overlap is looked for, once one was found."""


class Copy(NamedTuple):
    """Text ``later`` is a copy of text ``earlier``; ``percent`` is how alike they are, 100 for identical words."""

    later: int
    earlier: int
    percent: int


def copies(texts: Sequence[str], percent: int, shortest: int) -> list[Copy]:
    """Return the texts that are nearly a text before them, beside it, in order; punctuation and case do not count.

    Sorted neighbourhood: two texts with one changed passage have the rest before it or the rest after it in common, and
    so come next to each other when sorted forwards or backwards. A text all of whose neighbours come after it is compared
    with the first of those that they lead to. The likeness is the normalised indel similarity.
    """
    found: list[Copy] = []
    seen: dict[str, int] = {}
    for index, text in enumerate(texts):
        words = _words(text)
        if len(words) >= shortest:
            first = seen.setdefault(words, index)
            if first != index:
                found.append(Copy(index, first, 100))
    found.extend(_near(texts, seen, percent))
    return sorted(found)


def _words(text: str) -> str:
    """Return a text without punctuation, in one case; taking the usual marks off first takes half the time."""
    for mark in _MARKS:
        text = text.replace(mark, "")
    return (text if text.isalnum() else _NOISE.sub("", text)).lower()


def _near(texts: Sequence[str], seen: dict[str, int], percent: int) -> Iterator[Copy]:
    from rapidfuzz.distance import Indel

    similarity, cutoff = Indel.normalized_similarity, percent / 100
    shorter, longer = percent, 200 - percent  # what else their lengths are to one another says that they are not alike
    best: dict[int, tuple[int, int]] = {}
    clusters = _Clusters(len(texts))
    for order in _orders(seen):
        for place, words in enumerate(order, 1):
            size = len(words)
            least, most = size * shorter, size * longer
            for other in order[place : place + _WINDOW]:
                if len(other) * longer < least or len(other) * shorter > most:
                    continue
                likeness = int(100 * similarity(words, other, score_cutoff=cutoff))
                if likeness >= percent:
                    one, two = seen[words], seen[other]
                    first, last = (one, two) if one < two else (two, one)
                    clusters.join(first, last)
                    if (likeness, -first) > best.get(last, _NONE):
                        best[last] = (likeness, -first)
    for words, index in seen.items():
        if index not in best and (first := clusters.first(index)) != index:
            likeness = int(100 * similarity(words, _words(texts[first]), score_cutoff=cutoff))
            if likeness >= percent:
                best[index] = (likeness, -first)
    for index, (likeness, first) in best.items():
        yield Copy(index, -first, likeness)


class _Clusters:
    """Texts that are alike, directly or by others between them (union-find)."""

    def __init__(self, size: int) -> None:
        self._before = array("I", range(size))

    def first(self, index: int) -> int:
        """Return the first of all that are alike to one."""
        before = self._before
        while before[index] != index:
            before[index] = before[before[index]]
            index = before[index]
        return index

    def join(self, one: int, other: int) -> None:
        """Say that two are alike."""
        first, second = sorted((self.first(one), self.first(other)))
        self._before[second] = first


def _middle(words: str) -> str:
    """Return what follows on the smallest character of the middle third: mostly the same place in texts that are alike."""
    words = _without_numbers(words)
    third = len(words) // 3
    inner = words[third : len(words) - third]
    start = third + inner.index(min(inner)) if inner else 0
    return words[start : start + _KEY]


def _beginning(words: str) -> str:
    """Return what a text is sorted by: its first words without numbers; whole keys of 100,000 texts would fill memory."""
    first = words[:_KEY]
    return first if first.isalpha() else _without_numbers(words[: 2 * _KEY])[:_KEY]


def _end(words: str) -> str:
    """Return the same of the text read backwards."""
    return _beginning(words[: -2 * _KEY - 1 : -1])


def _without_numbers(words: str) -> str:
    return words if words.isalpha() else _DIGITS.sub("", words)


def _orders(seen: Iterable[str]) -> Iterator[list[str]]:
    """Yield the texts in three orders: by their beginnings, by their ends, by their middles; numbers do not count."""
    order = sorted(seen)  # equal keys stay in this order
    yield sorted(order, key=_beginning)
    yield sorted(order, key=_end)
    yield sorted(order, key=_middle)


def overlaps(sets: Sequence[Members], percent: int, smallest: int) -> Iterator[Copy]:
    """Yield each set that shares at least ``percent`` of the larger with a set before it, and one that it shares most with.

    Sets that overlap so much share one of their rarest members (prefix filtering), so none is missed. Where very many
    overlap, as copies of one template do, the largest overlap is looked for among the first of them only, or the time
    would grow with the square of their number. A set is its members' numbers in order; what one set alone has is neither
    counted nor looked up, for it is what most of memory would go into.
    """
    frequency = _recurring(sets)
    index: dict[int, list[int]] = defaultdict(list)
    seen: dict[bytes, int] = {}
    for place, numbers in enumerate(sets):
        size, common = len(numbers), [member for member in numbers if member in frequency]
        rarest = size - -(-size * percent // 100) + 1
        length = rarest - (size - len(common))  # what no other set has comes first among the rarest
        if size < smallest or length <= 0:
            continue
        if len(common) == size:
            first = seen.setdefault(numbers.tobytes(), place)
            if first != place:
                yield Copy(place, first, 100)
                continue
        prefix = sorted(common, key=frequency.__getitem__)[:length]  # of equally rare ones the smaller comes first
        best = _largest(place, sets, percent, [index[member] for member in prefix])
        if best is not None:
            yield best
        for member in prefix:
            index[member].append(place)


def _largest(place: int, sets: Sequence[Members], percent: int, lists: Iterable[Iterable[int]]) -> Copy | None:
    """Return the first of the sets in ``lists`` that shares most with the one at ``place``, None if none shares enough.

    Behind the first that shares enough only ``_CHOICE`` more are looked at.
    """
    members = frozenset(sets[place])
    tried: set[int] = set()
    best: Copy | None = None
    left = _CHOICE
    for other in chain.from_iterable(lists):
        if other in tried:
            continue
        tried.add(other)
        shared = 100 * len(members.intersection(sets[other])) // max(len(members), len(sets[other]))
        if shared >= percent and (best is None or shared > best.percent):
            best = Copy(place, other, shared)
        if best is not None:
            left -= 1
            if not left:
                break
    return best


def _recurring(sets: Sequence[Members]) -> dict[int, int]:
    """Return how often each member stands that is in more than one set; counted in portions, as all at once are many."""
    frequency: dict[int, int] = {}
    for low, high in pairwise(_PORTIONS):
        portion = (members[bisect_left(members, low) : bisect_left(members, high)] for members in sets)
        counted = Counter(chain.from_iterable(portion))
        frequency.update({member: times for member, times in counted.items() if times > 1})
    return frequency
