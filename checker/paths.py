"""From the arguments of a command to the files that are meant."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from jixiao.errors import UsageError
from jixiao.registry import nearest

__all__ = ["SUFFIXES", "workbook_paths"]

SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".et", ".ods", ".csv", ".tsv", ".htm", ".html"})


def workbook_paths(arguments: Iterable[str]) -> list[str]:
    """Expand files and folders to files, sorted within each folder; ``UsageError`` for what is missing or holds none.

    Folders are searched for spreadsheet suffixes; lock files (``~$…``) and hidden folders are passed over.
    """
    found: dict[str, None] = {}
    for argument in arguments:
        if os.path.isdir(argument):
            inside = list(_inside(argument))
            if not inside:
                raise UsageError(
                    f"文件夹“{argument}”里没有表格文件（{' '.join(sorted(SUFFIXES))}）。",
                    f"folder “{argument}” holds no spreadsheet ({' '.join(sorted(SUFFIXES))}).",
                )
            found.update(dict.fromkeys(inside))
        elif os.path.exists(argument):
            found[argument] = None
        else:
            raise _missing(argument)
    return list(found)


def _missing(path: str) -> UsageError:
    parent = os.path.dirname(path) or "."
    try:
        siblings = os.listdir(parent)
    except OSError:
        siblings = []
    hint = nearest(os.path.basename(path), siblings)
    return UsageError(f"找不到文件“{path}”{hint.zh}。", f"there is no file “{path}”{hint.en}.")


def _inside(folder: str) -> Iterator[str]:
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if os.path.splitext(name)[1].lower() in SUFFIXES and not name.startswith(("~$", ".")):
                yield os.path.join(parent, name)
