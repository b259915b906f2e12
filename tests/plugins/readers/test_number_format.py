from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.plugins.readers.number_format import BUILTIN, NumberFormat
from jixiao.plugins.readers.number_section import general

CASES = tomllib.loads(Path(__file__).with_name("number_formats.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_number_is_shown_as_displayed(case):
    shown = NumberFormat(case["code"]).text(case["value"], Decimal(case["value"]))

    assert case["text"] == shown


def test_epoch_1904_shifts_dates():
    assert "1904-01-02" == NumberFormat("yyyy-mm-dd", epoch_1904=True).text("1", Decimal(1))


@pytest.mark.parametrize("number", range(27, 37))
def test_chinese_builtin_formats_are_dates(number):
    assert NumberFormat(BUILTIN[number]).is_date


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=2))
def test_two_places_agree_with_python(value):
    assert f"{value:,.2f}".replace("-0.00", "0.00") == NumberFormat("#,##0.00").text(str(value), value).replace(
        "-0.00", "0.00"
    )


@given(st.floats(allow_nan=False, allow_infinity=False).map(lambda value: float(f"{value:.14e}")))
def test_general_keeps_fifteen_digits(value):
    assert value == float(general(Decimal(repr(value))))


@given(
    st.text(st.sampled_from('0#?.,%/E+-;@[]"\\_* ymdhs年月日般ae!>=1'), max_size=12),
    st.decimals(allow_nan=False, allow_infinity=False),
)
def test_any_code_shows_something_for_any_number(code, value):
    assert NumberFormat(code).text(str(value), value)
