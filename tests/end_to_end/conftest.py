"""Runs the installed command, as its users do."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

HERE = Path(__file__).parent
EXAMPLES = next(folder for folder in (HERE.parent / "examples", HERE.parents[1] / "examples") if folder.is_dir())


class Result(NamedTuple):
    status: int
    out: str
    err: str


class Runner:
    """Call it with the words of the command line; ``environment`` and ``cwd`` as keywords."""

    command = Path(sys.executable).with_name("jixiao.exe" if os.name == "nt" else "jixiao")

    def __call__(self, *words, environment=None, cwd=None, encoding="utf-8", stdin=None):
        own = {
            key: value for key, value in os.environ.items() if not key.startswith(("JIXIAO", "NO_COLOR", "FORCE_COLOR"))
        }
        own |= {"PYTHONIOENCODING": encoding} | (environment or {})
        done = subprocess.run(
            [self.command, *map(str, words)],
            capture_output=True,
            env=own,
            cwd=cwd,
            input=stdin,
            check=False,
            timeout=120,
        )
        return Result(done.returncode, done.stdout.decode(encoding), done.stderr.decode(encoding))


@pytest.fixture(scope="session")
def jixiao():
    return Runner()


@pytest.fixture(scope="session")
def guangzhou():
    return EXAMPLES / "guangzhou-2023.xlsx"


@pytest.fixture
def plugin_folder(tmp_path):
    """Makes importable distributions out of a name, entry points and the text of one module."""

    def make(distribution, entries, module, text):
        folder = tmp_path / "site"
        info = folder / f"{distribution}-1.0.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {distribution}\nVersion: 1.0\n", "utf-8")
        (info / "entry_points.txt").write_text("[jixiao]\n" + "\n".join(entries) + "\n", "utf-8")
        (folder / f"{module}.py").write_text(text, "utf-8")
        return {"PYTHONPATH": str(folder)}

    return make
