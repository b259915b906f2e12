"""How to write an indicator that is missing, in the manner of the form at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.text import Text

if TYPE_CHECKING:
    from jixiao.model import Project

__all__ = ["to_add", "to_move"]


def to_add(project: Project, level: str, name: str, value: str) -> Text:
    """Say how to add an indicator: an entry of the indicator cell, or one more where each has its own row or column."""
    if project.indicator_cell.text:
        return _entry(level, name, value)
    return Text(
        f"增加一条：一级指标“{level}”，指标名称“{name}”，指标值“{value}”",
        f"add one: level 1 “{level}”, name “{name}”, value “{value}”",
    )


def to_move(project: Project, level: str, name: str, value: str) -> Text:
    """Say how to put an indicator that is there under another level-1 word."""
    if project.indicator_cell.text:
        return _entry(level, name, value)
    return Text(f"把“{name}”的一级指标改为“{level}”", f"change level 1 of “{name}” to “{level}”")


def _entry(level: str, name: str, value: str) -> Text:
    entry = f"{level}：{name}，年度指标值：{value}。"
    return Text(f"写成“{entry}”", f"write “{entry}”")
