"""What a condition of a TOML rule set may look at: every name with its type, its meaning and where it is read from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from jixiao.grammar import Kind, Vocabulary
from jixiao.grammar.levels import level_of
from jixiao.model import AMOUNT_KEYS, CATEGORIES
from jixiao.text import Text

if TYPE_CHECKING:
    from jixiao.toml_records import Records

__all__ = ["RECORDS", "VARIABLES", "Field"]

Read = Callable[[Any, "Records"], Any]


class Field(NamedTuple):
    """One name: its CEL type (``string``, ``double``, ``list<Indicator>`` …), what it means, and how it is read.

    A text that is not there is ``""``; a number that is not there is NaN, which no comparison is true of. ``values`` are
    all that a text can be, the empty one left out.
    """

    type: str
    text: Text
    read: Read
    values: tuple[str, ...] = ()


def _f(kind: str, zh: str, en: str, read: Read, *values: str) -> Field:
    return Field(kind, Text(zh, en), read, values)


def _of(attribute: str) -> Read:
    return lambda subject, _: getattr(subject, attribute)


def _text_of(attribute: str) -> Read:
    return lambda subject, _: getattr(subject, attribute).text


def _bound(attribute: str, *, dates: bool) -> Read:
    """Read a bound of a range, which is a number or an ISO date, if it is of the wanted kind."""

    def read(value: Any, _: Records) -> Any:
        found = getattr(value, attribute)
        return found if isinstance(found, str) is dates else None

    return read


def _canonical(value: Any, _: Records) -> str:
    from jixiao.grammar import canonical

    return canonical(value) or ""


def _subcategory_key(indicator: Any, records: Records) -> str:
    level = level_of(indicator.subcategory_passage.text, indicator.grammar.vocabulary)
    return (level.subcategory or "") if level else ""


def _many(attribute: str, kind: str) -> Read:
    return lambda subject, records: [records.made(kind, item) for item in getattr(subject, attribute)]


def _one(attribute: str, kind: str) -> Read:
    return lambda subject, records: records.made(kind, getattr(subject, attribute))


def _numbers(value: Any, records: Records) -> list[float]:
    return [records.number(item.value) for item in value.numbers]


def _parts(value: Any, records: Records) -> list[Any]:
    return [records.made("Value", part) for part in value.parts]


def _amount(index: int) -> Read:
    """Read one amount out of a tuple in the order of ``AMOUNT_KEYS``, in 万元."""
    return lambda amounts, records: records.wan(amounts[index])


def _amounts(attribute: str) -> Read:
    def read(subject: Any, records: Records) -> Any:
        found = getattr(subject, attribute)
        if not isinstance(found, tuple):
            found = tuple(found[key].number if key in found else None for key in AMOUNT_KEYS)
        return records.made("Amounts", found)

    return read


NAME = {
    "text": _f("string", "名称原文（不含序号）", "the name as written, without list markers", _of("text")),
    "stem": _f("string", "用于比较的名称：去掉空格、序号和括号里的单位", "the name for comparing: no blanks, markers or bracketed unit", _of("stem")),
    "unit": _f("string", "名称末尾括号里的单位", "the unit in brackets at its end", _of("unit")),
    "rate": _f("bool", "说的是比率（…率、比例、占比、满意度）", "it speaks of a ratio", _of("rate")),
    "bounded": _f("bool", "该比率不可能超出0～100%", "that ratio cannot leave 0–100 %", _of("bounded")),
    "count": _f("bool", "说的是数量（数量、人数、次数）", "it speaks of a number of things", _of("count")),
    "growth": _f("bool", "说的是变化（增长、提升、下降）", "it speaks of a change", _of("growth")),
    "satisfaction": _f("bool", "含“满意”", "满意 is in it", _of("satisfaction")),
    "polarity": _f("int", "1 越多越好，-1 越少越好，0 看不出", "1 wanted, -1 not wanted, 0 unknown", _of("polarity")),
}  # fmt: skip

VALUE = {
    "text": _f("string", "符号＋指标值＋单位的全文", "sign + value + unit as written", _of("text")),
    "kind": _f("string", "种类（与 jixiao parse 相同）", "the kind, as in `jixiao parse`", lambda value, _: str(value.kind), *Kind),
    "op": _f("string", "比较符号", "the comparison", _of("op"), ">=", ">", "<=", "<", "="),
    "op_stated": _f("bool", "比较符号是写出来的", "the comparison is written", _of("op_stated")),
    "number": _f("double", "数值（万、亿已计入）", "the number, 万 and 亿 multiplied in", _of("number")),
    "numbers": _f("list<double>", "全部目标数值", "all numbers of the target", _numbers),
    "word": _f("string", "等级用词（优、合格）", "the word of a grade", _of("word")),
    "unit": _f("string", "单位的统一写法", "the unit in its agreed spelling", _of("unit")),
    "per": _f("string", "频次的周期（月、天）", "what a rate is per", _of("per")),
    "low": _f("double", "区间下限", "lower bound of a range", _bound("low", dates=False)),
    "high": _f("double", "区间上限", "upper bound of a range", _bound("high", dates=False)),
    "begins": _f("string", "起止时间的开始（ISO 日期）", "start of a period (ISO date)", _bound("low", dates=True)),
    "ends": _f("string", "起止时间的结束（ISO 日期）", "end of a period (ISO date)", _bound("high", dates=True)),
    "date": _f("string", "期限（ISO 日期，精确到所写的程度）", "the deadline (ISO date, as precise as stated)", _of("date")),
    "approximate": _f("bool", "约、左右一类的近似值", "approximate (约, 左右)", _of("approximate")),
    "quantified": _f("bool", "已量化", "quantified", _of("quantified")),
    "subject": _f("string", "比较符号之前的词", "the words before the comparison", _of("subject")),
    "baseline": _f("string", "变化的基准（上年、2022年末）", "what a change is measured from", _of("baseline")),
    "direction": _f("string", "变化的方向", "direction of a change", _of("direction"), "up", "down"),
    "scope": _f("string", "名次的范围（全省）", "the group of a rank", _of("scope")),
    "parts": _f("list<Value>", "一个值里的几个目标", "the parts of a compound", _parts),
    "join": _f("string", "几个目标的关系", "how the parts join", _of("join"), "and", "or"),
    "canonical": _f("string", "统一写法（≥95%）", "one agreed spelling of the same meaning", _canonical),
}  # fmt: skip

INDICATOR = {
    "name": _f("Name", "指标名称", "the name", _one("name", "Name")),
    "value": _f("Value", "指标值", "the value", _one("value", "Value")),
    "category": _f("string", "一级指标", "the level-1 class", _of("category"), *CATEGORIES),
    "category_text": _f("string", "一级指标原文", "the level-1 word as written", _of("category_text")),
    "subcategory": _f("string", "二级指标，认不出则为空", "the level-2 class, empty if unknown", _subcategory_key, *Vocabulary.builtin().section("level2")),
    "subcategory_text": _f("string", "二级指标原文", "the level-2 word as written", _of("subcategory")),
    "value_text": _f("string", "指标值一格的原文（不含另列的符号和单位）", "the value cell's own words", _of("value_text")),
    "sign_text": _f("string", "符号列原文", "the sign column's text", _of("sign_text")),
    "unit_text": _f("string", "单位列原文", "the unit column's text", _of("unit_text")),
    "direction_text": _f("string", "指标方向列原文（正向、反向、定性）", "the direction column's text", _of("direction_text")),
    "total_value_text": _f("string", "总体（中期）目标值原文", "the multi-year value", _text_of("total_value_passage")),
    "actual_text": _f("string", "实际完成值原文", "the result of a self-evaluation", _of("actual_text")),
    "remark": _f("string", "指标值说明", "the remark", _text_of("remark_passage")),
    "weight": _f("double", "权重（分值）", "the weight", _of("weight")),
    "score": _f("double", "得分（自评表）", "the score, in self-evaluation forms", _of("score")),
    "required": _f("bool", "该行标有必填或★", "the row is marked 必填 or ★", _of("required")),
}  # fmt: skip

AMOUNTS = {
    key: _f("double", zh, en, _amount(index))
    for index, (key, zh, en) in enumerate(
        (
            ("total", "总计，万元", "total, in 万元"),
            ("fiscal", "财政拨款，万元", "fiscal appropriation, in 万元"),
            ("special_account", "财政专户拨款，万元", "special-account appropriation, in 万元"),
            ("other", "其他资金，万元", "other funds, in 万元"),
        )
    )
}

PROJECT = {
    "name": _f("string", "项目名称", "the project's name", _of("name")),
    "goal": _f("string", "（年度）绩效目标", "the goal", _text_of("goal")),
    "total_goal": _f("string", "总体（中期）目标", "the multi-year goal", _text_of("total_goal")),
    "amounts": _f("Amounts", "预算年度的资金", "amounts of the budget year", _amounts("amounts")),
    "amounts_total": _f("Amounts", "项目全周期的资金", "amounts of the whole project", _amounts("amounts_total")),
    "indicators": _f("list<Indicator>", "全部指标", "its indicators", lambda project, records: [records.indicator(item) for item in project.indicators]),
    "tasks": _f("list<Task>", "年度重点工作任务（部门整体表）", "key tasks of a department-level form", _many("tasks", "Task")),
    "facts": _f("map<string,string>", "表头各项，如 facts['实施单位']", "what stands above the grid, such as facts['实施单位']", lambda project, _: {key: passage.text for key, passage in project.facts.items()}),
    "unread": _f("int", "没有识别出来的文字有几处", "how many pieces of text were not read", lambda project, _: len(project.unread)),
    "hidden": _f("bool", "位于隐藏的行或工作表", "it stands in hidden rows or sheets", _of("hidden")),
}  # fmt: skip

TASK = {
    "name": _f("string", "任务名称", "its name", _text_of("name_passage")),
    "content": _f("string", "主要内容", "its content", _text_of("content")),
    "amount": _f("double", "金额，万元", "its amount, in 万元", lambda task, records: records.wan(task.amount.number if task.amount else None)),
}  # fmt: skip

TABLE = {
    "sheet": _f("string", "工作表名", "the sheet", _of("sheet")),
    "form": _f("string", "表式", "the form", _of("form")),
    "unit": _f("string", "金额单位", "the money unit", _of("unit")),
    "year": _f("int", "预算年度，未注明为 0", "the budget year, 0 if not stated", _of("year")),
    "title": _f("string", "表名", "the title", _of("title")),
    "level": _f("string", "项目表或部门整体表", "for projects or for a department", _of("level"), "project", "department"),
    "columns": _f("list<string>", "有哪些列（weight、unit、subcategory……）", "which columns the form has", lambda table, _: sorted(table.columns)),
    "hidden": _f("bool", "位于隐藏的工作表", "it stands on a hidden sheet", _of("hidden")),
}  # fmt: skip

ROW = {
    "name": _f("string", "项目名称", "the project's name", _of("name")),
    "amounts": _f("Amounts", "资金", "its amounts", _amounts("amounts")),
    "indicators": _f("int", "有几个指标", "how many indicators it has", _of("indicators")),
}

SUBTOTAL = {
    "name": _f("string", "合计行的名称", "the words of the total row", _text_of("name_passage")),
    "grand": _f("bool", "全表合计（不是单位小计）", "the total over all rows", _of("grand")),
    "amounts": _f("Amounts", "资金", "its amounts", _amounts("amounts")),
}

RECORDS: Mapping[str, Mapping[str, Field]] = {
    "Name": NAME,
    "Value": VALUE,
    "Indicator": INDICATOR,
    "Amounts": AMOUNTS,
    "Project": PROJECT,
    "Task": TASK,
    "Table": TABLE,
    "Row": ROW,
    "Subtotal": SUBTOTAL,
}
"""Every record of the view by its type's name."""

_HEAD = _f("Table", "所在的表", "the table it stands in", lambda head, records: records.made("Table", head))

VARIABLES: Mapping[str, Mapping[str, Field]] = {
    "indicator": {**INDICATOR, "table": _HEAD},
    "project": {
        "project": _f("Project", "项目", "the project", lambda project, records: records.made("Project", project)),
        "table": _HEAD,
    },
    "table": {
        "table": _HEAD,
        "projects": _f("list<Row>", "表中各项目", "the projects of the table", lambda rows, records: [records.made("Row", row) for row in rows]),
        "subtotals": _f("list<Subtotal>", "合计与小计行", "its total rows", lambda rows, records: [records.made("Subtotal", row) for row in rows]),
    },
}  # fmt: skip
"""The variables of a condition by the rule's ``over``."""
