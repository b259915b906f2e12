"""The submission as tables for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jixiao.terminal import columns, painted, safe
from jixiao.text import Language, Text, plural

__all__ = ["shown"]

CATEGORIES = {
    "output": Text("产出", "output"),
    "benefit": Text("效益", "benefit"),
    "satisfaction": Text("满意度", "satisfaction"),
    "cost": Text("成本", "cost"),
    "other": Text("其他", "other"),
}
AMOUNTS = {
    "total": Text("总计", "total"),
    "fiscal": Text("财政拨款", "fiscal"),
    "special_account": Text("财政专户", "special account"),
    "other": Text("其他资金", "other"),
}
KINDS = {
    "comparison": Text("比较", "comparison"),
    "range": Text("区间", "range"),
    "change": Text("变化", "change"),
    "deadline": Text("期限", "deadline"),
    "rank": Text("名次", "rank"),
    "grade": Text("等级", "grade"),
    "qualitative": Text("定性", "qualitative"),
    "formula": Text("公式", "formula"),
    "compound": Text("多个值", "compound"),
    "deferred": Text("待定", "deferred"),
    "placeholder": Text("占位", "placeholder"),
    "empty": Text("空", "empty"),
}


def shown(record: dict[str, Any], language: Language, color: bool) -> Iterator[str]:
    """Yield the lines: file, tables with projects and indicators, rows that were left out, problems."""
    head = Text(
        f"{record['file']}：表式 {record['form'] or '未识别'}，金额单位 {record['unit'] or '未注明'}，年度 {record['year'] or '未注明'}",
        f"{record['file']}: form {record['form'] or 'not recognised'}, "
        f"{'money in ' + record['unit'] if record['unit'] else 'money unit not stated'}, "
        f"year {record['year'] or 'not stated'}",
    )
    yield painted(safe(head.of(language)), color, bold=True)
    several = len({table["sheet"] for table in record["tables"]}) > 1
    for table in record["tables"]:
        if several:
            name = Text(f"工作表“{table['sheet']}”", f"sheet “{table['sheet']}”").of(language)
            yield from ("", painted(safe(name), color, bold=True))
        for project in table["projects"]:
            yield from _project(project, language, color)
        for subtotal in table["subtotals"]:
            name = Text(f"{subtotal['name']}（合计行）", f"{subtotal['name']} (total row)").of(language)
            yield f"{subtotal['cell']}  {safe(name)}  {_amounts(subtotal['amounts'], language)}"
    yield ""
    yield from _account(record, language)
    for problem in record["problems"]:
        label = painted(Text("注意", "note").of(language), color, color="yellow", bold=True)
        yield f"{label} {problem['cell'] or '-'} {problem['code']} {safe(problem['message'])}"


def _project(project: dict[str, Any], language: Language, color: bool) -> Iterator[str]:
    name = project["name"] or Text("（未写项目名称）", "(no project name)").of(language)
    yield ""
    yield painted(f"{project['cell'] or '-'}  {safe(name)}", color, bold=True)
    prose = _prose(project["amounts_text"], language)
    amounts = _amounts(project["amounts"], language)
    yield "  " + "  ".join(part for part in (amounts if amounts != "-" or not prose else "", prose) if part)
    if any(value is not None for value in project["amounts_total"].values()):
        yield f"  {Text('全周期：', 'whole project: ').of(language)}{_amounts(project['amounts_total'], language)}"
    goal = project["goal"] or Text("（空）", "(empty)").of(language)
    yield f"  {Text('目标：', 'goal: ').of(language)}{_cut(safe(goal), 90)}"
    if project["total_goal"]:
        yield f"  {Text('总体目标：', 'whole goal: ').of(language)}{_cut(safe(project['total_goal']), 90)}"
    for task in project["tasks"]:
        label = Text("任务：", "task: ").of(language)
        yield f"  {task['cell']}  {label}{_cut(safe(task['name']), 60)}  {task['amount'] or '-'}"
    rows = [_indicator(item, language) for item in project["indicators"]]
    yield from (f"  {line}" for line in columns(rows))
    for row in project["empty_rows"]:
        yield f"  {row['cell']}  {Text('空行', 'empty row').of(language)}  {safe(row['subcategory'] or row['category'])}"


def _indicator(item: dict[str, Any], language: Language) -> tuple[str, ...]:
    guessed = Text("（推测）", " (guessed)").of(language) if item["guessed"] else ""
    hidden = Text("（隐藏行）", " (hidden row)").of(language) if item["hidden"] else ""
    understood = item["value"]["canonical"] if item["value"]["quantified"] else ""
    return (
        item["cell"] or "-",
        CATEGORIES[item["category"]].of(language) + guessed + hidden,
        safe(item["subcategory"] or ""),
        _cut(safe(item["name"]), 40),
        _cut(safe(item["value"]["text"]), 40),
        KINDS[item["value"]["kind"]].of(language),
        _cut(safe(understood or ""), 24),
        _beside(item, language),
    )


def _beside(item: dict[str, Any], language: Language) -> str:
    """Return the multi-year value and the result beside a target."""
    found = (
        (Text("中长期", "multi-year"), item["total_value_text"]),
        (Text("完成", "result"), item["actual_text"]),
    )
    return "  ".join(f"{label.of(language)} {_cut(safe(text), 24)}" for label, text in found if text)


def _prose(texts: dict[str, str], language: Language) -> str:
    """Return amounts that are no numbers, as they stand."""
    no_number = Text("（不是数字）", " (no number)").of(language)
    return "  ".join(f"{AMOUNTS[key].of(language)} “{_cut(safe(text), 40)}”{no_number}" for key, text in texts.items())


def _amounts(amounts: dict[str, str | None], language: Language) -> str:
    return (
        "  ".join(f"{AMOUNTS[key].of(language)} {value}" for key, value in amounts.items() if value is not None) or "-"
    )


def _account(record: dict[str, Any], language: Language) -> Iterator[str]:
    for sheet in record["account"]:
        text = Text(
            f"工作表“{sheet['sheet']}”：{sheet['rows']} 行，有内容 {sheet['read']} 行，参与校验 {sheet['judged']} 行",
            f"sheet “{sheet['sheet']}”: {plural(sheet['rows'], 'row')}, {sheet['read']} with content, {sheet['judged']} judged",
        )
        yield safe(text.of(language))
        for item in sheet["ignored"]:
            rows = f"rows {item['rows']}" if "-" in item["rows"] else f"row {item['rows']}"
            why = Text(f"  第 {item['rows']} 行未参与：{item['why']}", f"  {rows} not judged: {item['why']}")
            yield safe(why.of(language))


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"
