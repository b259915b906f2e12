"""The words of a project's indicators, put together once for all rules that first look whether a word is there at all."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from jixiao.memory import once_a_project
from jixiao.passages import NO_PASSAGE

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
    names = tuple([item.name.text for item in project.indicators])
    values = tuple(
        [
            item.value.text
            if item.sign_passage is item.unit_passage is NO_PASSAGE
            else f"{item.sign_passage.text}{item.value_text}{item.unit_passage.text}"
            for item in project.indicators
        ]
    )
    return Texts(names, values, "\n".join(names), "\n".join(values))


@once_a_project
def marks_of(project: Project) -> tuple[int, ...]:
    """Return a number for each indicator that stands for its name and value; the same in all processes."""
    names, values, _, _ = texts_of(project)
    return tuple(
        [
            crc32(value.encode("utf-8", "surrogatepass"), _name_mark(name))
            for name, value in zip(names, values, strict=True)
        ]
    )


@lru_cache(maxsize=1 << 13)
def _name_mark(name: str) -> int:
    """Return what the mark of a value goes on from; names recur, values less so."""
    return crc32(f"{name}\n".encode("utf-8", "surrogatepass"))
