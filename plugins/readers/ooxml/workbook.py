"""The parts of a workbook: sheets found through relationships, their visibility, and what else the file carries."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from jixiao.errors import LimitError, UnreadableError
from jixiao.plugins.readers.markup import Handlers, parse
from jixiao.plugins.readers.ooxml.names import RELATION_ID, local_names
from jixiao.plugins.readers.refusals import no_sheet

if TYPE_CHECKING:
    from jixiao.plugins.readers.package import Package

__all__ = ["Parts", "SheetPart", "workbook_parts"]

_NAMES = local_names(("workbook", "workbookPr", "sheet"))
_RELATIONSHIP = (
    "http://schemas.openxmlformats.org/package/2006/relationships Relationship",
    "http://purl.oclc.org/ooxml/package/relationships Relationship",
)
_MAX_SHEETS = 4096


class SheetPart(NamedTuple):
    """A sheet of cells: its name, its part, and whether a user does not see it (hidden or veryHidden)."""

    name: str
    part: str
    hidden: bool


class _Relation(NamedTuple):
    kind: str
    target: str


@dataclass(slots=True)
class Parts:
    """What the workbook part and its relationships name; ``extras`` are kinds such as ``vbaProject``."""

    sheets: list[SheetPart] = field(default_factory=list)
    styles: str | None = None
    strings: str | None = None
    epoch_1904: bool = False
    extras: frozenset[str] = frozenset()


def workbook_parts(package: Package) -> Parts:
    """Find the parts of the workbook; ``UnreadableError`` if there is no workbook or no sheet in it."""
    main = _main_part(package)
    relations = _relations(package, main)
    parts = Parts(extras=frozenset(item.kind for item in relations.values()))
    for item in relations.values():
        if item.kind == "styles" and item.target in package:
            parts.styles = item.target
        elif item.kind == "sharedStrings" and item.target in package:
            parts.strings = item.target
    rooted = False

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal rooted
        tag = _NAMES.get(name)
        if tag == "workbook":
            rooted = True
        elif tag == "workbookPr":
            parts.epoch_1904 = attributes.get("date1904", "") in {"1", "true", "on"}
        elif tag == "sheet":
            _add_sheet(parts, attributes, relations)

    parse(package.chunks(main), Handlers(start, lambda _: None), package.limits, main)
    if not rooted or not parts.sheets:
        raise no_sheet()
    return parts


def _add_sheet(parts: Parts, attributes: Mapping[str, str], relations: Mapping[str, _Relation]) -> None:
    """Add a worksheet; chart, dialog and macro sheets hold no table."""
    relation = next((relations[attributes[key]] for key in RELATION_ID if attributes.get(key) in relations), None)
    name = attributes.get("name", "")
    if relation is None:
        raise UnreadableError(
            f"文件已损坏：工作表“{name}”没有内容部件。请用 Excel 或 WPS 打开后另存。",
            f"the file is damaged: sheet “{name}” has no part. Open it in Excel or WPS and save it again.",
        )
    if len(parts.sheets) >= _MAX_SHEETS:
        raise LimitError(
            f"工作表超过 {_MAX_SHEETS} 个，已停止读取。", f"more than {_MAX_SHEETS} sheets; reading stopped."
        )
    if relation.kind == "worksheet":
        parts.sheets.append(SheetPart(name, relation.target, attributes.get("state", "visible") != "visible"))


def _main_part(package: Package) -> str:
    if "_rels/.rels" in package:
        for item in _relations(package, "").values():
            if item.kind == "officeDocument" and item.target in package:
                return item.target
    return "xl/workbook.xml"


def _relations(package: Package, part: str) -> dict[str, _Relation]:
    """Return the relationships of a part by identifier; targets are resolved inside the package."""
    folder, name = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    found: dict[str, _Relation] = {}
    if path not in package:
        return found

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if name in _RELATIONSHIP:
            kind = attributes.get("Type", "").rpartition("/")[2]
            target = attributes.get("Target", "").replace("\\", "/")
            if attributes.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[attributes.get("Id", "")] = _Relation(kind, target)

    parse(package.chunks(path), Handlers(start, lambda _: None), package.limits, path)
    return found
