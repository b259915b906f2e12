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
    """Names, values as the grammar reads them, and values with their sign and unit columns, one for each indicator.

    Where the form has no such columns both are the same. ``all_…`` hold all of a sort in one string, a line each.
    """

    names: tuple[str, ...]
    read: tuple[str, ...]
    values: tuple[str, ...]
    all_names: str
    all_read: str
    all_values: str


@once_a_project
def texts_of(project: Project) -> Texts:
    """Return the words of the project at hand; all rules over projects see one project after the other."""
    indicators = project.indicators
    names = tuple([item.name.text for item in indicators])
    values = read = tuple([item.value.text for item in indicators])
    all_values = all_read = "\n".join(read)
    apart = [item for item in indicators if item.sign_passage is not NO_PASSAGE or item.unit_passage is not NO_PASSAGE]
    if apart:
        values = tuple(
            [
                text
                if item.sign_passage is item.unit_passage is NO_PASSAGE
                else f"{item.sign_passage.text}{item.value_text}{item.unit_passage.text}"
                for item, text in zip(indicators, read, strict=True)
            ]
        )
        all_values = "\n".join(values)
    return Texts(names, read, values, "\n".join(names), all_read, all_values)


@once_a_project
def marks_of(project: Project) -> tuple[int, ...]:
    """Return a number for each indicator that stands for its name and value; the same in all processes."""
    texts = texts_of(project)
    values = texts.all_values.encode("utf-8", "surrogatepass").split(
        b"\n"
    )  # one call for all takes a third of the time
    if len(values) != len(texts.values):  # a value has lines of its own
        values = [value.encode("utf-8", "surrogatepass") for value in texts.values]
    return tuple(map(crc32, values, map(_name_mark, texts.names)))


@lru_cache(maxsize=1 << 13)
def _name_mark(name: str) -> int:
    """Return what the mark of a value goes on from; names recur, values less so."""
    return crc32(f"{name}\n".encode("utf-8", "surrogatepass"))
