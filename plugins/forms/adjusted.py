"""Targets that stand twice, as set at the beginning of the year and as adjusted: the adjusted one counts where it says one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jixiao.plugins.forms.settling import own_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.plugins.forms.grid import Grid
    from jixiao.plugins.forms.header_columns import Column
    from jixiao.plugins.forms.words import Words
    from jixiao.sheet import Row

__all__ = ["Adjusted", "pair_targets", "take_goals"]

_TARGET, _NEARLY = 30, 0.8


def take_goals(groups: dict[str, list[Column]], sample: Sequence[Row]) -> None:
    """Take 年初绩效目标 and 调整后绩效目标 right of the names for the targets of a form that has no other: short texts stand below."""
    if "value" in groups or "project" in groups or not groups.get("name"):
        return
    name = groups["name"][-1].first
    staged = [item for item in groups.get("goal", ()) if item.word and item.word.stage and item.first > name]
    texts = [text for item in staged for text in own_texts(sample, item.first)]
    if texts and sum(len(text) <= _TARGET for text in texts) >= _NEARLY * len(texts):
        groups["value"] = staged
        groups["goal"] = [item for item in groups["goal"] if item not in staged]
        if not groups["goal"]:
            del groups["goal"]


def pair_targets(groups: dict[str, list[Column]]) -> None:
    """Put a target and its adjustment together; the left one of the two stands for both among the values."""
    found = [item for item in groups.get("value", ()) if item.word and item.word.period != "total"]
    adjusted = next((item for item in found if item.word and item.word.stage == "adjusted"), None)
    before = [item for item in groups.get("previous", ()) if item.word and item.word.stage == "initial"]
    others = [item for item in [*found, *before] if item.word and item.word.stage != "adjusted"]
    if adjusted is None or not others:
        return
    initial = next((item for item in others if item.word and item.word.stage == "initial"), others[0])
    left = min(initial, adjusted, key=lambda item: item.first)
    groups["value"] = [item for item in groups["value"] if item not in (initial, adjusted)] + [left]
    groups["previous"] = [item for item in groups.get("previous", ()) if item is not initial]
    if not groups["previous"]:
        del groups["previous"]
    groups["initial"], groups["adjusted"] = [initial], [adjusted]


@dataclass(slots=True)
class Adjusted:
    """The two columns of targets, and the one in which the target in force is read."""

    value: int
    initial: int
    adjusted: int
    words: Words

    @classmethod
    def of(cls, grid: Grid, words: Words) -> Adjusted | None:
        """Return the columns of a grid that has both."""
        at = grid.at
        if not {"value", "initial", "adjusted"} <= at.keys():
            return None
        return cls(at["value"], at["initial"], at["adjusted"], words)

    def settled(self, row: Row) -> Row:
        """Return a row with the target in force where the values are read; its cell keeps its own place."""
        for column in (self.adjusted, self.initial):
            cell = row.cells.get(column)
            if cell is not None and self.words.marks.says_target(cell.text):
                if column == self.value:
                    return row
                return row._replace(cells={**row.cells, self.value: cell})
        return row
