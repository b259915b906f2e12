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
