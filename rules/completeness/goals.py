"""What a narrative goal says, as far as its words tell."""

from __future__ import annotations

from jixiao.grammar.patterns import deferred
from jixiao.rules.words import alternatives, words

__all__ = ["catch_all", "only_work", "stated", "weight_of"]

_LABEL = deferred(r"(?:年度|总体|绩效|中期|长期)*目标\s*[\d一二三四五六七八九十]*\s*[:：]")
_LETTER = deferred(r"[^\W_]")
_LETTERS = deferred(r"[^\W_]+")
_NO_GOAL = frozenset(words("completeness", "no-goal"))
_LONGEST = max(map(len, _NO_GOAL)) + 4
_RESULTS = words("completeness", "results")
_ACTIVITIES = words("completeness", "activities")
_CLAUSE = deferred(r"[^。；;，,！!\n\r]+")
_MARKER = deferred(r"[\s\d０-９一二三四五六七八九十（）().．、:：①-⑳]+")
_MANNER, _WHOSE, _GIVEN, _WHAT = (
    alternatives(words("completeness", f"catch-all-{part}")) for part in ("manner", "whose", "given", "what")
)
_CATCH_ALL = deferred(
    rf"(?:{_MANNER})*(?:完成好?|做好|落实好?)(?:\d{{4}}年度?)?(?:(?:{_WHOSE})*(?:{_GIVEN}))?(?:{_WHAT})*(?:工作|任务|事项|事务|目标|职能)"
)


def stated(text: str) -> bool:
    """Tell whether a goal is stated at all: more than blanks, punctuation, labels of the template, 无 and the like."""
    if "目标" in text[:8]:
        text = _LABEL.sub("", text)
    if _LETTER.search(text) is None:
        return False
    return len(text) > _LONGEST or "".join(_LETTERS.findall(text)) not in _NO_GOAL


def weight_of(text: str) -> int:
    """Return how many letters, digits and Chinese characters a text has."""
    return sum(map(len, _LETTERS.findall(text)))


def only_work(text: str) -> bool:
    """Tell whether a goal begins with work to be done and no word of it tells a result."""
    start = _MARKER.match(text)
    return text.startswith(_ACTIVITIES, start.end() if start else 0) and not any(word in text for word in _RESULTS)


def catch_all(text: str) -> bool:
    """Tell whether every clause of a goal says no more than that the tasks given are to be finished."""
    found = False
    for part in _CLAUSE.finditer(text):
        clause = _bare(part[0])
        if clause:
            if _CATCH_ALL.fullmatch(clause) is None:
                return False
            found = True
    return found


def _bare(clause: str) -> str:
    start = _MARKER.match(clause)
    return clause[start.end() if start else 0 :].strip()
