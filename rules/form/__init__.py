"""FRM: what could be read of the form, and what its text has suffered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.hooks import hookimpl

if TYPE_CHECKING:
    from jixiao.rule import Rule


@hookimpl
def jixiao_rules() -> tuple[type[Rule], ...]:
    """Return the rules of this family."""
    from jixiao.rules.form.amount_not_a_number import AmountNotANumber
    from jixiao.rules.form.broken_numbering import BrokenNumbering
    from jixiao.rules.form.damaged_text import DamagedText
    from jixiao.rules.form.duplicate_project import DuplicateProject
    from jixiao.rules.form.form_without_classes import FormWithoutClasses
    from jixiao.rules.form.formula_without_value import FormulaWithoutValue
    from jixiao.rules.form.hidden_content import HiddenContent
    from jixiao.rules.form.joined_row import JoinedRow
    from jixiao.rules.form.level_mismatch import LevelMismatch
    from jixiao.rules.form.missing_column import MissingColumn
    from jixiao.rules.form.number_for_a_name import NumberForAName
    from jixiao.rules.form.unknown_category import UnknownCategory
    from jixiao.rules.form.unknown_money_unit import UnknownMoneyUnit
    from jixiao.rules.form.unread_text import UnreadText

    return (
        MissingColumn,
        UnknownMoneyUnit,
        UnreadText,
        BrokenNumbering,
        JoinedRow,
        HiddenContent,
        FormulaWithoutValue,
        UnknownCategory,
        LevelMismatch,
        DamagedText,
        DuplicateProject,
        AmountNotANumber,
        FormWithoutClasses,
        NumberForAName,
    )
