"""Tables of cases in TOML: read, checked against their schema, and every mistake told with its place."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from jixiao.config import load_toml
from jixiao.errors import ConfigError
from jixiao.sample import Example
from jixiao.text import Text
from jixiao.toml_positions import Positions
from jixiao.toml_schema import complaints

__all__ = ["Case", "case_schema", "example_of", "load_cases"]

_LIMIT = 10
"""So many mistakes of one file are told at once."""


class Case(NamedTuple):
    """One row of a case table: an example, the rule's parameters, and what is expected of each finding."""

    rule: str
    id: str
    example: Example
    parameters: Mapping[str, object]
    settings: Mapping[str, Any]
    expect: tuple[Mapping[str, object], ...]


@cache
def case_schema() -> Mapping[str, Any]:
    """Return the published JSON Schema of case tables."""
    found: Mapping[str, Any] = json.loads((files("jixiao") / "schemas" / "cases.schema.json").read_text("utf-8"))
    return found


def load_cases(path: str | Path) -> list[Case]:
    """Read a table of cases; every mistake is a ``ConfigError`` with line, case and the nearest valid names."""
    text = Path(path).read_text("utf-8-sig")
    data = load_toml(text, str(path))
    wrong = [*complaints(data, case_schema())] or [*_repeated(data)]
    if wrong:
        positions = Positions(text.replace("\r\n", "\n"))
        told = [_told(data, positions, str(path), *item) for item in wrong[:_LIMIT]]
        raise ConfigError("\n".join(item.zh for item in told), "\n".join(item.en for item in told))
    return [_case(data["rule"], item) for item in data["case"]]


def _repeated(data: Mapping[str, Any]) -> Iterator[tuple[tuple[str | int, ...], Text]]:
    """Yield the ids that are given twice: of which of them a failure speaks would be anybody's guess."""
    seen: set[str] = set()
    for index, item in enumerate(data["case"]):
        if item["id"] in seen:
            yield ("case", index, "id"), Text("这张表里已有同名的用例", "the table has a case of this id already")
        seen.add(item["id"])


def _told(data: Mapping[str, Any], positions: Positions, source: str, path: tuple[str | int, ...], what: Text) -> Text:
    """Put file, line and case before what is wrong."""
    line, column = positions.of(path, path[-1] if path and isinstance(path[-1], str) else "")
    inside = path[:1] == ("case",) and len(path) > 1
    case = data["case"][path[1]] if inside and isinstance(path[1], int) else None
    name = (case.get("id") or path[1] + 1) if isinstance(case, Mapping) and isinstance(path[1], int) else ""
    key = ".".join(item for item in (path[2:] if inside else path) if isinstance(item, str))
    of = Text(f"用例 {name}" if name else "", f" of case {name}" if name else "")
    zh = f"{of.zh} 的 {key}：" if name and key else f"{of.zh or key}：" if name or key else ""
    en = f"{key}{of.en}: " if key else f"{of.en.removeprefix(' of ')}: " if name else ""
    return Text(f"{source} 第 {line} 行第 {column} 列，{zh}{what.zh}。", f"{source}:{line}:{column}: {en}{what.en}.")


def _case(rule: str, item: Mapping[str, Any]) -> Case:
    own = {"id", "expect", "parameters", "settings"}
    example = example_of({key: value for key, value in item.items() if key not in own})
    settings = item.get("settings", {})
    return Case(rule, item["id"], example, item.get("parameters", {}), settings, tuple(item["expect"]))


def example_of(values: Mapping[str, Any]) -> Example:
    """Make an example of a TOML table that follows its schema; an empty text for an amount means the column is absent."""
    made = dict(values)
    for key in ("total", "fiscal", "special_account", "other", "unit"):
        if made.get(key) == "":
            made[key] = None
    for key in ("rows", "sheet"):
        if key in made:
            made[key] = tuple(tuple(row) for row in made[key])
    if "projects" in made:
        made["projects"] = tuple(example_of(item) for item in made["projects"])
    if "subtotals" in made:
        made["subtotals"] = tuple(
            (item["name"], {k: v for k, v in item.items() if k != "name"}) for item in made["subtotals"]
        )
    if "previous" in made:
        made["previous"] = example_of(made["previous"])
    if "hidden" in made:
        made["hidden"] = tuple(made["hidden"])
    return Example(**made)
