"""One validator for records of rules in Python and in TOML: what is wrong is told by attribute, kind and nearest word."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest

from jixiao.columns import COLUMNS
from jixiao.errors import PluginError
from jixiao.finding import Severity
from jixiao.grammar import Kind
from jixiao.host import Host
from jixiao.record_kinds import CODE, KINDS, NAME, OPTIONAL, RELIABILITIES, REQUIRED, STATUSES
from jixiao.registry import Registered, Registry
from jixiao.rule import Parameter, Rule
from jixiao.rule_records import flaws
from jixiao.text import Text


def digest(*_):
    """Stands for a method of an author."""


WRONG = {
    "severity": ({"severity": "warning"}, "severity：应为 Severity.ERROR、Severity.WARNING 或 Severity.INFO，实为 'warning'，最接近的是：Severity.WARNING"),
    "reliability": ({"reliability": "heuristc"}, "reliability：应为 'exact' 或 'heuristic'，实为 'heuristc'，最接近的是：heuristic"),
    "status": ({"status": "old"}, "status：应为 'trial'、'stable' 或 'deprecated'，实为 'old'"),
    "fixable": ({"fixable": "yes"}, "fixable：应为 'safe'、'unsafe' 或 None，实为 'yes'"),
    "name": ({"name": "x"}, "name：应为小写字母加连字符的名称，三个字以上"),
    "since": ({"since": 1}, 'since：应为版本，如 "1.0"，实为 1'),
    "words": ({"words": "时间"}, r"words：应为文字的元组，实为一段文字 '时间'；只有一项时括号里也要有逗号：('时间',)"),
    "misspelt": ({"wrods": ("时间",)}, "wrods：规则没有这一项，最接近的是：words"),
    "misspelt-method": ({"digset": digest}, "digset：规则没有这一项，最接近的是：digest"),
    "kinds": ({"kinds": {"comparision"}}, "kinds：没有“comparision”，最接近的是：comparison"),
    "categories": ({"categories": {"outptu"}}, "categories：没有“outptu”，最接近的是：output"),
    "kinds-as-text": ({"kinds": "comparison"}, "kinds：应为集合，如 frozenset({Kind.COMPARISON})，实为 'comparison'"),
    "one-example": ({"bad": "产出指标：坏名称，年度指标值：≥95%。"}, "bad：应为样例（文字或 Example）的元组，实为一段文字"),
    "no-example": ({"good": (3,)}, "good：应为样例：一段文字或 Example(…)，实为 3"),
    "one-language": ({"title": Text("只有中文", " ")}, "title：缺少英文（en）"),
    "no-text": ({"why": "因为"}, "why：应为 Text(中文, 英文)，实为 '因为'"),
    "enabled": ({"enabled": "no"}, "enabled：应为 True 或 False，实为 'no'"),
    "basis": ({"basis": "plain-writing"}, "basis：应为文字的元组"),
    "supersedes": ({"supersedes": ("val3",)}, "supersedes：应为三到五个大写字母加三位数字"),
    "parameter": ({"parameters": {"month": Parameter(13, Text("月", "month"), high=12)}}, "month：ABC001 的参数"),
    "parameter-kind": ({"parameters": {"rate": Parameter(0.5, Text("率", "rate"))}}, "rate：默认值应为整数、文字"),
    "system": ({"code": "SYS009"}, "code：SYS 开头的编码留给工具自身"),
}  # fmt: skip


@pytest.mark.parametrize(("change", "said"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_told_by_attribute_and_kind(plugin, rule, change, said):
    with pytest.raises(PluginError) as caught:
        Host({"a": plugin(rule(1, **change))}).registry()

    assert said in caught.value.text.zh
    assert "Sample（a）" in caught.value.text.zh
    assert "Sample (a)" in caught.value.text.en
    assert caught.value.text.zh.isascii() is False
    assert "应为" not in caught.value.text.en


def test_all_that_is_wrong_is_told_at_once(plugin, rule):
    with pytest.raises(PluginError) as caught:
        Host({"a": plugin(rule(1, severity="warning"), rule(2, status="old"))}).registry()

    assert ["ABC001", "ABC002"] == [line.split()[1] for line in caught.value.text.zh.split("\n")[1:]]


def test_what_is_missing_is_told():
    class Bare(Rule):
        """Has no record at all."""

    assert set(REQUIRED) | {"check"} == {flaw.attribute for flaw in flaws(Bare)}


def test_helpers_of_an_author_are_no_slips(rule):
    own = {"limits": {"a": 3}, "pattern": "x", "findings": digest, "checked": digest}

    assert [] == list(flaws(rule(1, **own)))


def test_a_rule_over_projects_is_not_narrowed_by_indicators(rule):
    assert [("words", "project")] == [
        (flaw.attribute, flaw.what.zh.split()[-1]) for flaw in flaws(rule(1, scope="project", words=("时间",)))
    ]


def test_the_published_schema_knows_the_same_words():
    schema = json.loads((files("jixiao") / "schemas" / "ruleset.schema.json").read_text("utf-8"))
    keys = schema["$defs"]["rule"]["properties"]

    assert f"^{CODE}$" == keys["code"]["pattern"]
    assert f"^{NAME}$" == keys["name"]["pattern"]
    assert [level.value for level in Severity] == keys["severity"]["enum"]
    assert list(RELIABILITIES) == keys["reliability"]["enum"]
    assert list(STATUSES) == keys["status"]["enum"]
    assert list(KINDS) == [kind.value for kind in Kind] == keys["kinds"]["items"]["enum"]
    assert {*REQUIRED, *OPTIONAL} - {"fixable"} == {key.replace("-", "_") for key in keys} - {
        *("over", "each", "when", "require", "forbid", "message", "part", "mark", "expected", "actual", "difference"),
        *("suggestion", "fix", "parameters"),
    }


def references(*rules):
    """Register rules and look at what they refer to."""
    registry = Registry([Registered(one, "a") for one in rules])
    registry.check_references(["plain-writing"], lambda: {*COLUMNS, "own"})


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"requires": ("weigth",)}, "requires：没有表式有“weigth”这一列，最接近的是：weight"),
        ({"supersedes": ("ABC777",)}, "supersedes：没有规则 ABC777，最接近的是：ABC00"),
        ({"supersedes": ("OLD001",)}, "supersedes：没有规则 OLD001，它现在是 ABC002"),
        ({"replaced_by": "ABC777"}, "replaced_by：由 ABC777 取代，但没有这条规则"),
        ({"basis": ("plain-writting",)}, "basis：引用的依据“plain-writting”不存在，最接近的是：plain-writing"),
    ],
    ids=["column", "code", "alias", "successor", "basis"],
)
def test_what_a_rule_refers_to_is_there(rule, change, said):
    with pytest.raises(PluginError) as caught:
        references(rule(1, **change), rule(2, aliases=("OLD001",)))

    assert said in caught.value.text.zh


def test_rules_of_a_plugin_that_is_not_installed_may_be_superseded(rule):
    references(rule(1, supersedes=("ABC002", "XYZ001"), requires=("weight", "own")), rule(2))


def test_columns_of_forms_are_known():
    schema = json.loads((files("jixiao") / "schemas" / "form.schema.json").read_text("utf-8"))
    fields = {*schema["$defs"]["field"]["enum"], *schema["$defs"]["fact"]["enum"]}

    assert set() == {key for key in fields if not key.endswith("-part")} - set(COLUMNS)
