"""The installed command answers every hostile file at once: in little memory, with the right finding, exit status 2."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

_SOURCE = Path(__file__).parents[1] / "plugins" / "readers" / "hostile_files.py"
_SPECIFICATION = importlib.util.spec_from_file_location("hostile_files", _SOURCE)
assert _SPECIFICATION is not None
assert _SPECIFICATION.loader is not None
hostile_files = importlib.util.module_from_spec(_SPECIFICATION)
_SPECIFICATION.loader.exec_module(hostile_files)

SECONDS, MEGABYTES = 2.0, 200
CODES = {"UnreadableError": "SYS001", "LimitError": "SYS003", None: "SYS004"}
COSTLY = [
    "zip-bomb",
    "zip-bomb-of-middling-ratio",
    "string-of-400-MB-in-a-cell",
    "shared-string-of-400-MB",
    "ten-million-distinct-shared-strings",
    "thousand-styles-of-their-own-numbers",
    "far-cell",
    "styled-empty-sheet-of-200000-rows",
    "entity-bomb",
    "deep-xml",
    "a-million-merged-ranges",
    "whole-sheet-merged-a-thousand-rows",
    "whole-sheet-merged-all-rows",
    "truncated-zip",
    "nested-zip",
    "encrypted",
    "html-deep-tables",
    "html-open-tag-of-30-MB",
]


MEASURE = """
import json, os, sys
output = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
child = os.posix_spawn(sys.argv[2], sys.argv[2:], os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, output, 1)])
_, status, usage = os.wait4(child, 0)
print(json.dumps([os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024]))
"""
"""A small process of its own starts the command: the kernel counts the memory of whoever does."""


def checked(path: Path, output: Path) -> tuple[int, str, float, float]:
    """Exit status, what was said on the error stream, seconds of processor time and megabytes, of ``jixiao check``."""
    command = [str(Path(sys.executable).with_name("jixiao")), "check", "--format", "json", str(path)]
    run = subprocess.run(
        [sys.executable, "-S", "-c", MEASURE, str(output), *command], capture_output=True, text=True, check=True
    )
    status, seconds, megabytes = json.loads(run.stdout)
    return status, run.stderr, seconds, megabytes


@pytest.mark.skipif(sys.platform != "linux", reason="time and memory of a process are read as Linux tells them")
@pytest.mark.parametrize("name", COSTLY)
def test_hostile_file_is_answered_by_the_command(
    tmp_path: Path, hostile_file: Callable[[str], Path], name: str
) -> None:
    expected = hostile_files.FILES[name][1]
    status, said, seconds, megabytes = checked(hostile_file(name), tmp_path / "answer")
    answer = json.loads((tmp_path / "answer").read_text("utf-8"))

    assert (2, "") == (status, said)
    assert [CODES[expected]] == [item["code"] for item in answer["files"][0]["findings"] if item["severity"] == "error"]
    assert seconds < SECONDS
    assert megabytes < MEGABYTES


def test_one_bad_file_never_stops_a_batch(tmp_path: Path) -> None:
    folder = tmp_path / "batch"
    expected = {}
    for name in (
        "encrypted",
        "truncated-zip",
        "far-cell",
        "entity-bomb",
        "xml-spreadsheet-entity-bomb",
        "csv-line-of-100-MB",
    ):
        file, outcome, build = hostile_files.FILES[name]
        place = folder / name / file
        place.parent.mkdir(parents=True)
        build(place)
        expected[name] = [CODES[outcome]]
    (folder / "good").mkdir()
    good = folder / "good" / "good.csv"
    good.write_text("一级指标,二级指标,三级指标,指标值\n产出指标,数量指标,新增监控点位,≥60个\n", "utf-8")
    status, said, _, _ = checked(folder, tmp_path / "answer")
    files = json.loads((tmp_path / "answer").read_text("utf-8"))["files"]
    found = {
        Path(item["path"]).parent.name: [each["code"] for each in item["findings"] if each["code"].startswith("SYS")]
        for item in files
    }

    assert (2, "") == (status, said)
    assert {**expected, "good": []} == found
    assert [1] == [item["indicators"] for item in files if "good" in item["path"]]
