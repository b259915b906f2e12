"""Tables of cases: what is wrong with one is told with line, case and nearest name, before any case is run."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest

from jixiao.case_tables import case_schema, load_cases
from jixiao.errors import ConfigError
from jixiao.ruleset_toml import ruleset_schema
from jixiao.sample import Example
from jixiao.testing import SEEN

TABLE = """rule = "VAL003"

[[case]]
id = "one"
indicators = "产出指标：接通率，年度指标值：≥95%。"
expect = [{ text = "95" }]

[[case]]
id = "two"
indicators = "产出指标：接通率，年度指标值：≥95%。"
expect = []
"""

WRONG = {
    "expected-key": ("text =", "txt =", 6, 13, "用例 one 的 expect.txt：没有“txt”这一项，最接近的是：text", "expect.txt of case one: there is no key “txt”; nearest: text"),
    "case-key": ("indicators", "indicatrs", 5, 1, "用例 one 的 indicatrs：没有“indicatrs”这一项，最接近的是：indicators", "indicatrs of case one: there is no key"),
    "same-id": ('"two"', '"one"', 9, 1, "用例 one 的 id：这张表里已有同名的用例", "id of case one: the table has a case of this id already"),
    "no-id": ('id = "two"\n', "", 8, 1, "用例 2：缺少 id", "case 2: id missing"),
    "no-expectation": ("expect = []\n", "", 8, 1, "用例 two：缺少 expect", "case two: expect missing"),
    "kind": ('text = "95"', "text = 95", 6, 13, "用例 one 的 expect.text：应为文字，实为 95", "expect.text of case one: must be text, not 95"),
    "sheet-and-cell": ("expect = []", 'sheet = [["项目名称"]]\nexpect = []', 10, 1, "用例 two 的 indicators：不能与 sheet 同写", "indicators of case two: cannot be given beside sheet"),
    "hidden-of-nothing": ("expect = []", "hidden = [3]\nexpect = []", 11, 1, "用例 two 的 hidden：要与 sheet 同写", "hidden of case two: needs sheet beside it"),
    "top-key": ("rule =", "author = 'x'\nrule =", 1, 1, "author：没有“author”这一项", "author: there is no key “author”"),
}  # fmt: skip


@pytest.fixture
def file(tmp_path):
    def make(text):
        path = tmp_path / "cases.toml"
        path.write_text(text, "utf-8")
        return path

    return make


def test_a_table_is_read(file):
    assert ["one", "two"] == [case.id for case in load_cases(file(TABLE))]


@pytest.mark.parametrize(("old", "new", "line", "column", "zh", "en"), WRONG.values(), ids=WRONG)
def test_mistake(file, old, new, line, column, zh, en):
    path = file(TABLE.replace(old, new, 1))
    with pytest.raises(ConfigError) as caught:
        load_cases(path)

    assert f"{path} 第 {line} 行第 {column} 列，{zh}" in caught.value.text.zh
    assert f"{path}:{line}:{column}: {en}" in caught.value.text.en


def test_no_toml(file):
    with pytest.raises(ConfigError, match=r"cases\.toml.*不是合法的 TOML"):
        load_cases(file("rule ="))


def test_schemas_know_the_fields_of_examples_and_what_is_compared():
    own, rules = case_schema()["$defs"], ruleset_schema()["$defs"]
    published = json.loads((files("jixiao") / "schemas" / "cases.schema.json").read_text("utf-8"))

    assert published == case_schema()
    assert own["submission"] == rules["submission"]
    assert set(Example._fields) == set(own["submission"]["properties"])
    assert {*Example._fields, "id", "parameters", "expect"} == set(own["case"]["properties"])
    assert set(SEEN) == set(own["finding"]["properties"])
