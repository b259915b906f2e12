"""Workbooks made by hand, part by part, and the readers as the core would choose them."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from jixiao.limits import Limits
from jixiao.plugins.readers import jixiao_readers
from jixiao.sheet import Workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def claimants(path: str) -> list[str]:
    """Names of the readers that claim a file."""
    with open(path, "rb") as stream:
        head = stream.read(4096)
    return sorted(reader.name for reader in jixiao_readers() if reader().sniff(head, path))


def opened(path: str | Path, limits: Limits | None = None) -> Workbook:
    """Read a file with the one reader that claims it."""
    (name,) = claimants(str(path))
    reader = next(reader for reader in jixiao_readers() if reader.name == name)
    return reader().read(str(path), limits or Limits())


def cells_of(workbook: Workbook) -> dict[tuple[str, str], str]:
    """Text by sheet and position, covered positions included."""
    from jixiao.sheet import address

    return {
        (sheet.name, address(row.number, column)): cell.text
        for sheet in workbook.sheets
        for row in sheet.rows()
        for column, cell in row.cells.items()
    }


def relations(*items: tuple[str, str, str]) -> str:
    """A relationships part of (id, kind, target)."""
    body = "".join(
        f'<Relationship Id="{key}" Type="{RELATIONS}/{kind}" Target="{target}"/>' for key, kind, target in items
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}">{body}</Relationships>'


def write_package(path: Path, parts: Mapping[str, str | bytes]) -> Path:
    """Write a zip container."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def workbook_parts(
    sheets: Mapping[str, str],
    strings: str | None = None,
    styles: str | None = None,
    state: str = "",
    properties: str = "",
) -> dict[str, str]:
    """The parts of a workbook whose sheet parts are given as whole XML."""
    entries = "".join(
        f'<sheet name="{name}" sheetId="{number}"{state} r:id="rId{number}"/>' for number, name in enumerate(sheets, 1)
    )
    links = [(f"rId{number}", "worksheet", f"worksheets/sheet{number}.xml") for number in range(1, len(sheets) + 1)]
    extra = [
        (f"s{kind}", kind, f"{kind}.xml") for kind, part in (("sharedStrings", strings), ("styles", styles)) if part
    ]
    return {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{properties}<sheets>{entries}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(*links, *extra),
        **{f"xl/worksheets/sheet{number}.xml": sheet for number, sheet in enumerate(sheets.values(), 1)},
        **({"xl/sharedStrings.xml": strings} if strings else {}),
        **({"xl/styles.xml": styles} if styles else {}),
    }


def sheet_xml(rows: str, tail: str = "", head: str = "") -> str:
    """A worksheet around rows."""
    return f'{DECLARATION}<worksheet xmlns="{MAIN}" xmlns:x14ac="urn:x">{head}<sheetData>{rows}</sheetData>{tail}</worksheet>'


class Maker:
    """Writes workbooks into one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def rows(self, rows: str, tail: str = "", head: str = "", **options: str) -> Path:
        """A workbook of one sheet with the given rows."""
        return self.sheet(sheet_xml(rows, tail, head), **options)

    def sheet(self, xml: str, **options: str) -> Path:
        """A workbook of one sheet given as a whole part."""
        return write_package(self.folder / "book.xlsx", workbook_parts({"表": xml}, **options))

    def parts(self, parts: Mapping[str, str | bytes], name: str = "book.xlsx") -> Path:
        """A container of arbitrary parts."""
        return write_package(self.folder / name, parts)


@pytest.fixture
def make(tmp_path: Path) -> Maker:
    return Maker(tmp_path)


@pytest.fixture(scope="session")
def read() -> Callable[..., Workbook]:
    return opened


@pytest.fixture(scope="session")
def texts() -> Callable[[Workbook], dict[tuple[str, str], str]]:
    return cells_of


@pytest.fixture(scope="session")
def claimed() -> Callable[[str], list[str]]:
    return claimants
