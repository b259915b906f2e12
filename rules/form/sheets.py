"""Worksheets that show the rules whose facts only reading tells: the wide form in its fewest rows."""

from __future__ import annotations

__all__ = ["HEADER", "PROJECT", "SHEET", "UNIT"]

UNIT = ("单位：万元",)
HEADER = ("项目名称", "总计", "财政拨款", "绩效目标", "绩效指标")
PROJECT = (
    "河道保洁项目",
    "10.00",
    "10.00",
    "河道清洁，群众满意。",
    "1、产出指标：巡查次数，年度指标值：≥4次。2、满意度指标：群众满意度，年度指标值：≥90%。",
)
SHEET = (UNIT, HEADER, PROJECT)
"""A table in which nothing is wrong with the form."""
