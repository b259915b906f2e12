"""Conversion: what is written reads back as the same submission, or nothing is written."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))
from forms import cases, opened, read, saved

from jixiao.cli.convert import command
from jixiao.conversion import essence, filled_tables, losses, read_layouts
from jixiao.errors import UsageError
from jixiao.grammar import Grammar
from jixiao.grammar.levels import level_of
from jixiao.layout import Filled, write_xlsx
from jixiao.model import NO_PASSAGE, Amount, Indicator, Passage, Project, Subtotal, Table
from jixiao.plugins.forms.form import built_in_forms

GRAMMAR = Grammar()
FORMS = {form.name: form() for form in built_in_forms()}
LONG = ["F4", "F5", "F7", "F9", "F12", "F13", "F16"]
LEVELS = [
    ("产出指标", "数量指标"),
    ("产出指标", "质量指标"),
    ("效益指标", "社会效益指标"),
    ("满意度指标", "服务对象满意度指标"),
    ("成本指标", "经济成本指标"),
]
CASES = [case for case in cases() if case["file"] not in {"f11-matrix"}]


def _passage(text: str) -> Passage:
    return Passage.of(text, "表", 1, 1) if text else NO_PASSAGE


words = st.text(alphabet="河道治理水质监测培训网络设备更新覆盖社区居民养护办结群众改造", min_size=2, max_size=8)
names = st.builds(
    lambda head, tail: head + tail,
    words,
    st.sampled_from(["数量", "率", "次数", "（%）", "及时率", "程度", "=1", "“一网通办”"]),
)
values = st.sampled_from(
    [
        "≥95%",
        "120个",
        "100%",
        "显著提升",
        "12月底前",
        "≤3个工作日",
        "=100.00(%)",
        "-5℃",
        "80%～90%",
        "",
        "@每月1次",
        "+3%",
    ]
)
amounts = st.decimals(min_value=0, max_value=99999, places=2)


@st.composite
def indicators(draw: st.DrawFn, *, split: bool) -> Indicator:
    first, second = draw(st.sampled_from(LEVELS))
    level = level_of(first)
    assert level is not None
    made = Indicator(
        GRAMMAR, level.category, _passage(first), _passage(second), _passage(draw(names)), _passage(draw(values))
    )
    if split:
        made.sign_passage = _passage(draw(st.sampled_from(["", "≥", "≤", "=", "定性"])))
        made.unit_passage = _passage(draw(st.sampled_from(["", "个", "%", "人次"])))
        weight = draw(st.sampled_from(["", "10", "12.5"]))
        made.weight_passage, made.weight = _passage(weight), Decimal(weight) if weight else None
        made.remark_passage = _passage(draw(st.sampled_from(["", "以年报为准", "=SUM(A1)"])))
    return made


@st.composite
def projects(draw: st.DrawFn, table: Table, *, split: bool) -> Project:
    several = sorted(draw(st.lists(indicators(split=split), min_size=1, max_size=6)), key=lambda item: item.category)
    total = draw(amounts)
    return Project(
        table,
        _passage(draw(words) + "项目"),
        {"total": Amount(_passage(str(total)), total), "fiscal": Amount(_passage(str(total)), total)},
        _passage(draw(words) + "，\n完成年度目标。"),
        tuple(several),
    )


@st.composite
def submissions(draw: st.DrawFn, *, split: bool = True, single: bool = False) -> list[Filled]:
    fields = {"total", "fiscal", "goal"} | (set() if single else {"indicators"})
    year = draw(st.sampled_from([None, 2024]))
    table = Table("表", "F5", "万元", year=year, columns=frozenset(fields), title="项目支出绩效目标表")
    count = 1 if single else draw(st.integers(2, 4))
    rows: list[Project | Subtotal] = [draw(projects(table, split=split)) for _ in range(count)]
    if not single and draw(st.booleans()):
        rows.insert(0, Subtotal(_passage("合计"), {"total": Amount(_passage("10"), Decimal(10))}, grand=True))
    return [Filled(table, tuple(rows))]


def _back(tables: list[Filled], form: str) -> list[Filled]:
    return filled_tables(read_layouts(FORMS[form].lay_out(tables), FORMS, GRAMMAR))


relaxed = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("form", LONG)
@relaxed
@given(submissions(single=True))
def test_one_project_comes_back_from_every_long_form(form: str, tables: list[Filled]) -> None:
    assert losses(tables, _back(tables, form)) == []


@pytest.mark.parametrize("form", ["F4", "F5", "F16"])
@relaxed
@given(submissions())
def test_many_projects_come_back_from_long_forms(form: str, tables: list[Filled]) -> None:
    assert losses(tables, _back(tables, form)) == []


@pytest.mark.parametrize("form", ["F1", "F2"])
@relaxed
@given(submissions(split=False))
def test_many_projects_come_back_from_wide_forms_or_the_difference_is_named(form: str, tables: list[Filled]) -> None:
    back = _back(tables, form)
    lost = losses(tables, back)

    assert (lost == []) == (essence(tables) == essence(back))
    assert all(item.zh and item.en for item in lost)


@relaxed
@given(tables=submissions())
def test_a_written_workbook_reads_as_its_layout(tables: list[Filled], tmp_path_factory: Any) -> None:
    path = tmp_path_factory.mktemp("written") / "out.xlsx"
    write_xlsx(FORMS["F5"].lay_out(tables), path)

    assert losses(tables, filled_tables(read(opened(path), GRAMMAR))) == []


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], list[Filled]]:
    """Return a function that reads a grid saved as a workbook, once for all forms it is converted to."""
    path = tmp_path_factory.mktemp("filled") / "in.xlsx"
    return cache(lambda grid: filled_tables(read(opened(saved(grid, path)))))


@pytest.mark.parametrize("case", CASES, ids=[f"{case['file']}-{case['id']}" for case in CASES])
@pytest.mark.parametrize("form", ["F4", "F5"])
def test_every_layout_converts_without_loss(case: dict[str, Any], form: str, filled: Any) -> None:
    before = filled(case["grid"])

    assert losses(before, _back(before, form)) == []


def _wide(path: Path) -> Path:
    case = next(case for case in cases() if case["id"] == "bracketed-entries")
    return saved(case["grid"], path / "in.xlsx")


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(command("zh"), [str(item) for item in arguments])


def test_command_converts_to_another_form(tmp_path: Path) -> None:
    source, target = _wide(tmp_path), tmp_path / "out.xlsx"

    assert _run(source, "--to", "F5", "-o", target).exit_code == 0
    assert losses(filled_tables(read(opened(source))), filled_tables(read(opened(target)))) == []


def test_command_never_writes_over_its_input(tmp_path: Path) -> None:
    source = _wide(tmp_path)
    before = source.read_bytes()
    result = _run(source, "--to", "F4", "-o", source, "--force")

    assert isinstance(result.exception, UsageError)
    assert source.read_bytes() == before


def test_command_replaces_another_file_only_when_told(tmp_path: Path) -> None:
    source, target = _wide(tmp_path), tmp_path / "out.xlsx"
    target.write_text("mine")

    assert isinstance(_run(source, "--to", "F4", "-o", target).exception, UsageError)
    assert target.read_text() == "mine"
    assert _run(source, "--to", "F4", "-o", target, "--force").exit_code == 0
    assert openpyxl.load_workbook(target).sheetnames == ["Sheet"]


def test_what_a_form_cannot_hold_stops_the_conversion(tmp_path: Path) -> None:
    case = next(case for case in cases() if case["id"] == "columns-shuffled-under-two-header-rows")
    source, target = saved(case["grid"], tmp_path / "in.xlsx"), tmp_path / "out.xlsx"
    result = _run(source, "--to", "F1", "-o", target)

    assert isinstance(result.exception, UsageError)
    assert "不同" in result.exception.text.zh
    assert not target.exists()
    assert _run(source, "--to", "F1", "-o", target, "--allow-loss").exit_code == 0


def test_json_is_what_show_says(tmp_path: Path) -> None:
    record = json.loads(_run(_wide(tmp_path), "--to", "json").stdout)

    assert [project["name"] for project in record["tables"][0]["projects"]] == ["公共图书馆免费开放", "文物保护"]


def test_csv_is_read_back_and_holds_no_formula(tmp_path: Path) -> None:
    grid = """
