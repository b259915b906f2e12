"""CON015 annual-equals-total."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize

from jixiao.finding import Related, Severity
from jixiao.grammar.patterns import deferred
from jixiao.rule import Example, Parameter, Rule
from jixiao.rules.consistency.names import same_words
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Indicator, Project
    from jixiao.rule import Context

__all__ = ["AnnualEqualsTotal"]

_YEAR = deferred(r"(?<![0-9])20[0-9]{2}(?![0-9]{4})")
_LONGEST_YEAR = 1


class AnnualEqualsTotal(Rule):
    """The year's target is the part of the whole that the year brings.

    Why: a project of several years with one text for the year and for the whole has no annual target.
    """

    code, name = "CON015", "annual-equals-total"
    title = Text("年度目标与总体目标雷同", "annual target copied from the whole")
    checks = Text(
        "全周期金额与年度金额不同，或实施期跨年，而年度目标与总体目标一字不差；"
        "或规定条数以上的产出数量指标两栏数值全部相同。目标里没有数字的只作提示，人均、标准、单价等不算数量。",
        "The whole-project amount differs from the annual one, or the project spans several years, and yet both goals"
        " are the same, word for word, or all quantities of output (the given number or more) are the same in both columns. A goal"
        " without numbers is only pointed out; amounts per head, standards and prices are no quantities.",
    )
    why = Text(
        "多年项目的年度目标应是总体目标的当年部分，照抄则当年完成与否无从判断。",
        "Of a project of several years the annual target is this year's part; a copy cannot be assessed.",
    )
    repair = Text("写明本年度要完成的部分。", "Write the part that is done this year.")
    severity = Severity.WARNING
    reliability = "exact"
    basis = ("consistency", "mof-2020-10/task-match")
    minimum = Parameter(2, Text("至少几条数量指标相同", "how many equal quantities"), low=1, high=100)
    bad = (
        Example(
            goal="完成城区道路改造，方便群众出行。",
            total_goal="完成城区道路改造，方便群众出行。",
            total="100.00",
            all_amounts={"total": "300.00"},
        ),
    )
    good = (
        Example(
            goal="完成城区道路改造一期，方便群众出行。",
            total_goal="完成城区道路改造，方便群众出行。",
            total="100.00",
            all_amounts={"total": "300.00"},
        ),
        Example(
            goal="完成城区道路改造，方便群众出行。",
            total_goal="完成城区道路改造，方便群众出行。",
            total="100.00",
            all_amounts={"total": "100.00"},
        ),
    )

    def check(self, project: Project, context: Context) -> Iterator[Finding]:
        """Compare goals and quantities of the year with those of the whole."""
        goals = bool(project.total_goal.text)
        if not goals and not any(item.total_value_passage.text for item in project.indicators):
            return
        why = _difference(project)
        if why is None:
            return
        if goals and same_words(project.goal.text) == same_words(project.total_goal.text):
            yield self.finding(
                zh=f"年度目标与总体目标一字不差，而{why.zh}",
                en=f"the annual goal is the whole project's, word for word, although {why.en}",
                part="goal",
                suggestion=Text("写明本年度要完成的部分", "write the part that is done this year"),
                related=[Related(project, "total_goal")],
                severity=None if any(map(str.isdigit, project.goal.text)) else Severity.INFO,
            )
        yield from self._quantities(project, why)

    def _quantities(self, project: Project, why: Text) -> Iterator[Finding]:
        pairs = [item for item in project.indicators if _is_quantity(item)]
        same = [item for item in pairs if _figures(item.total_value_passage.text) == _figures(item.value_text)]
        if len(same) < self.minimum or len(same) < len(pairs):
            return
        first = same[0]
        yield self.finding(
            zh=f"{len(same)}条数量指标的年度值与总体值全部相同，而{why.zh}",
            en=f"all {len(same)} quantities of the year equal those of the whole project, although {why.en}",
            part="value",
            at=first,
            actual=first.value_text,
            suggestion=Text("年度值写本年度要完成的部分", "write the part that is done this year"),
            related=[Related(item, "value") for item in same[1:]] + [Related(item, "total_value") for item in same],
        )


def _is_quantity(indicator: Indicator) -> bool:
    """Quantities add up over the years; rates, deadlines and words do not."""
    if not indicator.total_value_passage.text or not indicator.value_text:
        return False
    unit = indicator.value.unit
    if indicator.category not in {"output", "other"} or _EACH.search(indicator.name_text):
        return False
    return (
        indicator.value.number is not None
        and bool(indicator.value.number)
        and unit not in _STEADY
        and not indicator.value.per
    )


def _figures(text: str) -> str:
    """Return a value without blanks, in one width."""
    return "".join(normalize("NFKC", text).split())


_EACH = deferred("[均每]|标准|单价|成本")
_STEADY = frozenset({"%", "‰", "百分点", "年", "月", "日", "天", "小时", "分钟", "秒", "工作日", "分", "级", "倍"})


def _difference(project: Project) -> Text | None:
    """Return how the year differs from the whole, in money or years."""
    annual, whole = project.amount(), project.amounts_total.get("total")
    if annual and whole and whole.number and annual != whole.number:
        return Text(
            f"年度金额{annual}与总额{whole.number}不同", f"the year's amount {annual} is not the whole {whole.number}"
        )
    period = project.facts.get("period")
    years = sorted(set(_YEAR.findall(period.text))) if period else []
    if len(years) > _LONGEST_YEAR:
        return Text(f"实施期跨{years[0]}—{years[-1]}年", f"the project runs from {years[0]} to {years[-1]}")
    return None
