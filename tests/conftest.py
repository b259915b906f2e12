"""What all tests share: one profile for properties (what is slow is measured elsewhere), byte code, scripts, hostile files."""

from __future__ import annotations

import gc
import importlib.util
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import settings

settings.register_profile("jixiao", deadline=None)
settings.load_profile("jixiao")

# Hundreds of tests start a process; they find byte code, as after any installation.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

_BENCH = Path(__file__).parents[1] / "bench"
_HOSTILE = Path(__file__).parent / "plugins" / "readers" / "hostile_files.py"


def pytest_collection_finish() -> None:
    """Keep the collected tests out of the garbage collector's rounds, which were an eighth of the time of grammar and rules."""
    gc.collect()
    gc.freeze()


def _loaded(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def bench_script() -> Callable[[str], ModuleType]:
    """Return a function that loads one script of ``bench/`` by its name."""
    return lambda name: _loaded(_BENCH / f"{name}.py")


@pytest.fixture(scope="session")
def hostile_file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Path]]:
    """Return a function that builds a hostile file, once for the command's test and the reader's, which runs last and deletes it."""
    folder, files = tmp_path_factory.mktemp("hostile"), _loaded(_HOSTILE).FILES

    def built(name: str) -> Path:
        file, _, build = files[name]
        path = folder / name / file
        if not path.exists():
            path.parent.mkdir(exist_ok=True)
            build(path)
        return path

    yield built
    shutil.rmtree(folder)
