"""What can be odd about a form, as sentences that a clerk understands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model import Passage, Problem
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.model import Amount
    from jixiao.plugins.forms.money import UnitStatement

__all__ = [
    "amount_not_a_number",
    "conflicting_units",
    "formula_without_value",
    "hidden_columns",
    "hidden_rows",
    "hidden_sheet",
    "joined_row",
    "missing_column",
    "unknown_unit",
    "unread_cell",
    "without_classes",
]

AMOUNT_NAMES = {
    "total": Text("总计", "total"),
    "fiscal": Text("财政拨款", "fiscal appropriation"),
    "special_account": Text("财政专户拨款", "special-account appropriation"),
    "other": Text("其他资金", "other funds"),
}


def missing_column(place: Passage, column: Text) -> Problem:
    """FRM001: the form needs a column that the header lacks."""
    return Problem(
        "FRM001",
        place,
        Text(
            f"表头里没有“{column.zh}”列，这一列的内容没有读到",
            f"the header lacks the column “{column.en}”; what belongs there was not read",
        ),
        expected=column.zh,
        suggestion=Text(f"在表头补上“{column.zh}”列", f"add the column “{column.en}” to the header"),
    )


def without_classes(place: Passage, unnamed: Text | None = None) -> Problem:
    """FRM013: the form has no place for the classes of indicators; ``unnamed`` is what it does not name either."""
    missing = advice = Text("", "")
    if unnamed is not None:
        missing = Text(f"，也没有写{unnamed.zh}", f" and there is no {unnamed.en}")
        advice = Text(f"请写明{unnamed.zh}，并", f"write the {unnamed.en}, and ")
    return Problem(
        "FRM013",
        place,
        Text(
            f"表头没有一级、二级指标列{missing.zh}，指标没有分类：产出、效益指标是否齐全没有判断，满意度指标按指标名称判断",
            f"the header has no columns of level 1 and 2{missing.en}, so the indicators have no classes: whether those of output"
            " and benefit are complete was not judged; satisfaction was judged by the names",
        ),
        expected=None if unnamed is None else unnamed.zh,
        suggestion=Text(
            f"{advice.zh or '请'}对照绩效目标核对产出、效益指标是否齐全",
            f"{advice.en}compare the indicators with the goal for outputs and benefits",
        ),
    )


def unknown_unit(place: Passage) -> Problem:
    """FRM002: there are amounts and no statement of their unit."""
    return Problem(
        "FRM002",
        place,
        Text(
            "表中有金额，但没有写明金额单位（万元或元）",
            "the table has amounts but does not state the money unit (万元 or 元)",
        ),
        suggestion=Text(
            "在表头右上方写明“单位：万元”或“单位：元”", "write “单位：万元” or “单位：元” above the header on the right"
        ),
    )


def conflicting_units(statements: Sequence[UnitStatement]) -> Problem:
    """FRM002: two statements of the money unit disagree."""
    listed = "、".join(f"{item.passage.place.cell} 写的是{item.unit}" for item in statements)
    english = ", ".join(f"{item.passage.place.cell} says {item.unit}" for item in statements)
    return Problem(
        "FRM002",
        statements[-1].passage,
        Text(f"金额单位前后不一致：{listed}", f"the money unit is stated differently: {english}"),
        expected=statements[0].unit,
        actual=statements[-1].unit,
        suggestion=Text("全表只用一种金额单位", "use one money unit throughout the table"),
    )


def joined_row(name: Passage, first: int, second: int, project: str) -> Problem:
    """FRM005: a row cut by a page break was put together again."""
    return Problem(
        "FRM005",
        name,
        Text(
            f"项目“{project}”被分页截断，已把第 {first} 行和第 {second} 行合并为一个项目，请核对",
            f"project “{project}” was cut by a page break; rows {first} and {second} were joined into one project, please verify",
        ),
        suggestion=Text("在原表中把这两行合并为一行", "merge the two rows into one in the original table"),
        project=project,
    )


def hidden_sheet(place: Passage, sheet: str) -> Problem:
    """FRM006: a hidden sheet holds a table."""
    return Problem(
        "FRM006",
        place,
        Text(
            f"工作表“{sheet}”是隐藏的，但含有绩效目标表，已一并读取",
            f"sheet “{sheet}” is hidden but holds a performance-target table; it was read too",
        ),
        suggestion=Text("取消隐藏；不需要申报的内容请删除", "unhide it, or delete what is not to be submitted"),
    )


def hidden_rows(place: Passage, first: int, last: int, project: str = "") -> Problem:
    """FRM006: hidden rows hold data."""
    rows = (
        Text(f"第 {first} 行", f"row {first}")
        if first == last
        else Text(f"第 {first} 至 {last} 行", f"rows {first} to {last}")
    )
    return Problem(
        "FRM006",
        place,
        Text(f"{rows.zh}是隐藏的，但含有数据，已一并读取", f"{rows.en}: hidden, but with data; read too"),
        suggestion=Text("取消隐藏；不需要申报的内容请删除", "unhide, or delete what is not to be submitted"),
        project=project,
    )


def hidden_columns(place: Passage, letters: Sequence[str]) -> Problem:
    """FRM006: hidden columns hold data."""
    listed = "、".join(letters)
    return Problem(
        "FRM006",
        place,
        Text(
            f"{listed} 列是隐藏的，但含有数据，已一并读取",
            f"column {', '.join(letters)}: hidden, but with data; read too",
        ),
        suggestion=Text("取消隐藏；不需要申报的内容请删除", "unhide, or delete what is not to be submitted"),
    )


def formula_without_value(place: Passage, project: str = "") -> Problem:
    """FRM007: a formula whose result was never saved."""
    return Problem(
        "FRM007",
        place,
        Text(
            f"{place.place.cell} 是公式，但文件里没有保存计算结果，读不到数值",
            f"{place.place.cell} is a formula without a saved result; its value cannot be read",
        ),
        suggestion=Text(
            "用 Excel 或 WPS 打开、重新计算并保存，或直接填写数值",
            "open the file in a spreadsheet program, recalculate and save it, or type the value",
        ),
        project=project,
    )


def amount_not_a_number(amount: Amount, key: str, project: str = "") -> Problem:
    """FRM012: prose where an amount should stand, or beside it; ``expected`` is the number that was read nevertheless."""
    name = AMOUNT_NAMES.get(key, Text(key, key))
    text = " ".join(amount.passage.text.split())[:40]
    if amount.number is not None:
        return Problem(
            "FRM012",
            amount.passage,
            Text(
                f"“{name.zh}”填写的“{text}”带有说明，按{amount.number:f}读取",
                f"“{text}” in “{name.en}” carries a remark and is read as {amount.number:f}",
            ),
            expected=f"{amount.number:f}",
            actual=amount.passage.text,
            suggestion=Text(
                f"只填“{amount.number:f}”，说明写到备注里", f"write “{amount.number:f}” only and the remark elsewhere"
            ),
            project=project,
        )
    return Problem(
        "FRM012",
        amount.passage,
        Text(f"“{name.zh}”填写的“{text}”不是数字", f"“{text}” in “{name.en}” is not a number"),
        actual=amount.passage.text,
        suggestion=Text(
            "金额栏只填一个数字，说明写到备注里", "write one number in the amount cell and explanations elsewhere"
        ),
        project=project,
    )


def unread_cell(place: Passage, project: str = "") -> Problem:
    """FRM003: text in the place of indicators that ended in none."""
    text = " ".join(place.text.split())[:24]
    return Problem(
        "FRM003",
        place,
        Text(
            f"“{text}”没有被识别为任何指标的内容，请检查所在的行和列",
            f"“{text}” was not recognised as part of any indicator; check its row and column",
        ),
        project=project,
    )
