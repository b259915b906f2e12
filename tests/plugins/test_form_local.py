"""A bureau's own form in TOML: checked, preferred where it fits, tried on a workbook from the command line."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

sys.path.insert(0, str(Path(__file__).parent))
from forms import grid_sheet, saved

from jixiao.cli.forms import command
from jixiao.errors import ConfigError
from jixiao.grammar import Grammar, Vocabulary
from jixiao.host import Host
from jixiao.model import Project, Table
from jixiao.plugins.forms.local import load_form
from jixiao.session import Options, Session

RIVER = """
name = "river-bureau"
title = { zh = "河道局任务书", en = "river bureau's task sheet" }
kind = "long"
money-unit = "万元"

[recognise]
columns = ["name", "value", "owner"]
title = ["任务书"]
requires = ["category", "name", "value"]

[columns]
category = ["考核类别"]
name = ["考核事项"]
value = ["完成标准"]
owner = ["牵头科室"]

[facts]
project = ["课题"]
total = ["切块经费"]
"""
GRID = """
河道管理绩效任务书（2024年度） | < | < | <
课题 | 河道清淤 | 切块经费 | 80
考核类别 | 考核事项 | 完成标准 | 牵头科室
产出指标 | 清淤长度 | ≥12公里 | 工程科
满意度指标 | 沿岸居民满意度 | ≥85% | 办公室
"""


def test_words_of_its_own_make_a_form_readable() -> None:
    form = load_form(RIVER, "river.toml")
    sheet = grid_sheet(GRID)
    readings = list(form.read(sheet, Grammar()))
    (table,) = [item for item in readings if isinstance(item, Table)]
    (project,) = [item for item in readings if isinstance(item, Project)]

    assert form.recognise(list(sheet.rows()), sheet).score == 95
    assert (table.form, table.unit, table.year) == ("river-bureau", "万元", 2024)
    assert (project.name, str(project.amount())) == ("河道清淤", "80")
    assert [(item.category, item.name_text, item.value_text) for item in project.indicators] == [
        ("output", "清淤长度", "≥12公里"),
        ("satisfaction", "沿岸居民满意度", "≥85%"),
    ]


def test_a_form_says_what_keeps_a_sheet_from_fitting() -> None:
    form = load_form(RIVER, "river.toml")
    sheet = grid_sheet(GRID.replace("任务书", "目标表").replace("牵头科室", "联系方式"))
    recognition = form.recognise(list(sheet.rows()), sheet)

    assert recognition.score < 50
    assert [item.zh for item in recognition.missing] == ["没有认出列：owner", "标题里没有：任务书"]


def test_built_in_forms_are_read_as_before_beside_a_form_of_ones_own() -> None:
    form = load_form(RIVER, "river.toml")
    sheet = grid_sheet("""
项目绩效目标表 | < | < | <
项目名称 | 桥梁维护 | 预算（万元） | 5
一级指标 | 二级指标 | 三级指标 | 指标值
产出指标 | 数量指标 | 维护桥梁 | 8座
""")

    assert form.recognise(list(sheet.rows()), sheet).score < 50
    assert [item.form for item in form.read(sheet, Grammar()) if isinstance(item, Table)] == ["F4"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name = 'x'", "缺少"),
        (RIVER.replace('kind = "long"', 'kind = "lnog"'), "long"),
        (RIVER.replace("columns = [", "colums = ["), "columns"),
        (RIVER.replace('"owner"]', '"ower"]'), "owner"),
        (RIVER.replace("river-bureau", "F4"), "内置"),
        (RIVER + "\n[[", "TOML"),
    ],
    ids=["missing", "kind", "key", "field", "taken", "syntax"],
)
def test_mistakes_are_named(text: str, said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load_form(text, "river.toml")

    assert said in caught.value.text.zh
    assert caught.value.text.en


def test_a_configuration_can_name_forms(tmp_path: Path) -> None:
    (tmp_path / "river.toml").write_text(RIVER, "utf-8")
    (tmp_path / "jixiao.toml").write_text('forms = ["river.toml"]\n', "utf-8")
    session = Session(Host(), Options(), tmp_path)
    reading = session.open(str(saved(GRID, tmp_path / "river.xlsx")))

    assert [item.form for item in reading.readings() if isinstance(item, Table)] == ["river-bureau"]


def test_a_configuration_with_a_missing_form_is_refused(tmp_path: Path) -> None:
    (tmp_path / "jixiao.toml").write_text('forms = ["none.toml"]\n', "utf-8")

    with pytest.raises(ConfigError):
        Session(Host(), Options(), tmp_path)


def test_words_of_a_configuration_are_words_of_headers() -> None:
    grammar = Grammar(Vocabulary.builtin().extended({"columns": {"name": ["考核事项"]}}, "jixiao.toml"))
    sheet = grid_sheet("""
项目绩效目标表 | < | < | <
项目名称 | 桥梁维护 | < | <
一级指标 | 二级指标 | 考核事项 | 指标值
产出指标 | 数量指标 | 维护桥梁 | 8座
""")
    form = Host().forms()["F4"]
    (project,) = [item for item in form.read(sheet, grammar) if isinstance(item, Project)]

    assert [item.name_text for item in project.indicators] == ["维护桥梁"]


def test_commands_list_show_and_test(tmp_path: Path) -> None:
    (tmp_path / "river.toml").write_text(RIVER, "utf-8")
    book = saved(GRID, tmp_path / "river.xlsx")
    runner = CliRunner()
    listed = runner.invoke(command("zh"), ["list"]).output
    shown = runner.invoke(command("en"), ["show", str(tmp_path / "river.toml")]).output
    fits = runner.invoke(command("zh"), ["test", str(tmp_path / "river.toml"), str(book)], standalone_mode=False)
    other = runner.invoke(command("en"), ["test", "F1", str(book)], standalone_mode=False)

    assert [line.split()[0] for line in listed.splitlines()] == [f"F{number}" for number in range(1, 17)]
    assert "river bureau's task sheet" in shown
    assert (fits.return_value, "指标 2 条" in fits.output) == (0, True)
    assert (other.return_value, "not F1" in other.output) == (1, True)
