"""CON001 on rows that share one merged cell for their name."""

from __future__ import annotations

from jixiao.grammar import Grammar
from jixiao.model import NO_PASSAGE, Indicator, Passage, Project, Table
from jixiao.rule import Context
from jixiao.rules.consistency.duplicate_indicator import DuplicateIndicator

GRAMMAR = Grammar()
TABLE = Table("表", "F4")
SHARED = Passage.of("养护农村公路", "表", 4, 3)


def found(*categories):
    indicators = tuple(
        Indicator(GRAMMAR, category, NO_PASSAGE, NO_PASSAGE, SHARED, Passage.of(f"≥{row}0%", "表", row, 4))
        for row, category in enumerate(categories, 4)
    )
    project = Project(TABLE, Passage.of("村道养护", "表", 2, 1), {}, NO_PASSAGE, indicators)
    return [item.code for item in DuplicateIndicator().check(project, Context(GRAMMAR, TABLE))]


def test_rows_of_one_class_share_a_name():
    assert [] == found("output", "output", "output")


def test_rows_of_several_classes_do_not():
    assert ["CON001"] == found("output", "output", "satisfaction")