项目支出绩效目标表 | < | < | <
项目名称 | =1+1|cmd | 预算（万元） | 5
一级指标 | 二级指标 | 三级指标 | 指标值
产出指标 | 数量指标 | @SUM(A1) | =100.00(%)
"""
    source = saved(grid.replace("=1+1|cmd", "=HYPERLINK(A1)"), tmp_path / "in.xlsx")
    target = tmp_path / "out.csv"

    assert _run(source, "--to", "csv", "-o", target).exit_code == 0
    with target.open(encoding="utf-8-sig", newline="") as stream:
        texts = [text for row in csv.reader(stream) for text in row if text]
    assert [text for text in texts if text[0] in "=+-@"] == []
    assert losses(filled_tables(read(opened(source))), filled_tables(read(opened(target)))) == []


@pytest.mark.parametrize("text", ["=1+1", "+1-2", "@SUM(1)", "-2+3"])
def test_written_texts_are_never_formulas(text: str, tmp_path: Path) -> None:
    grid = f"""
项目绩效目标表 | < | < | <
项目名称 | {text} | < | <
一级指标 | 二级指标 | 三级指标 | 指标值
产出指标 | 数量指标 | 次数 | {text}
"""
    target = tmp_path / "out.xlsx"

    assert _run(saved(grid, tmp_path / "in.xlsx"), "--to", "F4", "-o", target).exit_code == 0
    cells = [cell for row in openpyxl.load_workbook(target).active.iter_rows() for cell in row if cell.value == text]
    assert [cell.data_type for cell in cells] == ["s", "s"]
