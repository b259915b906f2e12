"""Lists of indicators in a column named 绩效目标, and goals that stand below a heading inside another cell (【总体目标】)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from jixiao.grammar.levels import level_of
from jixiao.grammar.patterns import deferred
from jixiao.model import NO_PASSAGE
from jixiao.plugins.forms.settling import own_texts
from jixiao.plugins.forms.words import squeeze

if TYPE_CHECKING:
    import re

    from jixiao.model import Passage
    from jixiao.plugins.forms.grid import Grid
    from jixiao.plugins.forms.words import Words
    from jixiao.sheet import Row

__all__ = ["goal_and_list", "goal_below", "list_start", "settle_lists"]

_HEADING = deferred(r"[【［\[〔]([^【】［］\[\]〔〕]{2,24})[】］\]〕]")
_BETWEEN = deferred(r"[-—–－_/·、]+")
_WORDS = deferred(r"[^\W\d_一二三四五六七八九十]")
_AFTER = " \t\r\n\u3000\xa0:：、，,"
_CELLS = frozenset({"indicators", "name", "value", "category", "subcategory"})
_HALF = 0.5


def settle_lists(grid: Grid, sample: Sequence[Row], words: Words) -> None:
    """Take a column of goals for the indicators where lists stand in it, and find the goal elsewhere."""
    at = grid.at
    if "goal" not in at or at.keys() & _CELLS:
        return
    goals = [item.first for item in grid.heading.columns if item.word is not None and item.word.field == "goal"]
    listed = [column for column in goals if _holds(own_texts(sample, column))]
    if len(listed) != 1:
        return
    column = listed[0]
    at["indicators"] = column
    for name in [name for name in ("goal", "total_goal") if at.get(name) == column]:
        del at[name]
    if "goal" in at:
        return
    if "total_goal" in at or len(goals) > 1:
        at["goal"] = at.pop("total_goal", 0) or next(other for other in goals if other != column)
    elif any(list_start(text) > 0 for text in own_texts(sample, column)):
        at["goal"] = column
    elif "content" in at and any(_goal_heading(text, words) for text in own_texts(sample, at["content"])):
        at["goal"] = at["content"]


def list_start(text: str) -> int:
    """Return where the first heading of a list of indicators stands (【产出指标-数量指标】), -1 without one."""
    start = next((heading.start() for heading in _HEADING.finditer(text) if _is_level(heading[1])), -1)
    return start if start <= 0 or _WORDS.search(text, 0, start) else 0  # a number before it belongs to the list


def goal_and_list(passage: Passage, words: Words, *, named: bool) -> tuple[Passage, Passage]:
    """Divide a cell into the goal and the list of indicators below it; without a list, all is goal beside a name."""
    start = list_start(passage.text)
    if start < 0:
        return (passage, NO_PASSAGE) if named else (NO_PASSAGE, passage)
    lead = passage.part(0, len(passage.text[:start].rstrip()))
    below = goal_below(lead, words)
    if not below.text and lead.text:
        label, colon, _ = lead.text.replace(":", "：").partition("：")
        word = words.fact(label) if colon else None
        below = lead.part(len(label) + 1, len(lead.text)) if word is not None and word.field == "goal" else lead
    return below, passage.part(start, len(passage.text))


def goal_below(passage: Passage, words: Words) -> Passage:
    """Return what stands below a heading 【总体目标】, up to the next one; no passage without such a heading."""
    found = _goal_heading(passage.text, words)
    if found is None:
        return NO_PASSAGE
    text = passage.text
    following = _HEADING.search(text, found.end())
    end = following.start() if following is not None else len(text)
    start = found.end()
    while start < end and text[start] in _AFTER:
        start += 1
    return passage.part(start, start + len(text[start:end].rstrip()))


def _goal_heading(text: str, words: Words) -> re.Match[str] | None:
    return next(_goal_headings(text, words), None)


def _goal_headings(text: str, words: Words) -> Iterator[re.Match[str]]:
    for heading in _HEADING.finditer(text):
        word = words.fact(heading[1])
        if word is not None and word.field == "goal" and not _is_level(heading[1]):
            yield heading


def _holds(texts: Sequence[str]) -> bool:
    """Tell whether half of the texts or more hold a list of indicators below headings of levels."""
    return bool(texts) and sum(list_start(text) >= 0 for text in texts) >= _HALF * len(texts)


def _is_level(text: str) -> bool:
    pieces = [piece for piece in _BETWEEN.split(squeeze(text)) if piece]
    return bool(pieces) and all(level_of(piece) is not None for piece in pieces)
