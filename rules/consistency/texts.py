"""The words of a project's indicators, put together once for all rules that first look whether a word is there at all."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from jixiao.memory import once_a_project

if TYPE_CHECKING:
    from jixiao.model import Project

__all__ = ["Texts", "marks_of", "texts_of"]


class Texts(NamedTuple):
    """Names, and values with their sign and unit columns, one for each indicator; and all of each in one string."""

    names: tuple[str, ...]
    values: tuple[str, ...]
    all_names: str
    all_values: str


@once_a_project
def texts_of(project: Project) -> Texts:
    """Return the words of the project at hand; all rules over projects see one project after the other."""
    names = tuple([item.name_text for item in project.indicators])
    values = tuple(
        [f"{item.sign_passage.text}{item.value_text}{item.unit_passage.text}" for item in project.indicators]
    )
    return Texts(names, values, "\n".join(names), "\n".join(values))


@once_a_project
def marks_of(project: Project) -> tuple[int, ...]:
    """Return a number for each indicator that stands for its name and value; the same in all processes."""
    texts = texts_of(project)
    return tuple(map(_mark, texts.names, texts.values))


@lru_cache(maxsize=1 << 13)
def _mark(name: str, value: str) -> int:
    return crc32(f"{name}\n{value}".encode("utf-8", "surrogatepass"))
