"""Texts keep their places: parts, joins and characters that stand in no cell."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jixiao.model import Passage, Place


def test_part_of_one_cell_keeps_the_offset():
    passage = Passage.of("年度指标值：≥95%", "表", 7, 7, offset=10)

    assert passage.part(6, 10).place == Place("表", 7, 7, (16, 20))


def test_join_of_two_cells_maps_each_character_to_its_cell():
    joined = Passage.of("提交数据共享业务工", "表", 35, 7).joined(Passage.of("单数，年度", "表", 37, 7))

    assert joined.text == "提交数据共享业务工单数，年度"
    assert joined.places(7, 11) == (Place("表", 35, 7, (7, 9)), Place("表", 37, 7, (0, 2)))


def test_separator_stands_in_no_cell():
    joined = Passage.of("≥", "表", 1, 3).joined(Passage.of("95", "表", 1, 4), " ").joined(Passage.of("%", "表", 1, 5))

    assert joined.text == "≥ 95%"
    assert joined.places(0, 2) == (Place("表", 1, 3, (0, 1)),)
    assert joined.places(2, 5) == (Place("表", 1, 4, (0, 2)), Place("表", 1, 5, (0, 1)))


def test_empty_part_points_between_characters():
    assert Passage.of("名称", "表", 1, 1).part(2, 2).place == Place("表", 1, 1, (2, 2))


texts = st.text(min_size=1, max_size=8)


@given(st.lists(texts, min_size=1, max_size=5), st.data())
def test_every_character_is_found_in_exactly_one_cell(pieces, data):
    joined = Passage.of(pieces[0], "表", 1, 1)
    for row, piece in enumerate(pieces[1:], 2):
        joined = joined.joined(Passage.of(piece, "表", row, 1))
    start = data.draw(st.integers(0, len(joined.text) - 1))
    end = data.draw(st.integers(start + 1, len(joined.text)))
    part = joined.part(start, end)
    found = "".join(pieces[place.row - 1][slice(*place.span)] for place in joined.places(start, end))

    assert joined.text[start:end] == found
    assert part.text == found
    assert part.places() == joined.places(start, end)
