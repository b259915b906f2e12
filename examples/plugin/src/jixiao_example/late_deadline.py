"""EXA001 exa-late-deadline."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao import Context, Finding, Indicator, Parameter, Rule, Severity, Text

__all__ = ["LateDeadline"]


class LateDeadline(Rule):
    """A deadline leaves time for acceptance and payment.

    Why: what is only finished in the last days of December is accepted and paid in the next year.
    """

    code, name = "EXA001", "exa-late-deadline"
    title = Text("完成期限过晚", "deadline too late")
    checks = Text(
        "指标值是期限，写明了月份，且晚于规定的月份。",
        "The value is a deadline that names a month later than the one allowed.",
    )
    why = Text(
        "年底才完成的事项来不及验收和支付，资金只能结转。",
        "What is finished at the end of the year can neither be accepted nor paid in it.",
    )
    repair = Text("把期限提前，如“11月底前”。", "Set an earlier date, such as “11月底前”.")
    severity, reliability = Severity.WARNING, "exact"
    basis = ("jixiao-example/calendar",)
    bad = ("产出指标：项目完成时间，年度指标值：12月底前。",)
    good = (
        "产出指标：项目完成时间，年度指标值：11月底前。",
        "产出指标：办结时间，年度指标值：≤5个工作日。",
    )

    month = Parameter(11, Text("最晚的月份", "the last month allowed"), low=1, high=12)

    def check(self, indicator: Indicator, context: Context) -> Iterator[Finding]:
        """Yield a finding if the deadline is later than allowed."""
        found = _month(indicator.value.date)
        if found is not None and found > self.month:
            yield self.finding(
                zh=f"期限“{indicator.value.text}”晚于{self.month}月底",
                en=f"“{indicator.value.text}” is later than the end of month {self.month}",
                expected=f"≤{self.month}月",
                actual=f"{found}月",
                suggestion=Text(f"改为“{self.month}月底前”或更早", f"write “{self.month}月底前” or earlier"),
            )


def _month(date: str | None) -> int | None:
    """Return the month of an ISO date such as ``2024-12-31``, ``2024-12`` or ``--12``; None where it states none."""
    parts = (date or "").removeprefix("--").split("-")
    number = parts[0] if (date or "").startswith("--") else parts[1] if len(parts) > 1 else ""
    return int(number) if number.isdecimal() else None
