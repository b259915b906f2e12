"""Records of rules that are wrong end before anything is read; findings that are none are told in the rule's terms."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import faulty


@pytest.fixture
def checked(jixiao, guangzhou, plugin_folder):
    """Runs the one faulty rule over the example and returns the result of the command."""

    def run(text):
        environment = plugin_folder("faulty-plugin", ["faulty = faulty_module"], "faulty_module", text)
        return jixiao("check", guangzhou, "--select", "XXX001", "--format", "json", environment=environment)

    return run


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("severity = 'warning'", "severity：应为 Severity.ERROR"),
        ("wrods = ('时间',)", "wrods：规则没有这一项，最接近的是：words"),
        ("requires = ('weigth',)", "“weigth”这一列，最接近的是：weight"),
        ("supersedes = ('VAL777',)", "没有规则 VAL777，最接近的是：VAL"),
    ],
    ids=["severity", "misspelt", "column", "superseded"],
)
def test_record_that_is_wrong_is_refused(checked, more, said):
    result = checked(faulty.rule(more=f"    {more}\n"))

    assert (2, "") == (result.status, result.out)
    assert said in result.err
    assert "faulty-plugin" in result.err


@pytest.mark.parametrize(
    ("check", "said"),
    [
        ("zh='x', en=' '", "message 缺少英文（en）"),
        ("zh='x', en='x', part='goal'", "Indicator 没有 part=“goal”"),
        ("subject, zh='x', en='x'", "span 应为起止两个整数，实为 "),
        ("zh='x', en='x', related=[subject]", "不是 Related"),
        ("zh='x', en='x', fix='text'", "fix 不可用"),
    ],
    ids=["one-language", "part", "span", "related", "fix"],
)
def test_finding_that_is_none_is_told_in_terms_of_the_rule(checked, check, said):
    result = checked(faulty.rule(f"yield self.finding({check})"))
    (found,) = json.loads(result.out)["files"][0]["findings"]

    assert 2 == result.status
    assert "SYS002" == found["code"]
    assert said in found["message"]
    assert ".py" not in found["message"]


def test_finding_made_by_hand_on_a_part_of_another_subject(checked):
    result = checked(faulty.rule("yield Finding('XXX001', Text('甲', 'a'), 'goal')"))
    (found,) = json.loads(result.out)["files"][0]["findings"]

    assert (2, "SYS002") == (result.status, found["code"])
    assert "Indicator 没有 part=“goal”" in found["message"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("subject.collected[0].head, ", "实为 ProjectHead；指到哪个对象要写 at=…"),
        ("at=subject.collected[0].head, part='total', ", "ProjectHead 没有 part=“total”"),
        ("at=subject.collected[0], ", "at 应为 Indicator、Project"),
    ],
    ids=["positional", "part", "collected"],
)
def test_rule_over_a_run_that_points_wrongly(checked, words, said):
    more = "    def digest(self, project, context):\n        return 1\n"
    result = checked(faulty.rule(f"yield self.finding({words}zh='x', en='x')", "Run", more=more))
    (found,) = [item["message"] for file in json.loads(result.out)["files"] for item in file["findings"]]

    assert 2 == result.status
    assert said in found
    assert ".py" not in found


def test_crash_of_a_rule_under_test_speaks_both_languages(jixiao, tmp_path):
    text = faulty.rule("raise ValueError('on purpose')")
    (tmp_path / "own.py").write_text(text, "utf-8")
    chinese, english = (jixiao("test", "own.py", "--lang", word, cwd=tmp_path) for word in ("zh", "en"))

    assert (1, 1) == (chinese.status, english.status)
    assert "规则 XXX001 出错：规则的代码有误（ValueError: on purpose，own.py:" in chinese.out
    assert "failed" not in chinese.out
    assert "rule XXX001 failed: the code of the rule is at fault (ValueError: on purpose, own.py:" in english.out


def test_a_module_under_test_with_a_wrong_record_could_not_run(jixiao, tmp_path):
    text = faulty.rule(more="    severity = 'warning'\n").partition("@hookimpl")[0]
    (tmp_path / "own.py").write_text(text, "utf-8")
    result = jixiao("test", "own.py", cwd=tmp_path)

    assert (2, "") == (result.status, result.out)
    assert "severity：应为 Severity.ERROR" in result.err


def test_a_table_of_cases_with_a_parameter_that_is_none(jixiao, tmp_path):
    table = 'rule = "VAL021"\n[[case]]\nid = "one"\nparameters = { minimun = 3 }\nexpect = []\n'
    (tmp_path / "cases.toml").write_text(table, "utf-8")
    result = jixiao("test", "cases.toml", cwd=tmp_path)

    assert (2, "") == (result.status, result.out)
    assert "cases.toml [one]：规则 VAL021 没有参数 minimun；可用：minimum" in result.err


def test_columns_of_a_form_of_ones_own_may_be_required(checked):
    form = faulty.provider("jixiao_forms", f"columns = ('blessing',)\n    {faulty.FORM}").format(
        recognise="from jixiao.protocols import Recognition; return Recognition(0)", read="yield from ()"
    )
    rule = faulty.rule(more="    requires = ('blessing',)\n")
    result = checked(rule + form.replace("class Faulty:", "class Own:").replace("(Faulty,)", "(Own,)"))

    assert "" == result.err
    assert "表中没有这些列：blessing" in result.out


def test_a_table_of_cases_with_a_wrong_key_could_not_run(jixiao, tmp_path):
    table = 'rule = "VAL003"\n[[case]]\nid = "one"\nindicators = "产出指标：接通率，年度指标值：≥95%。"\nexpect = [{ txt = "x" }]\n'
    (tmp_path / "cases.toml").write_text(table, "utf-8")
    result = jixiao("test", "cases.toml", cwd=tmp_path)

    assert (2, "") == (result.status, result.out)
    assert "cases.toml 第 5 行第 13 列，用例 one 的 expect.txt：没有“txt”这一项，最接近的是：text" in result.err
