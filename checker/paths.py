"""From the arguments of a command to the files that are meant."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from jixiao.errors import UsageError, reason
from jixiao.registry import nearest
from jixiao.text import Text

__all__ = ["SUFFIXES", "Search", "list_of", "one_workbook", "search", "workbook_paths"]

SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".et", ".ods", ".csv", ".tsv", ".htm", ".html"})
_SHOWN = 5


@dataclass(slots=True)
class Search:
    """The files to read, each once, and what folders hold besides: by name, but for the hidden and temporary."""

    files: list[str] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)
    hidden: set[str] = field(default_factory=set)


def workbook_paths(arguments: Iterable[str]) -> list[str]:
    """Expand files and folders to files, as ``search`` does."""
    return search(arguments).files


def one_workbook(argument: str) -> str:
    """Return the file that is meant; ``UsageError`` names the workbooks of a folder that holds several."""
    files = search((argument,)).files
    if len(files) > 1:
        several = list_of(files)
        raise UsageError(
            f"这个命令一次读一个文件，而文件夹“{argument}”里有多个：{several.zh}。请指明一个。",
            f"this command reads one file and folder “{argument}” holds several: {several.en}. Name one of them.",
        )
    return files[0]


def list_of(paths: Sequence[str], shown: int = _SHOWN) -> Text:
    """Return the first paths, and how many there are when these are not all."""
    more = len(paths) - shown
    return Text(
        "、".join(paths[:shown]) + (f" 等 {len(paths)} 个" if more > 0 else ""),
        ", ".join(paths[:shown]) + (f" and {more} more" if more > 0 else ""),
    )


def search(arguments: Iterable[str]) -> Search:
    """Expand files and folders to files, sorted within each folder; ``UsageError`` for what is missing or holds none.

    Folders are searched for spreadsheet suffixes; hidden and temporary files (``~$…``) are passed over. A file and links to
    it are one, called by its own name. A folder that cannot be read is a ``UsageError``.
    """
    found = Search()
    met: list[str] = []
    for argument in arguments:
        if os.path.isdir(argument):
            met += _inside(argument, found)
        elif os.path.exists(argument):
            met.append(argument)
        else:
            raise _missing(argument)
    called: dict[str, str] = {}
    for path in met:
        place = os.path.realpath(path)
        if os.path.islink(called.setdefault(place, path)) and not os.path.islink(path):
            del called[place]
            called[place] = path
    found.passed_over = list(dict.fromkeys(found.passed_over))
    found.files = list(called.values())
    return found


def _missing(path: str) -> UsageError:
    if os.path.islink(path):
        target = os.readlink(path)
        return UsageError(
            f"链接“{path}”指向的“{target}”不存在或循环。",
            f"link “{path}” leads to “{target}”, which does not exist or loops.",
        )
    parent = os.path.dirname(path) or "."
    try:
        siblings = os.listdir(parent)
    except OSError:
        siblings = []
    hint = nearest(os.path.basename(path), siblings)
    return UsageError(f"找不到文件“{path}”{hint.zh}。", f"there is no file “{path}”{hint.en}.")


def _inside(folder: str, search: Search) -> list[str]:
    """Return the spreadsheets of a folder; what is passed over is added to the search."""
    found: list[str] = []
    passed: list[str] = []
    for parent, folders, names in os.walk(folder, onerror=_refuse):
        linked = [name for name in folders if os.path.islink(os.path.join(parent, name))]
        passed += [os.path.join(parent, name, "") for name in sorted(linked) if not _hidden(name)]
        search.hidden |= {os.path.join(parent, name) for name in (*folders, *names) if _hidden(name)}
        folders[:] = sorted(name for name in folders if not _hidden(name) and name not in linked)
        for name in sorted(names):
            if not _hidden(name):
                known = os.path.splitext(name)[1].lower() in SUFFIXES
                (found if known else passed).append(os.path.join(parent, name))
    if not found:
        raise _without_workbooks(folder, passed)
    search.passed_over += passed
    return found


def _hidden(name: str) -> bool:
    return name.startswith(("~$", "."))


def _refuse(error: OSError) -> None:
    why = reason(error)
    raise UsageError(
        f"无法读取文件夹“{error.filename}”：{why.zh}。", f"folder “{error.filename}” cannot be read: {why.en}."
    ) from error


def _without_workbooks(folder: str, passed: list[str]) -> UsageError:
    known = " ".join(sorted(SUFFIXES))
    others = list_of(passed)
    zh = f"。里面有不支持的文件：{others.zh}" if passed else ""
    en = f"; it has files of other types: {others.en}" if passed else ""
    return UsageError(
        f"文件夹“{folder}”里没有表格文件（{known}）{zh}。", f"folder “{folder}” holds no spreadsheet ({known}){en}."
    )
