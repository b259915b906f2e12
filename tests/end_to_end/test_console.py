"""Output is whole on every console: GBK, closed, full."""

from __future__ import annotations

import json
import os
import shutil
import subprocess

import openpyxl
import pytest


@pytest.fixture
def odd(guangzhou, tmp_path):
    """A table with characters in it that GBK lacks."""
    path = tmp_path / "odd.xlsx"
    book = openpyxl.load_workbook(guangzhou)
    cells = [cell for row in book.active.iter_rows() for cell in row if isinstance(cell.value, str)]
    for cell in cells:
        cell.value = cell.value.replace("项目", "项目\xa0²®😀")
    book.save(path)
    return path


@pytest.mark.parametrize("command", ["check", "show"])
def test_json_stays_json_on_a_gbk_console(jixiao, odd, command):
    result = jixiao(command, odd, "--format", "json", encoding="cp936")
    report = json.loads(result.out)

    assert "\xa0²®😀" in json.dumps(report, ensure_ascii=False)


def test_text_on_a_gbk_console_escapes_what_is_missing(jixiao, odd):
    assert "项目\\u00a0\\u00b2\\u00ae\\ud83d\\ude00" in jixiao("show", odd, encoding="cp936").out


@pytest.mark.skipif(os.name == "nt", reason="closed descriptors of POSIX")
@pytest.mark.parametrize(
    "words", [("--version",), ("parse", "≥95%"), ("parse", "≥95%", "--format", "json"), ("rules",)]
)
def test_a_closed_output_is_one_sentence(jixiao, words):
    line = ("sh", "-c", 'exec "$@" >&-', "sh", jixiao.command, *words)
    done = subprocess.run(line, capture_output=True, check=False, timeout=60)

    assert done.returncode == 2
    assert done.stderr.decode("utf-8").startswith("错误：无法写到标准输出")
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no full device")
def test_a_full_disk_is_one_sentence(jixiao, guangzhou):
    with open("/dev/full", "w", encoding="utf-8") as full:
        line = (jixiao.command, "check", guangzhou, "--select", "VAL003")
        done = subprocess.run(line, stdout=full, stderr=subprocess.PIPE, check=False, timeout=60)

    assert done.returncode == 2
    assert "无法写到标准输出：磁盘已满" in done.stderr.decode("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="closed descriptors of POSIX")
def test_a_report_into_a_file_needs_no_standard_output(jixiao, guangzhou, tmp_path):
    path = shutil.copy(guangzhou, tmp_path)
    words = (jixiao.command, "check", path, "--select", "VAL003", "--output", tmp_path / "report.txt")
    done = subprocess.run(("sh", "-c", 'exec "$@" >&- 2>&-', "sh", *words), check=False, timeout=60)

    assert done.returncode == 0
    assert "共 1 个文件" in (tmp_path / "report.txt").read_text("utf-8")
