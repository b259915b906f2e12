"""What changes nothing for a person changes nothing in the model: margins, blanks and line breaks in headers, signatures."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from forms import cases, grid_sheet, read, seen

from jixiao.grammar.levels import level_of
from jixiao.grammar.vocabulary import Vocabulary
from jixiao.plugins.forms.words import squeeze, words_of

Rows = list[list[str]]
WORDS = words_of(Vocabulary.builtin())
KEYS = ("amounts", "amounts_total", "goal", "total_goal", "tasks")
CASES = [case for case in cases() if case["form"] != "F8"]  # the blanks of a tree have a meaning
FIELDS = {"category", "subcategory", "name", "value"}


def _is_word(text: str) -> bool:
    """Whether a cell holds a word of headers, a label or a level."""
    return 1 < len(text) <= 14 and "\\n" not in text and bool(WORDS.column(text) or WORDS.fact(text) or level_of(text))


def _is_field(text: str) -> bool:
    word = WORDS.column(text)
    return word is not None and word.field in FIELDS and level_of(text) is None


def _each(change: Callable[[str], str], which: Callable[[str], bool]) -> Callable[[Rows], Rows]:
    return lambda rows: [[change(text) if which(text) else text for text in row] for row in rows]


def _signed(rows: Rows) -> Rows:
    width = len(rows[0])
    note, signatures = ["注：以上指标由填报单位负责解释。"], ["填报人：李某", "", "审核人：王某"]
    return [*rows, note + ["<"] * (width - 1), (signatures + [""] * width)[:width]]


VARIANTS: dict[str, Callable[[Rows], Rows]] = {
    "margins": lambda rows: [[""] * (len(rows[0]) + 2)] * 2 + [["", "", *row] for row in rows] + [[""]] * 3,
    "spaced": _each(" ".join, lambda text: _is_word(text) and len(text) <= 5 and text.isalpha()),
    "broken": _each(
        lambda text: text[: len(text) // 2] + "\\n" + text[len(text) // 2 :],
        lambda text: _is_word(text) and len(text) >= 4 and text.isalpha(),
    ),
    "narrow": _each(lambda text: unicodedata.normalize("NFKC", text), _is_word),
    "wide-blank": _each(lambda text: text + "\u3000", _is_word),
    "starred": _each(lambda text: "*" + text, _is_field),
    "signed": _signed,
    "attachment": lambda rows: [["附件3："] + [""] * (len(rows[0]) - 1), *rows],
}


def _squeezed(item: Any) -> Any:
    """Everything without blanks, and signs in one width."""
    if isinstance(item, str):
        return squeeze(item).removeprefix("*")
    if isinstance(item, dict):
        return {key: _squeezed(value) for key, value in item.items()}
    return [_squeezed(each) for each in item] if isinstance(item, list | tuple) else item


def _essence(rows: Rows) -> Any:
    """What was read, without where it stands."""
    grid = "\n".join(" | ".join(row) for row in rows)
    found = seen(read(grid_sheet(grid)), {"projects": [dict.fromkeys(KEYS, True)] * 40})
    for project in found["projects"]:
        project["empty"] = [[category, second, required] for category, second, _, required in project["empty"]]
    kept = {key: found[key] for key in ("form", "unit", "year", "level", "subtotals", "projects")}
    return _squeezed({**kept, "problems": [code for code, _ in found["problems"]]})


@pytest.mark.parametrize("case", CASES, ids=[f"{case['file']}-{case['id']}" for case in CASES])
def test_variants_are_read_alike(case: dict[str, Any]) -> None:
    rows = [[cell.strip() for cell in line.split("|")] for line in case["grid"].strip("\n").split("\n")]
    width = max(map(len, rows))
    rows = [row + [""] * (width - len(row)) for row in rows]
    plain = _essence(rows)

    assert [name for name, vary in VARIANTS.items() if _essence(vary(rows)) != plain] == []
