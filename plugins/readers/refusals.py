"""Errors that several readers share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from jixiao.errors import LimitError, UnreadableError, reason
from jixiao.sheet import address

if TYPE_CHECKING:
    from jixiao.limits import Limits

__all__ = [
    "cell_limit",
    "cells_limit",
    "changed",
    "encrypted",
    "merges_limit",
    "no_sheet",
    "out_of_order",
    "readable",
    "row_limit",
    "text_limit",
]


def cell_limit(row: int, column: int, limits: Limits) -> LimitError:
    """Return the error for one cell with too long a text."""
    place = address(row, column)
    return LimitError(
        f"单元格 {place} 的文字超过 {limits.max_cell_characters} 个字符，已停止读取。请拆分过长的单元格后另存。",
        f"cell {place} holds more than {limits.max_cell_characters} characters; reading stopped. Split the oversized cell.",
    )


def text_limit(limits: Limits) -> LimitError:
    """Return the error for a text longer than a cell may be, whose cell is not known yet."""
    return LimitError(
        f"文件里有一段文字超过 {limits.max_cell_characters} 个字符，已停止读取。请拆分过长的单元格后另存。",
        f"the file holds one text of more than {limits.max_cell_characters} characters; reading stopped. Split the oversized cell.",
    )


def cells_limit(sheet: str, limits: Limits) -> LimitError:
    """Return the error for a sheet with more cells than allowed."""
    return LimitError(
        f"工作表“{sheet}”的单元格超过 {limits.max_cells} 个，已停止读取。请删除多余的行列和合并区域后另存。",
        f"sheet “{sheet}” has more than {limits.max_cells} cells; reading stopped. Remove surplus rows, columns and merged ranges.",
    )


def row_limit(sheet: str, limits: Limits) -> LimitError:
    """Return the error for a sheet with more rows than allowed."""
    return LimitError(
        f"工作表“{sheet}”超过 {limits.max_rows} 行，已停止读取。请拆分后提交。",
        f"sheet “{sheet}” has more than {limits.max_rows} rows; reading stopped. Split it.",
    )


def merges_limit(sheet: str, limits: Limits) -> LimitError:
    """Return the error for a sheet with more merged ranges than its rows could need."""
    return LimitError(
        f"工作表“{sheet}”的合并区域超过 {limits.max_merges} 个，与行数不相称，已停止读取。请取消多余的合并后另存。",
        f"sheet “{sheet}” has more than {limits.max_merges} merged ranges, out of proportion to its rows; reading stopped. "
        "Unmerge the surplus and save again.",
    )


def changed() -> UnreadableError:
    """Return the error for a file that is not what it was a moment ago."""
    return UnreadableError(
        "文件在读取过程中被改动，请重新检查。", "the file changed while it was read; check it again."
    )


def encrypted() -> UnreadableError:
    """Return the error for a file that asks for a password."""
    return UnreadableError(
        "文件设有打开密码（已加密），无法读取。请在 Excel 或 WPS 中用密码打开，取消密码后另存，再提交。",
        "the file is encrypted with a password. Open it in Excel or WPS, remove the password, save it and submit again.",
    )


def out_of_order(sheet: str, row: int) -> UnreadableError:
    """Return the error for a row that comes again or too late."""
    return UnreadableError(
        f"文件已损坏：工作表“{sheet}”的第 {row} 行重复或次序颠倒。请用 Excel 或 WPS 打开后另存。",
        f"the file is damaged: row {row} of sheet “{sheet}” is repeated or out of order. Open it in Excel or WPS and save it again.",
    )


def no_sheet() -> UnreadableError:
    """Return the error for a workbook without a worksheet."""
    return UnreadableError("工作簿里没有工作表。", "the workbook holds no worksheet.")


@contextmanager
def readable() -> Iterator[None]:
    """Turn what the operating system says against opening or reading a file into an ``UnreadableError``."""
    try:
        yield
    except OSError as error:
        why = reason(error)
        raise UnreadableError(f"无法读取文件：{why.zh}。", f"the file cannot be read: {why.en}.") from error
