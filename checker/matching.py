"""Which project of last year's file is which of this year's, and the same for their indicators."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from jixiao.grammar.patterns import deferred
from jixiao.subjects import Previous

if TYPE_CHECKING:
    from jixiao.model import Indicator, Project

__all__ = ["Pairing", "likeness", "name_key", "pair_indicators", "pair_projects", "year_free"]

T = TypeVar("T")

_YEAR = deferred(
    r"[（(【\[]?(?:19|20)\d{2}\s*(?:年度?|[-－—~～至]\s*(?:(?:19|20)\d{2}|\d{2})\s*年?度?)?[）)】\]]?"
    r"|[（(]?二[〇零○O][一二三四五六七八九〇零○]{2}年度?[）)]?"
)
_NOISE = deferred(r"[\W_]+")
_NUMERALS = deferred(
    r"[0-9]+|[一二三四五六七八九十百]+|[IⅠⅡⅢⅣⅤABCDEFGHabcdefgh](?![a-z])|[东西南北中上下前后左右甲乙丙丁]"
)
_ALIKE = 85
"""From this likeness on two names are one; 100 is equal."""
_COMMON = 200
"""Of a pair of characters only so many bearers are looked at: a commoner one does not tell names apart."""
_CANDIDATES = 20


class Pairing(NamedTuple):
    """One-to-one: each current item with its counterpart of last year or None, and last year's items left over."""

    pairs: tuple[tuple[Indicator, Indicator | None, bool], ...]
    dropped: tuple[Indicator, ...]


@lru_cache(maxsize=1 << 14)
def year_free(name: str) -> str:
    """Return a name without years: 2023年信息化运维 → 信息化运维; the text itself when nothing else is in it."""
    return _without_years(name)


@lru_cache(maxsize=1 << 14)
def name_key(name: str) -> str:
    """Return a name for comparing: without years, blanks and punctuation, in one case."""
    bare = _without_years(name)
    return (bare if bare.isalnum() else _NOISE.sub("", bare)).lower() or name


def _without_years(name: str) -> str:
    dated = "20" in name or "19" in name or "二" in name  # what every year has
    return (_YEAR.sub("", name) if dated else name).strip() or name


def pair_projects(current: Sequence[Project], before: Sequence[Project]) -> list[Previous]:
    """Pair this year's projects with last year's, in this year's order, each of last year's at most once.

    Equal names first, then names equal without years, then similar names that share indicators or goal. The projects
    of last year without counterpart are ``dropped`` of the last pair, so that they are told once.
    """
    matches = _Matcher(current, before, (_exact_project, _key_of_project), _close_project).matched()
    taken = set(matches.values())
    pairs = [Previous(item, before[matches[i]] if i in matches else None) for i, item in enumerate(current)]
    if pairs:
        pairs[-1].dropped = tuple(project for index, project in enumerate(before) if index not in taken)
    return pairs


def pair_indicators(current: Sequence[Indicator], before: Sequence[Indicator]) -> Pairing:
    """Pair the indicators of two projects, one to one; the third of each pair tells whether the names are the same."""
    matches = _Matcher(current, before, (_exact_indicator, _key_of_indicator), _close_indicator).matched()
    taken = set(matches.values())
    pairs = []
    for index, item in enumerate(current):
        other = before[matches[index]] if index in matches else None
        same = other is not None and _key_of_indicator(item) == _key_of_indicator(other)
        pairs.append((item, other, same))
    return Pairing(tuple(pairs), tuple(item for index, item in enumerate(before) if index not in taken))


