"""Every mistake in a rule set is told with file, line, rule and the nearest valid names."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from jixiao.errors import ConfigError, PluginError
from jixiao.expression_errors import FUNCTIONS
from jixiao.expressions import ExpressionError, Expressions
from jixiao.host import Host
from jixiao.ruleset_toml import add_rule_sets, load_rule_set, ruleset_schema
from jixiao.toml_conditions import variables_of
from jixiao.toml_positions import Positions
from jixiao.toml_records import descriptors
from jixiao.toml_texts import Template

TABLE = tomllib.loads((Path(__file__).parent / "toml_rule_errors.toml").read_text("utf-8"))
BASE = TABLE["base"]
ANY = Expressions(variables_of({"over": "indicator"}), descriptors()[0])


@pytest.fixture
def file(tmp_path):
    def make(text, name="set.toml"):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return path

    return make


def test_the_base_is_right(file):
    assert ["TRY001"] == [rule.code for rule in load_rule_set(file(BASE)).rules]


@pytest.mark.parametrize("case", TABLE["case"], ids=lambda case: case["id"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_mistake(case, newline, tmp_path):
    text = BASE.replace(case["replace"], case["with"], 1)
    path = tmp_path / "set.toml"
    path.write_bytes(text.replace("\n", newline).encode())
    with pytest.raises(ConfigError) as caught:
        load_rule_set(path)
    zh, en = caught.value.text

    assert text != BASE
    assert f"{path} 第 {case['line']} 行第 {case['column']} 列" in zh
    assert f"{path}:{case['line']}:{case['column']}: " in en
    assert case["zh"] in zh
    assert case["en"] in en
    assert case.get("marked", "") in zh
    assert case.get("marked", "") in en


def test_all_mistakes_of_a_file_are_told_in_its_order(file):
    text = BASE.replace("value.number >=", "value.numbr >=").replace("name.rate", "name.rat")
    with pytest.raises(ConfigError) as caught:
        load_rule_set(file(text))
    lines = caught.value.text.zh.split("\n")

    assert ["第 20 行", "第 21 行"] == [line.split(" ", 1)[1][:6] for line in lines]


def test_no_rules(file):
    with pytest.raises(ConfigError, match="缺少 rule"):
        load_rule_set(file(BASE.partition("[[rule]]")[0]))


def test_no_toml(file):
    with pytest.raises(ConfigError, match="不是合法的 TOML"):
        load_rule_set(file("name = x"))


def test_no_file(tmp_path):
    with pytest.raises(ConfigError, match="无法读取规则集"):
        load_rule_set(tmp_path / "none.toml")


def test_other_encoding(tmp_path):
    path = tmp_path / "set.toml"
    path.write_bytes(BASE.encode("gb18030"))
    with pytest.raises(ConfigError, match="UTF-8"):
        load_rule_set(path)


def test_byte_order_mark(tmp_path):
    path = tmp_path / "set.toml"
    path.write_bytes(b"\xef\xbb\xbf" + BASE.encode())

    assert 1 == len(load_rule_set(path).rules)


def test_unknown_basis(file):
    path = file(BASE.replace('basis = ["trial-set/hotline"]', 'basis = ["arithmetc"]'))
    wanted = r"set\.toml 第 19 行第 11 列，规则 TRY001 的 basis：引用的依据“arithmetc”不存在，最接近的是：arithmetic"
    with pytest.raises(ConfigError, match=wanted):
        add_rule_sets(Host(), {"set.toml": path})


def test_heuristic_error(file):
    path = file(BASE.replace('reliability = "exact"', 'reliability = "heuristic"'))
    with pytest.raises(ConfigError, match=r"set\.toml 第 17 行第 1 列，规则 TRY001 的 severity：推断的规则"):
        add_rule_sets(Host(), {"set.toml": path})


def test_code_that_is_taken_names_both(file):
    path = file(BASE.replace("TRY001", "VAL003"))
    host = Host()
    add_rule_sets(host, {"set.toml": path})
    with pytest.raises(PluginError, match="VAL003") as caught:
        host.registry()

    assert "set.toml" in caught.value.text.zh
    assert "rules-value" in caught.value.text.zh


@pytest.mark.parametrize(
    "name", [name for name in FUNCTIONS if name not in {"all", "exists", "exists_one", "filter", "map"}]
)
def test_every_listed_function_exists(name):
    """No call with a wrong argument may say that the function does not exist."""
    environment = Expressions({"text": "string", "items": "list<int>", "flag": "bool"})
    call = f"{name}(flag)" if name.startswith("math.") else f"flag.{name}()"
    with pytest.raises(ExpressionError) as caught:
        environment.compile(call)

    assert "没有函数" not in caught.value.text.zh
    assert "没有变量" not in caught.value.text.zh


def test_positions_pass_over_brackets_in_texts_and_lists_of_several_lines():
    text = "a = [\"[[x]]\",\n  \"b = 1\",\n]\nt = '''\n[[x]]\nb = 2\n'''\n[[x]]\nb = 3 # [[x]]\n[[x]]\nb = 4\n[x.y]\nz = 5\n"
    positions = Positions(text)

    assert (1, 1) == positions.of(("a",))
    assert (4, 1) == positions.of(("t",))
    assert (8, 1) == positions.of(("x", 0))
    assert (9, 1) == positions.of(("x", 0, "b"))
    assert (11, 1) == positions.of(("x", 1, "b"))
    assert (13, 1) == positions.of(("x", 1, "y", "z"))
    assert (10, 1) == positions.of(("x", 1, "none"))


def test_the_schema_is_a_schema():
    Draft202012Validator.check_schema(ruleset_schema())


_WORDS = [
    "value",
    "name",
    ".",
    "number",
    "text",
    "numbr",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "&&",
    "||",
    "!",
    "==",
    ">=",
    "=",
    "≥",
    "'热线'",
]
_WORDS += [
    "contains",
    "exists",
    "size",
    "matches",
    "'['",
    "i",
    ",",
    "95",
    "0.5",
    "?",
    ":",
    "in",
    "\n",
    "“",
    "\\",
    "'",
    '"',
    "null",
    "parts",
]


def slip_of(function, *arguments):
    """The error of a call, or None."""
    try:
        function(*arguments)
    except ExpressionError as error:
        return error
    return None


@given(st.lists(st.sampled_from(_WORDS), max_size=12), st.sampled_from(["", " "]))
def test_any_expression_compiles_or_is_explained(words, between):
    """Whatever is written, the answer is a condition or a sentence about characters of it."""
    source = between.join(words)
    slip = slip_of(ANY.compile, source)

    assert slip is None or 0 <= slip.start <= slip.end <= len(source)
    assert slip is None or all(slip.text)


@given(st.text(max_size=30))
def test_any_text_is_a_template_or_is_explained(text):
    slip = slip_of(Template.of, text, ANY.compile)

    assert slip is None or 0 <= slip.start <= slip.end <= len(text)


@given(st.text(alphabet="[]\n='\"#{}ab.1 ", max_size=60))
def test_positions_of_any_text_lie_in_it(text):
    line, column = Positions(text).of(("a", "b"))

    assert 1 <= line <= text.count("\n") + 1
    assert column >= 1
