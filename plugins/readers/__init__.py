"""The built-in readers. Each tells by content whether a file is its own; exactly one of them claims any file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from jixiao.hooks import hookimpl

if TYPE_CHECKING:
    from jixiao.limits import Limits
    from jixiao.protocols import Reader
    from jixiao.sheet import Workbook

__all__ = [
    "CsvReader",
    "HtmlReader",
    "OdsReader",
    "RefusingReader",
    "XlsReader",
    "XlsxReader",
    "XmlReader",
    "jixiao_readers",
]


class XlsxReader:
    """xlsx and xlsm as Excel, WPS, LibreOffice, POI and others write them, and et files of the same make."""

    name = "xlsx"
    formats: tuple[str, ...] = ("xlsx", "xlsm", "et")

    def sniff(self, head: bytes, path: str) -> bool:
        """Tell whether the file is a zip container with a workbook, or a broken container."""
        from jixiao.plugins.readers.detection import claims

        return claims("xlsx", head, path)

    def read(self, path: str, limits: Limits) -> Workbook:
        """Open the workbook; rows are streamed by expat, nothing of it is kept but the shared strings."""
        from jixiao.plugins.readers.detection import with_name_notice
        from jixiao.plugins.readers.ooxml.book import open_xlsx

        return with_name_notice(open_xlsx(path, limits), "xlsx")


class XlsReader:
    """xls from BIFF 2 to 8, and et files of the same make."""

    name = "xls"
    formats: tuple[str, ...] = ("xls", "et")

    def sniff(self, head: bytes, path: str) -> bool:
        """Tell whether the file is an OLE container with a workbook stream, or bare BIFF."""
        from jixiao.plugins.readers.detection import claims

        return claims("xls", head, path)

    def read(self, path: str, limits: Limits) -> Workbook:
        """Read the workbook as a whole, in a worker process."""
        from jixiao.plugins.readers.binary import open_xls
        from jixiao.plugins.readers.detection import with_name_notice

        return with_name_notice(open_xls(path, limits), "xls")


class OdsReader:
    """ods of LibreOffice, WPS and others."""

    name = "ods"
    formats: tuple[str, ...] = ("ods",)

    def sniff(self, head: bytes, path: str) -> bool:
        """Tell whether the file is a zip container that says it is an OpenDocument spreadsheet."""
        from jixiao.plugins.readers.detection import claims

        return claims("ods", head, path)

    def read(self, path: str, limits: Limits) -> Workbook:
        """Read the sheets."""
        from jixiao.plugins.readers.detection import with_name_notice
        from jixiao.plugins.readers.opendocument import open_ods

        return with_name_notice(open_ods(path, limits), "ods")


class CsvReader:
    """csv and tsv in UTF-8, GB18030 or UTF-16."""

    name = "csv"
    formats: tuple[str, ...] = ("csv", "tsv")

    def sniff(self, head: bytes, path: str) -> bool:
        """Tell whether the file is text with a delimiter; a name ending in ``.csv`` allows a single column."""
        from jixiao.plugins.readers.detection import claims

        return claims("csv", head, path)

    def read(self, path: str, limits: Limits) -> Workbook:
        """Open the table; rows are streamed."""
        from jixiao.plugins.readers.delimited import open_csv
        from jixiao.plugins.readers.detection import with_name_notice

        return with_name_notice(open_csv(path, limits), "csv")


class HtmlReader:
    """Pages with tables, mostly named ``.xls``."""

    name = "html"
    formats: tuple[str, ...] = ("html",)

    def sniff(self, head: bytes, path: str) -> bool:
        """Tell whether the file is text that begins as a page or a table does."""
        from jixiao.plugins.readers.detection import claims

        return claims("html", head, path)

    def read(self, path: str, limits: Limits) -> Workbook:
        """Read all tables onto one sheet, in a worker process."""
        from jixiao.plugins.readers.detection import with_name_notice
        from jixiao.plugins.readers.webpage import open_html

        return with_name_notice(open_html(path, limits), "html")


class XmlReader:
    """XML spreadsheets of Office 2003, mostly named ``.xls``."""

    name = "xml"
    formats: tuple[str, ...] = ("xml",)

    def sniff(self, head: bytes, path: str) -> bool:
        """Tell whether the file is XML in the namespace of these spreadsheets."""
        from jixiao.plugins.readers.detection import claims

        return claims("xml", head, path)

    def read(self, path: str, limits: Limits) -> Workbook:
        """Read the sheets."""
        from jixiao.plugins.readers.detection import with_name_notice
        from jixiao.plugins.readers.spreadsheetml import open_xml

        return with_name_notice(open_xml(path, limits), "xml")


class RefusingReader:
    """Every other file: reads nothing and says what the file is and what to do.

    It has no formats; whoever chooses among readers asks such a reader last.
    """

    name = "unsupported"
    formats: tuple[str, ...] = ()

    def sniff(self, head: bytes, path: str) -> bool:
        """Tell whether no built-in reader claims the file."""
        from jixiao.plugins.readers.detection import kind_of
        from jixiao.plugins.readers.unsupported import UNREADABLE

        return kind_of(head, path) in UNREADABLE

    def read(self, path: str, limits: Limits) -> Workbook:
        """Raise ``UnreadableError``."""
        from jixiao.plugins.readers.detection import head_of, kind_of
        from jixiao.plugins.readers.unsupported import refuse

        refuse(kind_of(head_of(path), path), path)


@hookimpl
def jixiao_readers() -> Iterable[type[Reader]]:
    """Return the built-in readers."""
    return (CsvReader, HtmlReader, OdsReader, RefusingReader, XlsReader, XlsxReader, XmlReader)
