"""For authors of rules: run a rule on a text or a small submission, its examples, and tables of cases in TOML."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from jixiao.case_tables import Case, load_cases
from jixiao.cells import indicators_of
from jixiao.engine import Engine
from jixiao.errors import JixiaoError
from jixiao.grammar import Grammar
from jixiao.grammar.levels import level_of, required_marker
from jixiao.model import (
    AMOUNT_KEYS,
    NO_PASSAGE,
    Amount,
    EmptyRow,
    Execution,
    FundColumn,
    Indicator,
    Passage,
    Project,
    Reading,
    Subtotal,
    Table,
    TotalRow,
)
from jixiao.registry import Registered, Registry
from jixiao.ruleset import Choice, RuleSet
from jixiao.sample import ROW_COLUMNS, Example, amounts_of, number_of
from jixiao.sample_sheets import sheet_readings

if TYPE_CHECKING:
    from jixiao.report import Found
    from jixiao.rule import Rule

__all__ = ["Case", "Outcome", "RuleFailedError", "check_examples", "load_cases", "readings", "run_case", "run_rule"]

SHEET = "项目支出绩效目标表"
_COLUMNS = {"total": 2, "fiscal": 3, "special_account": 4, "other": 5}


class RuleFailedError(JixiaoError, AssertionError):
    """The rule under test failed; a test that runs it fails with the reason."""


class Outcome(NamedTuple):
    """What was expected beside what was found, key for key; equal when the case holds."""

    expected: list[dict[str, object]]
    actual: list[dict[str, object]]


def run_rule(
    rule: type[Rule],
    example: str | Example,
    parameters: Mapping[str, object] | None = None,
    settings: Mapping[str, Any] | None = None,
) -> list[Found]:
    """Run one rule on an indicator cell's text or on a small submission and return its findings.

    A rule that crashes raises ``RuleFailedError``, an ``AssertionError``, with the crash's own words.
    """
    given = Example(indicators=example) if isinstance(example, str) else example
    registry = Registry([Registered(rule, rule.__module__)])
    choice = Choice(select=(rule.code,), parameters={rule.code: parameters or {}}, settings=settings or given.settings)
    engine = Engine(RuleSet(registry, choice), _grammar())
    read = list(readings(given, engine.grammar))
    found = [*engine.judge(iter(read), "example.xlsx"), *engine.finish()]
    if given.previous is not None:
        from jixiao.matching import pair_projects

        current = [item for item in read if isinstance(item, Project)]
        before = [item for item in readings(given.previous, engine.grammar) if isinstance(item, Project)]
        found += engine.compare(pair_projects(current, before), "example.xlsx")
    fault = engine.ledger[rule.code].fault
    if fault is not None:
        raise RuleFailedError(f"规则 {rule.code} 出错：{fault.zh}", f"rule {rule.code} failed: {fault.en}")
    return found


@cache
def _grammar() -> Grammar:
    """Return the one grammar of all examples; building its parser takes longer than running them."""
    return Grammar()


def check_examples(rule: type[Rule]) -> list[str]:
    """Return what is wrong with a rule's examples: a bad one without a finding, a good one with one."""
    faults = []
    for number, example in enumerate(rule.bad, 1):
        if not run_rule(rule, example):
            faults.append(f"{rule.code}: bad example {number} is not found: {example!r}")
    for number, example in enumerate(rule.good, 1):
        found = run_rule(rule, example)
        if found:
            faults.append(f"{rule.code}: good example {number} is found: {found[0].message.zh}: {example!r}")
    return faults


def run_case(case: Case, rule: type[Rule]) -> Outcome:
    """Run a case. ``span`` and ``text`` in ``expect`` count characters of the part's own text, not of the cell."""
    found = run_rule(rule, case.example, case.parameters, case.settings)
    expected = [dict(item) for item in case.expect]
    keys = [sorted(item) for item in expected] + [["message"]] * max(0, len(found) - len(expected))
    return Outcome(expected, [_seen(item, wanted) for item, wanted in zip(found, keys, strict=False)])


SEEN: Mapping[str, Callable[[Found], object]] = {
    "part": lambda found: found.part,
    "span": lambda found: list(found.mark) if found.mark else [],
    "text": lambda found: found.passage[slice(*found.mark)] if found.mark else "",
    "cell": lambda found: found.place.cell if found.place else "",
    "at": lambda found: found.indicator or found.project or "",
    "severity": lambda found: found.severity.value,
    "expected": lambda found: found.expected,
    "actual": lambda found: found.actual,
    "difference": lambda found: found.difference,
    "message": lambda found: found.message.zh,
    "suggestion": lambda found: found.suggestion.zh if found.suggestion else None,
    "fix": lambda found: found.fix.replacement if found.fix else None,
    "related": lambda found: len(found.related),
}
"""What ``expect`` of a case may name, and what it is compared with."""


def _seen(found: Found, keys: list[str]) -> dict[str, object]:
    return {key: SEEN[key](found) for key in keys}


def readings(example: Example, grammar: Grammar) -> Iterator[Reading]:
    """Yield what a form yields for an example: the head, subtotals first as in published tables, projects, problems."""
    if example.sheet:
        yield from sheet_readings(example, grammar)
        return
    everyone = (example, *example.projects)
    yield _table(example, everyone)
    for row, (name, amounts) in enumerate(example.subtotals, 5):
        yield Subtotal(Passage.of(name, SHEET, row, 1), _amounts(amounts, row), grand="合计" in name or "总计" in name)
    for row, item in enumerate(everyone, 5 + len(example.subtotals)):
        yield from _project(item, row * 10, grammar, _table(example, everyone))


