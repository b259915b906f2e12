"""What rows of wide tables are asked first, because it costs least, never changes the answer."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jixiao.model import Amount, Passage
from jixiao.plugins.forms.cells import first_own, own_cells
from jixiao.plugins.forms.funds import is_off
from jixiao.plugins.forms.money import _exact
from jixiao.plugins.forms.title_rows import _is_beside, title_among
from jixiao.plugins.forms.titles import is_title
from jixiao.sheet import Cell, Row

KEYS = ("total", "fiscal", "special_account", "other")
ASCII = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=40)


@given(ASCII)
@example("(1)")
@example("2024")
@example("1,200.50")
def test_a_text_without_chinese_is_no_title_and_stands_beside_none(text):
    assert (False, False) == (is_title(text), _is_beside(text))


@pytest.mark.parametrize(
    ("beside", "found"), [("单位：万元", True), ("2024年", True), ("附件1", True), ("12.5", False)]
)
def test_a_title_is_found_beside_a_unit_a_year_or_an_attachment(beside, found):
    title, other = Cell(1, 1, "项目支出绩效目标表"), Cell(1, 2, beside)

    assert (title if found else None) == title_among([title, other])


@given(
    st.dictionaries(
        st.integers(1, 8), st.tuples(st.integers(1, 2), st.integers(1, 8), st.sampled_from(["", " ", "甲", "1"]))
    )
)
def test_the_first_own_cell_is_the_first_of_all(cells):
    row = Row(2, {column: Cell(line, anchor, text) for column, (line, anchor, text) in sorted(cells.items())})

    assert next(iter(own_cells(row)), None) == first_own(row)


@given(st.dictionaries(st.sampled_from(KEYS), st.decimals(-(10**12), 10**12, places=4) | st.none()))
def test_sources_are_off_by_more_than_rounding(numbers):
    amounts = {key: Amount(Passage.of(str(number), "表", 1, 1), number) for key, number in numbers.items()}
    parts = [numbers.get(key) or 0 for key in KEYS[1:]]
    total = numbers.get("total")
    off = total is not None and any(parts) and abs(total - sum(parts)) > Decimal("0.015")

    assert off == is_off(amounts)


@given(st.decimals(allow_nan=False, allow_infinity=False))
@example(Decimal("84736.39999999999"))
@example(Decimal("0.30000000000000004"))
@example(Decimal("1E+20"))
def test_only_numbers_of_more_digits_than_a_spreadsheet_keeps_are_cut(number):
    if len(number.as_tuple().digits) <= 15:
        assert str(number) == str(_exact(number))
