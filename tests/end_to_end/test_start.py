"""Start-up: nothing is imported before it is needed."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

VERSION = "import sys; from jixiao.cli.shell import run; run(['--version']); print(*sorted(sys.modules))"


def test_version_imports_neither_openpyxl_nor_lark():
    done = subprocess.run([sys.executable, "-c", VERSION], capture_output=True, text=True, check=True)
    modules = done.stdout.split()

    assert "jixiao" in modules
    assert not {"openpyxl", "lark", "jsonschema", "xlrd"} & set(modules)


def seconds(words, environment):
    """Processor time: beside other work the clock gave ratios from 1.9 to 5.3 where this gave 2.4 to 2.7."""
    resource = pytest.importorskip("resource")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(words, capture_output=True, check=False, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def ratio(command, environment):
    """The best of six, taken in turns, so that what else the machine does meets both."""
    imports, check = [], []
    for _ in range(6):
        imports.append(seconds([sys.executable, "-c", "import click, lark, openpyxl"], environment))
        check.append(seconds(command, environment))
    return min(check) / min(imports)


def test_check_takes_at_most_three_times_the_imports(jixiao, guangzhou):
    """Byte code is kept between runs on both sides, as after any installation; a busy machine is asked again."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [jixiao.command, "check", guangzhou]
    found = next((value for value in (ratio(command, environment) for _ in range(3)) if value <= 3), None)

    assert found is not None
