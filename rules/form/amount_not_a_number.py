"""FRM012 amount-not-a-number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Severity
from jixiao.rule import Example
from jixiao.rules.form.reported import Reported
from jixiao.rules.form.sheets import HEADER, PROJECT, UNIT
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Problem
    from jixiao.rule import Context

__all__ = ["AmountNotANumber"]


def _with_total(text: str) -> tuple[str, ...]:
    return (PROJECT[0], text, *PROJECT[2:])


class AmountNotANumber(Reported):
    """An amount cell holds one number and nothing else.

    Why: prose cannot be added up, so sums that contain it are unchecked.
    """

    code, name = "FRM012", "amount-not-a-number"
    title = Text("金额不是数字", "amount is not a number")
    checks = Text(
        "金额单元格里是文字说明、算式或无法解析的内容。数字后面括号里只是说明的（“320（含上级120）”）按数字读取，只作警告。",
        "An amount cell holds prose, a calculation or something that is no number. A number with a remark in brackets"
        " behind it (“320（含上级120）”) is read, and this is a warning.",
    )
    why = Text(
        "文字不能参加合计，分项与总计的关系无从校验。",
        "Prose cannot be added up, so the parts cannot be checked against their total.",
    )
    repair = Text(
        "金额列只填一个数字，如“854.00”；构成说明写到绩效目标或备注。",
        "Write one number only, such as “854.00”, and put the explanation into the goal or a remark.",
    )
    severity, reliability = Severity.ERROR, "exact"
    basis = ("form-instruction", "arithmetic")
    bad = (Example(sheet=(UNIT, HEADER, _with_total("854万（400+295+159）"))),)
    good = (Example(sheet=(UNIT, HEADER, _with_total("1,088.57"))),)

    def check(self, problem: Problem, context: Context) -> Iterator[Finding]:
        """Yield the finding that the problem describes; a warning if the number was read."""
        for finding in super().check(problem, context):
            yield finding if problem.expected is None else finding._replace(severity=Severity.WARNING)
