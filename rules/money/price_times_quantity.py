"""AMT010 price-times-quantity."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from jixiao.finding import Related, Severity
from jixiao.grammar import Kind
from jixiao.rule import Example, Parameter, Rule
from jixiao.rules.consistency.texts import texts_of
from jixiao.rules.money.amounts import plain, written, yuan_factor
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Indicator, Project
    from jixiao.rule import Context

__all__ = ["PriceTimesQuantity"]

_PERIODS = frozenset({"年", "季度", "月", "周", "天", "日", "小时", "工作日"})


class _Bounds(NamedTuple):
    """What a target allows; ``high`` None is no upper bound."""

    low: Decimal
    high: Decimal | None


class PriceTimesQuantity(Rule):
    """Price times quantity is about the amount of the project.

    Why: when the only price and the only quantity of a project do not lead to its amount, one of the three is wrong.
    """

    code, name = "AMT010", "price-times-quantity"
    title = Text("单价×数量与金额不符", "price times quantity differs from the amount")
    checks = Text(
        "项目只有一个单价指标（如 1000元/人）和一个同单位的数量指标（如"
        " 63人）时，二者相乘与项目总计相差不超过规定比例；单价或数量写的是上限、下限的，按区间比较。"
        "按月、按天计价的不比。",
        "Where a project has exactly one price (1000元/人) and one quantity of that unit (63人), their product is"
        " within the allowed share of the total; bounds are compared as intervals. Prices per period are not compared.",
    )
    why = Text("单价、数量和金额三者应当相互印证。", "Price, quantity and amount vouch for each other.")
    repair = Text(
        "核对单价、数量和金额；另有其他支出的，在成本指标中分项列明。",
        "Check the three; list other spending as costs of its own.",
    )
    severity = Severity.INFO
    reliability = "heuristic"
    basis = ("arithmetic", "mof-2020-10/task-match")
    percent = Parameter(10, Text("允许相差百分之几", "allowed difference in percent"), low=0, high=1000)
    bad = (
        Example(
            rows=(
                ("产出指标", "数量指标", "补助人数", "=", "63", "人"),
                ("产出指标", "成本指标", "补助标准", "=", "1000", "元/人"),
            ),
            total="63.00",
        ),
    )
    good = (
        Example(
            rows=(
                ("产出指标", "数量指标", "补助人数", "=", "63", "人"),
                ("产出指标", "成本指标", "补助标准", "=", "1000", "元/人"),
            ),
            total="6.30",
        ),
        Example(
            rows=(
                ("产出指标", "数量指标", "补助人数", "≥", "63", "人"),
                ("产出指标", "成本指标", "补助标准", "=", "1000", "元/人"),
            ),
            total="63.00",
        ),
    )

    def check(self, project: Project, context: Context) -> Iterator[Finding]:
        """Multiply the only price by the only quantity of its unit."""
        if "元" not in texts_of(project).all_values:
            return
        factor, total = yuan_factor(project.table), project.amount()
        prices = [item for item in project.indicators if _is_price(item)]
        if factor is None or not total or len(prices) != 1:
            return
        quantities = [item for item in project.indicators if _is_quantity(item)]
        same = [item for item in quantities if item.value.unit == prices[0].value.per]
        if len(same) != 1:
            return
        price, quantity = _bounds(prices[0]), _bounds(same[0])
        amount, slack = total * factor, Decimal(self.percent) / 100
        low = price.low * quantity.low
        high = None if price.high is None or quantity.high is None else price.high * quantity.high
        too_low = len(quantities) == 1 and high is not None and amount > high * (1 + slack)
        if amount < low * (1 - slack) or too_low:
            product = low if high is None else high
            yield self._finding(project, (prices[0], same[0]), product / factor, total)

    def _finding(
        self, project: Project, pair: tuple[Indicator, Indicator], product: Decimal, total: Decimal
    ) -> Finding:
        price, quantity = pair
        unit, result = project.table.unit, product.quantize(Decimal("0.01"))
        return self.finding(
            zh=f"“{price.text.text}”乘“{quantity.text.text}”得{written(result)}{unit}，项目总计为{written(total)}{unit}",
            en=f"“{price.text.text}” times “{quantity.text.text}” is {written(result)} {unit}, the project's total {written(total)}",
            at=price,
            part="value",
            expected=plain(total),
            actual=plain(result),
            difference=plain(result - total),
            suggestion=Text(
                "核对单价、数量和总计，改正写错的一个", "check price, quantity and total and correct the wrong one"
            ),
            related=[Related(quantity, "value"), Related(project, "total")],
        )


def _is_price(indicator: Indicator) -> bool:
    value = indicator.value
    return (
        value.kind is Kind.COMPARISON
        and value.unit == "元"
        and value.per is not None
        and value.per not in _PERIODS
        and "·" not in value.per
        and isinstance(value.number, Decimal)
    )


def _is_quantity(indicator: Indicator) -> bool:
    value = indicator.value
    return (
        indicator.category == "output"
        and value.kind is Kind.COMPARISON
        and value.per is None
        and value.unit not in (None, "元", "%", "‰")
        and value.unit not in _PERIODS
        and isinstance(value.number, Decimal)
    )


def _bounds(indicator: Indicator) -> _Bounds:
    number, op = indicator.value.number, indicator.value.op
    value = number if isinstance(number, Decimal) else Decimal(0)
    if op in (">=", ">"):
        return _Bounds(value, None)
    return _Bounds(Decimal(0) if op in ("<=", "<") else value, value)