def _table(example: Example, everyone: tuple[Example, ...]) -> Table:
    columns = {"name", "goal", "category", "indicator", "value"}
    columns.update(key for item in everyone for key, text in amounts_of(item).items() if text is not None)
    rows = [row for item in everyone for row in item.rows]
    columns.update(key for index, key in enumerate(ROW_COLUMNS) if any(len(row) > index for row in rows))
    columns.update(["score"] if any("score" in item.execution for item in everyone) else [])
    columns.update(["all_amounts"] if example.all_amounts else [])
    columns.update(["total_value", "total_goal"] if example.total_goal else [])
    return Table(
        SHEET,
        "F5" if rows else "F1",
        example.unit,
        Passage.of(f"单位：{example.unit}", SHEET, 3, 1) if example.unit else NO_PASSAGE,
        year=example.year,
        columns=frozenset(columns),
        level=example.level,
    )


def _amounts(texts: Mapping[str, str | None], row: int) -> dict[str, Amount]:
    return {
        key: Amount(Passage.of(text, SHEET, row, _COLUMNS[key]), number_of(text))
        for key in AMOUNT_KEYS
        if (text := texts.get(key)) is not None
    }


def _project(example: Example, row: int, grammar: Grammar, table: Table) -> Iterator[Reading]:
    cell = Passage.of(example.indicators, SHEET, row, 7)
    reading = indicators_of(cell, grammar, example.name)
    numbered = list(enumerate(example.rows, row))
    long = tuple(_indicator(texts, number, grammar) for number, texts in numbered if any(texts[2:]))
    empty = tuple(_empty_row(texts, number, grammar) for number, texts in numbered if not any(texts[2:]))
    yield Project(
        table,
        Passage.of(example.name, SHEET, row, 1),
        _amounts(amounts_of(example), row),
        Passage.of(example.goal, SHEET, row, 6),
        (*reading.indicators, *long),
        indicator_cell=cell,
        amounts_total=_amounts(example.all_amounts, row),
        execution=_execution(example.execution, row)._replace(columns=dict(_fund_columns(example, row))),
        total_row=_total_row(example.total_row, row),
        total_goal=Passage.of(example.total_goal, SHEET, row, 8) if example.total_goal else NO_PASSAGE,
        empty_rows=empty,
        unread=reading.unread,
    )
    yield from reading.problems


def _execution(texts: Mapping[str, str], row: int) -> Execution:
    """Return the spending of a self-evaluation; several budgets are divided by ``/``."""
    cell = {key: Passage.of(text, SHEET, row, 20 + index) for index, (key, text) in enumerate(texts.items())}
    budgets = [
        Passage.of(text, SHEET, row, 30 + index) for index, text in enumerate(texts.get("budget", "").split("/"))
    ]
    return Execution(
        cell.get("points", NO_PASSAGE),
        tuple(Amount(passage, number) for passage in budgets if (number := number_of(passage.text)) is not None),
        tuple(
            Amount(cell["spent"], number)
            for text in [texts.get("spent", "")]
            if (number := number_of(text)) is not None
        ),
        cell.get("rate", NO_PASSAGE),
        cell.get("score", NO_PASSAGE),
    )


def _fund_columns(example: Example, row: int) -> Iterator[tuple[str, FundColumn]]:
    """Yield the columns beside the budget; ``carry`` among the amounts of one may be what the sources lack."""
    for place, (name, head) in enumerate({"initial": "年初预算数", "executed": "全年执行数"}.items(), 50):
        texts: Mapping[str, str] = getattr(example, name)
        if texts:
            amounts = {
                key: Amount(Passage.of(text, SHEET, row + line, place), number_of(text))
                for line, (key, text) in enumerate(texts.items(), 1)
                if key in AMOUNT_KEYS
            }
            yield name, FundColumn(Passage.of(head, SHEET, row, place), amounts, "carry" in texts)


def _total_row(texts: Mapping[str, str], row: int) -> TotalRow:
    cells = {key: Passage.of(text, SHEET, row, 40 + index) for index, (key, text) in enumerate(texts.items())}
    numbers = {key: number_of(passage.text) for key, passage in cells.items()}
    return TotalRow(
        cells.get("weight", NO_PASSAGE), numbers.get("weight"), cells.get("score", NO_PASSAGE), numbers.get("score")
    )


def _empty_row(texts: tuple[str, ...], row: int, grammar: Grammar) -> EmptyRow:
    """Make a template row: a row of the long form with level words and nothing else."""
    level = level_of(texts[0], grammar.vocabulary)
    required = any(required_marker(text, grammar.vocabulary) for text in texts[:2])
    passage = Passage.of("".join(texts[1:2]), SHEET, row, 12)
    return EmptyRow(level.category if level else "other", passage.text or None, passage, required)


def _indicator(texts: tuple[str, ...], row: int, grammar: Grammar) -> Indicator:
    cells = dict(zip(ROW_COLUMNS, texts, strict=False))
    passages = {key: Passage.of(cells.get(key, ""), SHEET, row, 11 + index) for index, key in enumerate(ROW_COLUMNS)}
    level = level_of(cells["category"], grammar.vocabulary)
    return Indicator(
        grammar,
        level.category if level else "other",
        passages["category"],
        passages["subcategory"],
        passages["name"],
        passages["value"],
        passages["sign"] if cells.get("sign") else NO_PASSAGE,
        passages["unit"] if cells.get("unit") else NO_PASSAGE,
        remark_passage=passages["remark"],
        weight_passage=passages["weight"],
        weight=number_of(cells.get("weight", "")),
        actual_passage=passages["actual"] if "actual" in cells else NO_PASSAGE,
        score_passage=passages["score"],
        score=number_of(cells.get("score", "")),
        reason_passage=passages["reason"] if "reason" in cells else NO_PASSAGE,
        required=any(required_marker(text, grammar.vocabulary) for text in texts[:3]),
    )