class _Matcher(Generic[T]):
    """One matching under way; ``names`` are ways to name an item, from exact to coarse."""

    def __init__(
        self,
        current: Sequence[T],
        before: Sequence[T],
        names: tuple[Callable[[T], str], ...],
        close: Callable[[T, T], int],
    ) -> None:
        self.current = current
        self.before = before
        self.names = names
        self.close = close
        self.matches: dict[int, int] = {}
        self.taken: set[int] = set()

    def matched(self) -> dict[int, int]:
        """Return the index of last year's item for every item that has one."""
        for name in self.names:
            self._match_equal(name)
        if len(self.matches) < len(self.current) and len(self.taken) < len(self.before):
            self._match_close(self.names[-1])
        return self.matches

    def _match_equal(self, name: Callable[[T], str]) -> None:
        """Match items of one name; several of a name go to their closest counterparts, else in order."""
        theirs: dict[str, list[int]] = defaultdict(list)
        for index in range(len(self.before)):
            if index not in self.taken:
                theirs[name(self.before[index])].append(index)
        mine: dict[str, list[int]] = defaultdict(list)
        for index, item in enumerate(self.current):
            if index not in self.matches and name(item) in theirs:
                mine[name(item)].append(index)
        for word, indices in mine.items():
            if not word:
                continue
            if len(indices) == len(theirs[word]) == 1:
                self._greedy([(0, indices[0], theirs[word][0])])
            else:
                self._greedy([(-self._score(i, j), i, j) for i in indices for j in theirs[word]])

    def _match_close(self, name: Callable[[T], str]) -> None:
        """Match what is left by similarity, only between names that share an uncommon pair of characters."""
        index: dict[str, list[int]] = defaultdict(list)
        for j in range(len(self.before)):
            if j not in self.taken:
                for gram in _grams(name(self.before[j])):
                    index[gram].append(j)
        scored = []
        for i, item in enumerate(self.current):
            if i in self.matches:
                continue
            shared = Counter(j for gram in sorted(_grams(name(item))) for j in index.get(gram, ())[:_COMMON])
            best = sorted(shared, key=lambda j: (-shared[j], j))[:_CANDIDATES]
            scored += [(-score, i, j) for j in best if (score := self._score(i, j)) >= _ALIKE]
        self._greedy(scored)

    def _score(self, i: int, j: int) -> int:
        return self.close(self.current[i], self.before[j])

    def _greedy(self, scored: list[tuple[int, int, int]]) -> None:
        for _, i, j in sorted(scored):
            if i not in self.matches and j not in self.taken:
                self.matches[i] = j
                self.taken.add(j)


def _grams(text: str) -> set[str]:
    return {text[start : start + 2] for start in range(max(1, len(text) - 1))}


def _exact_project(project: Project) -> str:
    return _NOISE.sub("", project.name or "").lower()


def _key_of_project(project: Project) -> str:
    return name_key(project.name or "")


def _exact_indicator(indicator: Indicator) -> str:
    return f"{indicator.category}\n{indicator.name.stem}"


def _key_of_indicator(indicator: Indicator) -> str:
    return name_key(indicator.name.stem)


def _close_project(one: Project, other: Project) -> int:
    """Return how alike two projects are, 0 to 100: three fifths the names, two fifths indicators or goals.

    Zero when the names differ in a number, an ordinal or a direction: 东区 is not 西区.
    """
    first, second = _key_of_project(one), _key_of_project(other)
    if _NUMERALS.findall(first) != _NUMERALS.findall(second):
        return 0
    names = likeness(first, second)
    mine = {item.name.stem for item in one.indicators}
    yours = {item.name.stem for item in other.indicators}
    shared = 100 * len(mine & yours) // max(1, min(len(mine), len(yours)))
    content = max(shared, likeness(one.goal.text, other.goal.text))
    return (3 * names + 2 * content) // 5 if names >= 60 else 0


def _close_indicator(one: Indicator, other: Indicator) -> int:
    """Return how alike two indicators are, 0 to 100; zero across classes or when their numbers differ."""
    first, second = _key_of_indicator(one), _key_of_indicator(other)
    if one.category != other.category or _NUMERALS.findall(first) != _NUMERALS.findall(second):
        return 0
    if one.name.rate != other.name.rate or one.name.polarity != other.name.polarity:
        return 0
    return likeness(first, second)


def likeness(one: str, other: str) -> int:
    """Return how alike two texts are, from 0 to 100; 0 when one is empty."""
    from rapidfuzz.fuzz import ratio

    return round(ratio(one, other)) if one and other else 0
