"""Any words of the vocabulary, in any order, with or without further columns: the same indicators."""

from __future__ import annotations

import sys
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))
from forms import grid_sheet, read

from jixiao.grammar import Vocabulary
from jixiao.model import Project
from jixiao.plugins.forms.words import plain, words_of

WORDS = tomllib.loads((files("jixiao.plugins.forms") / "columns.toml").read_text("utf-8"))
FIELDS = ("category", "subcategory", "name", "sign", "value", "unit", "weight", "remark", "previous", "basis")
OPTIONAL = ("weight", "remark", "previous", "basis")
ROWS = (
    ("产出指标", "数量指标", "新建泵站", "≥", "12", "座", "20", "以验收为准", "10座", "见报告"),
    ("产出指标", "质量指标", "验收合格率", "=", "100", "%", "20", "", "98%", "见报告"),
    ("效益指标", "社会效益指标", "受益人口", "≥", "6000", "人", "30", "估算", "5800人", "见报告"),
    ("满意度指标", "服务对象满意度指标", "群众满意度", "≥", "90", "%", "10", "问卷", "92%", "见报告"),
)
CATEGORIES = {"产出指标": "output", "效益指标": "benefit", "满意度指标": "satisfaction"}


@st.composite
def headers(draw: st.DrawFn) -> dict[str, str]:
    dropped = draw(st.sets(st.sampled_from(OPTIONAL)))
    order = draw(st.permutations([field for field in FIELDS if field not in dropped]))
    header = {field: draw(st.sampled_from(WORDS["columns"][field])) for field in order}
    if draw(st.booleans()):
        header["value"] = "2024年度" + header["value"]
    return header


def _grid(header: dict[str, str]) -> str:
    rest = ["<"] * (len(header) - 1)
    lines = [["项目支出绩效目标表（2024年度）", *rest], ["项目名称", "泵站建设", *rest[1:]], list(header.values())]
    lines += [[dict(zip(FIELDS, row, strict=True))[field] for field in header] for row in ROWS]
    return "\n".join(" | ".join(line) for line in lines)


@settings(max_examples=300, deadline=None)
@given(headers())
def test_words_and_order_of_a_header_do_not_matter(header: dict[str, str]) -> None:
    (project,) = [item for item in read(grid_sheet(_grid(header))) if isinstance(item, Project)]
    expected = [(CATEGORIES[row[0]], *row[1:6], row[6] if "weight" in header else "") for row in ROWS]
    actual = [
        (
            item.category,
            item.subcategory,
            item.name_text,
            item.sign_text,
            item.value_text,
            item.unit_text,
            item.weight_passage.text,
        )
        for item in project.indicators
    ]

    assert project.name == "泵站建设"
    assert actual == expected


@pytest.mark.parametrize("section", ["columns", "facts"])
def test_every_word_is_found_as_the_field_it_stands_under(section: str) -> None:
    words = words_of(Vocabulary.builtin())
    look = words.column if section == "columns" else words.fact
    wrong = {
        word: found.field if (found := look(word)) else None
        for field, spellings in WORDS[section].items()
        for word in spellings
        if (found := look(word)) is None or found.field != field
    }

    assert wrong == {}


def test_no_word_is_written_so_that_it_cannot_be_found() -> None:
    spellings = [word for section in ("columns", "facts") for words in WORDS[section].values() for word in words]

    assert [word for word in spellings if not plain(word)] == []
