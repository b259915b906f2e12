"""Infos that say the very same many times over are one in the text report, with all their cells; the numbers stay."""

from __future__ import annotations

import json

import openpyxl
import pytest


@pytest.fixture
def book(tmp_path):
    def make(*signs):
        book = openpyxl.Workbook()
        book.active.append(("项目名称", "干部培训", "项目资金（万元）", 10))
        book.active.append(("一级指标", "二级指标", "三级指标", "指标值"))
        for number, sign in enumerate(signs):
            book.active.append(("产出指标", "数量指标", f"第{number + 1}类培训期数", f"{sign}{number + 3}期"))
        book.save(tmp_path / "表.xlsx")
        return tmp_path / "表.xlsx"

    return make


def test_more_than_three_are_told_once(jixiao, book):
    path = book(">=", ">=", "≥", "≧", ">=", ">=")
    lines = jixiao("check", path, "--select", "TXT003").out.splitlines()

    assert ["D3", "D6"] == [line.split()[0] for line in lines if "TXT003" in line]
    assert ["同样的还有 3 处：D4、D7、D8"] == [line.strip() for line in lines if "同样的" in line]
    assert "提示 5" in lines[-1]


def test_three_are_told_one_by_one_in_order(jixiao, book):
    lines = jixiao("check", book(">=", "≧", ">=", ">="), "--select", "TXT003", "--lang", "en").out.splitlines()

    assert ["D3", "D4", "D5", "D6"] == [line.split()[0] for line in lines if "TXT003" in line]
    assert not any("times more" in line for line in lines)


def test_warnings_and_verbose_reports_tell_each(jixiao, book):
    path = book(">=", ">=", ">=", ">=", ">=")
    warned = jixiao("check", path, "--select", "TXT003", "--severity", "TXT003=warning").out
    verbose = jixiao("check", path, "--select", "TXT003", "--verbose", "--lang", "en").out
    told = json.loads(jixiao("check", path, "--select", "TXT003", "--format", "json").out)

    assert [5, 5] == [sum(" TXT003 “" in line for line in text.splitlines()) for text in (warned, verbose)]
    assert 5 == len(told["files"][0]["findings"])


def test_of_one_cell_each_is_told_with_its_indicator(jixiao, tmp_path):
    book = openpyxl.Workbook()
    book.active.append(("项目名称", "总计（万元）", "绩效目标", "绩效指标"))
    cell = "".join(f"{n}、产出指标：第{n}类培训期数，年度指标值：>={n}期。" for n in range(1, 6))
    book.active.append(("干部培训", 10, "提高干部能力。", cell))
    book.save(tmp_path / "表.xlsx")
    lines = jixiao("check", tmp_path / "表.xlsx", "--select", "TXT003").out.splitlines()

    assert [f"第{n}类培训期数" for n in range(1, 6)] == [
        line.split("指标：")[1].rstrip("）") for line in lines if "TXT003" in line
    ]


def test_in_english(jixiao, book):
    out = jixiao("check", book(">=", ">=", ">=", ">=", ">="), "--select", "TXT003", "--lang", "en").out

    assert "the same 4 times more: D4, D5, D6, D7" in out
