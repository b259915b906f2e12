"""What rows of wide tables are asked first, because it costs least, never changes the answer."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jixiao.grammar.levels import BLANKS
from jixiao.grammar.vocabulary import Vocabulary
from jixiao.model import NO_PASSAGE, Amount, Passage
from jixiao.plugins.forms.cells import first_own, own_cells, passage_of
from jixiao.plugins.forms.funds import is_off
from jixiao.plugins.forms.money import _exact, amount_of, is_blank, number_of
from jixiao.plugins.forms.row_words import _SEALED, _is_sealed
from jixiao.plugins.forms.spelling import plain, squeeze
from jixiao.plugins.forms.title_rows import _is_beside, title_among
from jixiao.plugins.forms.titles import is_title
from jixiao.plugins.forms.wide_rows import WideRow
from jixiao.plugins.forms.words import words_of
from jixiao.sheet import Cell, Row

KEYS = ("total", "fiscal", "special_account", "other")
WORDS = words_of(Vocabulary.builtin())
PIECES = ["合计", "总得分", "小计", "数", "分", "计", "(", ")", "（", "）", "【", "】", "一、", "1.", "：", ":", " ", "\u200b", "甲局", "*", "盖章", "签字", "年", "月", "日", "3"]  # fmt: skip
BEGINNINGS = st.lists(st.sampled_from(PIECES), max_size=7).map("".join)
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


@given(st.text(max_size=12))
@example("合\u200b计")
@example("１２ 元")
@example("甲\x1f乙")
def test_squeezing_takes_off_every_blank(text):
    assert re.sub(f"[{BLANKS}]", "", unicodedata.normalize("NFKC", text)) == squeeze(text)


@given(BEGINNINGS)
@example("合（甲）计")
@example("一、小计：")
def test_a_row_begins_with_a_total_whatever_stands_around_its_word(text):
    rows = WORDS.kind.__self__
    word = squeeze(text).lstrip("*★☆·•(")

    assert (plain(word) in rows._totals) == rows._is_total(word)


@given(BEGINNINGS)
@example("甲局(盖章):3年3月3日")
@example("年月日")
def test_a_seal_is_found_at_the_end(text):
    word = squeeze(text)

    assert (_SEALED.search(word) is not None) == _is_sealed(word)


@given(ASCII)
def test_figures_are_no_signature(text):
    amount = Amount(Passage.of(text, "表", 3, 2))
    row = WideRow([3], NO_PASSAGE, {"total": amount}, {}, NO_PASSAGE, NO_PASSAGE, NO_PASSAGE, {}, {}, False, None)

    assert (bool(text), False) == (row.has_figures(), WORDS.kind(text) == "footer")


@given(
    st.sampled_from(["12.5", " 12.5", "12.5元", "-12.5", "(12.5)", "0.", "—", "", "95%", "１２"]),
    st.sampled_from([None, Decimal("12.5"), Decimal("0.1000000000000000055")]),
    st.sampled_from(["General", "0%"]),
    st.sampled_from([None, "error-value"]),
)
def test_an_amount_has_the_passage_of_its_cell(text, value, number_format, problem):
    cell = Cell(3, 2, text, value, number_format, problem)
    stored = isinstance(value, Decimal) and number_format == "General" and problem is None and not is_blank(text)
    amount = amount_of(cell, "表", 4, 5, "元")

    assert (Passage.of("", "表", 3, 2) if is_blank(text) else passage_of(cell, "表")) == amount.passage
    assert not stored or amount.number == _exact(value)


@given(st.text("0123456789.,-+²１元 ", max_size=9))
@example("007.50")
@example("1.2.3")
@example("12.")
def test_a_plain_number_is_read_as_it_is_behind_a_blank(text):
    assert number_of(f" {text}") == number_of(text)
