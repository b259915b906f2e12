"""The skeleton of a plug-in, and the example in the tree that is made of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.errors import UsageError
from jixiao.skeleton import Naming, naming, skeleton

EXAMPLE = Path(__file__).parents[2] / "examples" / "plugin"
OWN = {"check.sh"}


def test_the_example_in_the_tree_is_the_skeleton():
    leavings = ("build", "__pycache__", ".pytest_cache", ".egg-info", "dist")
    found = {
        path.relative_to(EXAMPLE).as_posix(): path.read_text("utf-8")
        for path in EXAMPLE.rglob("*")
        if path.is_file() and not any(part.endswith(leavings) for part in path.relative_to(EXAMPLE).parts)
    }
    expected = skeleton(Naming("jixiao-example", "jixiao_example", "EXA"))

    assert expected == {path: text for path, text in found.items() if path not in OWN}
    assert OWN <= set(found)


def test_no_placeholder_is_left():
    found = skeleton(Naming("jixiao-nanjing", "jixiao_nanjing", "NJG"))

    assert [] == [path for path, text in found.items() if "%%" in path + text]
    assert {"pyproject.toml", "README.md", "src/jixiao_nanjing/__init__.py", "tests/cases/NJG001.toml"} <= set(found)


@pytest.mark.parametrize(
    ("name", "family"),
    [("jixiao-nanjing", "NNJ"), ("jixiao-xian", "XIA"), ("guangzhou-rules", "RLS"), ("jixiao-jn-2024", "CITY")],
)
def test_names(name, family):
    given = "CITY" if family == "CITY" else None
    found = naming(name, given, ())

    assert (name, name.replace("-", "_"), family) == found


@pytest.mark.parametrize("name", ["json", "Jixiao-X", "南京", "jixiao", "a--b", "class", "../x", "", "jixiao_x"])
def test_names_that_cannot_be_used(name):
    with pytest.raises(UsageError, match="插件不能叫"):
        naming(name, "ABC", ())


@pytest.mark.parametrize("family", ["AB", "ABCDEF", "abc", "A1B"])
def test_families_that_cannot_be_used(family):
    with pytest.raises(UsageError, match="三到五个大写字母"):
        naming("jixiao-x", family, ())


def test_families_that_are_taken():
    with pytest.raises(UsageError, match="VAL 已被使用"):
        naming("jixiao-x", "VAL", ("VAL",))
    with pytest.raises(UsageError, match="SYS 已被使用"):
        naming("jixiao-x", "SYS", ())
