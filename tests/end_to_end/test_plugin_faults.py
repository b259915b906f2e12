"""A stranger's code may raise anything anywhere: it is named, the rest is judged, and nothing looks green."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import faulty


@pytest.fixture
def with_plugin(jixiao, plugin_folder):
    """Runs the command with one plug-in ``faulty-plugin`` of the given text installed."""

    def run(text, *words):
        environment = plugin_folder("faulty-plugin", ["faulty = faulty_module"], "faulty_module", text)
        return jixiao(*words, environment=environment)

    return run


@pytest.fixture
def checked(with_plugin, guangzhou):
    """Runs the one faulty rule over the example and returns the exit status and the JSON report."""

    def run(text, *words):
        result = with_plugin(text, "check", guangzhou, "--format", "json", *words)
        assert "Traceback" not in result.err
        return result.status, json.loads(result.out)

    return run


@pytest.mark.parametrize(
    "text",
    [
        "raise SystemExit(0)\n",
        faulty.hook("jixiao_rules", "raise SystemExit(0)"),
        "class Own(BaseException): pass\nraise Own\n",
    ],
    ids=["import", "hook", "own"],
)
def test_plugin_that_leaves_is_named(with_plugin, guangzhou, text):
    result = with_plugin(text, "check", guangzhou)

    assert result.status == 2
    assert "faulty-plugin" in result.err


@pytest.mark.parametrize("words", [(), ("-j", "2")], ids=["here", "pool"])
def test_rule_that_leaves_is_named(with_plugin, guangzhou, tmp_path, words):
    other = tmp_path / "other.xlsx"
    other.write_bytes(guangzhou.read_bytes())
    text = faulty.rule("raise SystemExit(0)")
    result = with_plugin(text, "check", guangzhou, other, "--select", "XXX001", "--format", "json", *words)
    assert result.out, result.err
    report = json.loads(result.out)

    assert result.status == 2
    assert [file["verdict"]["key"] for file in report["files"]] == ["incomplete"] * 2
    assert all("XXX001" in file["findings"][0]["message"] for file in report["files"])


def test_interruption_is_no_fault_of_a_rule(with_plugin, guangzhou):
    result = with_plugin(faulty.rule("raise KeyboardInterrupt"), "check", guangzhou)

    assert result.status == 2
    assert "XXX001" not in result.out
    assert "已中断" in result.err


@pytest.mark.parametrize("subject", ["Submission", "Run", "TableRows", "Project", "Indicator"])
def test_rule_that_crashes_is_told_once_a_file(checked, subject):
    status, report = checked(faulty.rule("raise ValueError('on purpose')", subject), "--select", "XXX001,VAL")
    crashes = [item for item in report["files"][0]["findings"] if item["code"] == "SYS002"]

    assert status == 2
    assert report["files"][0]["verdict"]["key"] == "incomplete"
    assert report["ledger"][-1]["crashed"] >= 1
    assert len(crashes) == 1
    assert "XXX001" in crashes[0]["message"]
    assert "on purpose" in crashes[0]["message"]


@pytest.mark.parametrize("scope", ["Submission", "Run"])
def test_digest_that_crashes_is_named(checked, scope):
    more = "    def digest(self, project, context):\n        raise ValueError('in the digest')\n"
    status, report = checked(faulty.rule(subject=scope, more=more), "--select", "XXX001")
    (found,) = report["files"][0]["findings"]

    assert status == 2
    assert report["files"][0]["verdict"]["key"] == "incomplete"
    assert found["code"] == "SYS002"
    assert "in the digest" in found["message"]


@pytest.mark.parametrize("scope", ["Submission", "Run"])
def test_finding_on_a_whole_file(checked, scope):
    status, report = checked(faulty.rule("yield self.finding(zh='全文', en='whole')", scope), "--select", "XXX001")
    (found,) = report["files"][0]["findings"]

    assert status == 0
    assert (found["message"], found["cell"], report["ledger"][0]["found"]) == ("全文", None, 1)
    assert report["verdict"]["key"] == "review"


def test_finding_on_a_whole_run_without_projects(with_plugin, tmp_path):
    empty = tmp_path / "empty.csv"
    empty.write_text("甲,乙\n1,2\n", "utf-8")
    text = faulty.rule("yield self.finding(zh='全部', en='all')", "Run")
    result = with_plugin(text, "check", empty, "--select", "XXX001", "--format", "json")

    assert "XXX001" in {item["code"] for item in json.loads(result.out)["files"][0]["findings"]}


def test_comparison_that_crashes(checked, guangzhou, tmp_path):
    text = faulty.rule("raise ValueError('on purpose')", "Previous")
    before = tmp_path / "before.xlsx"
    before.write_bytes(guangzhou.read_bytes())
    status, report = checked(text, "--select", "XXX001", "--previous", before)

    assert status == 2
    assert report["files"][0]["verdict"]["key"] == "incomplete"
    assert [item["code"] for item in report["files"][0]["findings"]] == ["SYS002"]


def test_crash_is_no_error_of_the_submitter(with_plugin, guangzhou):
    result = with_plugin(faulty.rule("raise ValueError"), "check", guangzhou, "--select", "XXX001")

    assert "错误 0，警告 0，提示 0" in result.out
    assert "规则或插件出错 1 处" in result.out
    assert "未能完成校验" in result.out


@pytest.mark.parametrize(
    ("check", "said"),
    [
        ("yield 'not a finding'", "not a finding"),
        ("yield self.finding(zh='x', en='x', part='nosuch')", "nosuch"),
        ("yield self.finding((500, 900), zh='x', en='x')", "500"),
        ("yield self.finding((3, 1), zh='x', en='x')", "3"),
        ("yield self.finding(zh='x', en='x', at='there')", "at"),
        ("yield self.finding(zh='x', en='x', severity='worst')", "worst"),
        ("yield self.finding(zh='x', en='x', suggestion='text')", "text"),
        ("yield Finding('ZZZ999', Text('a', 'b'), 'value')", "ZZZ999"),
        ("yield Finding('XXX001', 'a', 'value')", "message"),
        ("raise UsageError('坏了', 'it broke')", "坏了"),
    ],
)
def test_finding_that_is_none_is_a_fault_of_its_rule(checked, check, said):
    status, report = checked(faulty.rule(check), "--select", "XXX001,VAL005")
    findings = report["files"][0]["findings"]
    crashes = [item for item in findings if item["code"] == "SYS002"]

    assert len(findings) > 1
    assert status == 2
    assert len(crashes) == 1
    assert "XXX001" in crashes[0]["message"]
    assert said in crashes[0]["message"]


INERT = {
    "undecorated": faulty.hook("jixiao_rules", "return ()", marker=""),
    "undecorated and unknown": faulty.hook("jixiao_rulez", "return ()", marker=""),
    "list": "jixiao_rules = ()\n",
    "nothing": "",
    "method": "class Plugin:\n    def jixiao_rulez(self): return ()\nfaulty = Plugin()\n",
    "slots": "class Plugin:\n    __slots__ = ()\nfaulty = Plugin()\n",
    "property": (
        "class Plugin:\n    @property\n    def jixiao_rules(self): raise ValueError('not now')\nfaulty = Plugin()\n"
    ),
}


@pytest.mark.parametrize("text", INERT.values(), ids=INERT)
def test_plugin_that_would_do_nothing_is_named(jixiao, guangzhou, plugin_folder, text):
    entry = "faulty = faulty_module:faulty" if "class" in text else "faulty = faulty_module"
    environment = plugin_folder("faulty-plugin", [entry], "faulty_module", text)
    result = jixiao("check", guangzhou, environment=environment)

    assert result.status == 2
    assert "faulty-plugin" in result.err
    assert "JIXIAO_DEBUG" not in result.err


BAD_RECORDS = {
    "objects": (faulty.hook("jixiao_rules", "return (object(), 3)"), "object"),
    "no mapping": (faulty.hook("jixiao_vocabulary", "return ()"), "jixiao_vocabulary"),
    "no iterable": (faulty.hook("jixiao_readers", "return 3"), "jixiao_readers"),
    "no name": (faulty.hook("jixiao_reporters", "return (int,)"), "jixiao_reporters"),
    "no basis": (faulty.hook("jixiao_basis", "return ('text',)"), "jixiao_basis"),
    "code": (faulty.rule(more="    code = 3\n"), "Faulty"),
    "basis": (faulty.rule(basis="plain-writting"), "plain-writting"),
    "init": (faulty.rule(more="    def __init__(self, settings=None): raise SystemExit(0)\n"), "XXX001"),
}


@pytest.mark.parametrize(("text", "said"), BAD_RECORDS.values(), ids=BAD_RECORDS)
def test_what_a_hook_returns_is_looked_at(with_plugin, guangzhou, text, said):
    result = with_plugin(text, "check", guangzhou)

    assert result.status == 2
    assert "faulty-plugin" in result.err
    assert said in result.err
    assert "JIXIAO_DEBUG" not in result.err
    assert "通过" not in result.out


ON_FILES = {
    "sniff": ("jixiao_readers", faulty.SNIFF.format(body="raise ValueError('on purpose')")),
    "recognise": ("jixiao_forms", faulty.FORM.format(recognise="raise ValueError('on purpose')", read="pass")),
    "exit": ("jixiao_forms", faulty.FORM.format(recognise="raise SystemExit('on purpose')", read="pass")),
    "no recognition": ("jixiao_forms", faulty.FORM.format(recognise="return 'on purpose'", read="pass")),
    "read": (
        "jixiao_forms",
        faulty.FORM.format(
            recognise="from jixiao.protocols import Recognition; return Recognition(101)",
            read="raise ValueError('on purpose')",
        ),
    ),
    "reading": (
        "jixiao_forms",
        faulty.FORM.format(
            recognise="from jixiao.protocols import Recognition; return Recognition(101)", read="yield 'on purpose'"
        ),
    ),
}


@pytest.mark.parametrize(("hook", "methods"), ON_FILES.values(), ids=ON_FILES)
def test_fault_on_a_file_is_named_and_the_others_are_judged(with_plugin, guangzhou, tmp_path, hook, methods):
    missing = tmp_path / "text.xlsx"
    missing.write_bytes(b"no workbook")
    text = faulty.provider(hook, methods)
    result = with_plugin(text, "check", missing, guangzhou, "--format", "json")
    assert result.out, result.err
    files = json.loads(result.out)["files"]
    faults = [item["message"] for file in files for item in file["findings"] if item["code"] == "SYS005"]

    assert result.status == 2
    assert len(files) == 2
    assert {file["verdict"]["key"] for file in files} == {"incomplete"}
    assert all("faulty-plugin" in item and "on purpose" in item for item in faults)
    assert faults
    assert "JIXIAO_DEBUG" not in result.err


def test_recognition_that_fails_leaves_the_other_forms(with_plugin, guangzhou):
    methods = ON_FILES["recognise"][1]
    result = with_plugin(faulty.provider("jixiao_forms", methods), "check", guangzhou, "--format", "json")
    (file,) = json.loads(result.out)["files"]

    assert result.status == 2
    assert file["projects"] == 30
    assert sum(item["code"] == "SYS005" for item in file["findings"]) == 1


@pytest.mark.parametrize("command", ["show", "convert"])
def test_other_commands_name_the_faulty_form(with_plugin, guangzhou, tmp_path, command):
    text = faulty.provider("jixiao_forms", ON_FILES["read"][1])
    words = ("--to", "F4", "-o", tmp_path / "new.xlsx") if command == "convert" else ()
    result = with_plugin(text, command, guangzhou, *words)

    assert result.status == 2
    assert "faulty-plugin" in result.out + result.err
    assert "JIXIAO_DEBUG" not in result.err


@pytest.mark.parametrize("body", ["yield 'half'; raise ValueError('on purpose')", "raise SystemExit(0)", "yield 3"])
@pytest.mark.parametrize("to_file", [False, True], ids=["screen", "file"])
def test_reporter_that_fails_is_named(with_plugin, guangzhou, tmp_path, body, to_file):
    text = faulty.provider("jixiao_reporters", faulty.REPORTER.format(body=body))
    words = ("--output", tmp_path / "report.txt") if to_file else ()
    result = with_plugin(text, "check", guangzhou, "--format", "faulty", *words)

    assert result.status == 2
    assert "faulty-plugin" in result.err
    assert "faulty.write" in result.err
    assert "JIXIAO_DEBUG" not in result.err


def test_digest_that_cannot_leave_its_process(with_plugin, guangzhou, tmp_path):
    other = tmp_path / "other.xlsx"
    other.write_bytes(guangzhou.read_bytes())
    more = "    def digest(self, project, context):\n        return lambda: project.name\n"
    text = faulty.rule(
        "yield self.finding(zh=str(len(subject.collected)), en='x', at=subject.collected[0].head)", "Run", more=more
    )
    result = with_plugin(text, "check", guangzhou, other, "-j", "2", "--select", "XXX001", "--format", "json")
    assert result.out, result.err
    files = json.loads(result.out)["files"]

    assert result.status == 0
    assert [item["message"] for file in files for item in file["findings"]] == ["60"]


def test_executor_that_fails_is_named(with_plugin, guangzhou, tmp_path):
    other = tmp_path / "other.xlsx"
    other.write_bytes(guangzhou.read_bytes())
    text = faulty.hook("jixiao_executors", "return {'mine': lambda jobs: 1 / 0}")
    result = with_plugin(text, "check", guangzhou, other, "-j", "2", "--executor", "mine")

    assert result.status == 2
    assert "faulty-plugin" in result.err
    assert "ZeroDivisionError" in result.err


@pytest.mark.parametrize("words", ["{'units': 3}", "{'units': {'个': 3}}", "{3: 3}"])
def test_words_of_no_use_are_named(with_plugin, guangzhou, words):
    result = with_plugin(faulty.hook("jixiao_vocabulary", f"return {words}"), "check", guangzhou)

    assert result.status == 2
    assert "faulty-plugin" in result.err
    assert "JIXIAO_DEBUG" not in result.err


@pytest.mark.parametrize("text", ["3", "'= ='", "'selct = []'"])
def test_profile_of_no_use_is_named(with_plugin, guangzhou, text):
    hook = faulty.hook("jixiao_profiles", f"return {{'mine': {text}}}")
    result = with_plugin(hook, "check", guangzhou, "--profile", "mine")

    assert result.status == 2
    assert "mine" in result.err
    assert "JIXIAO_DEBUG" not in result.err
