"""WGT001 weight-sum."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.finding import Related, Severity
from jixiao.rule import Context, Example, Parameter, Rule
from jixiao.rules.value.quotation import plain
from jixiao.rules.weight.weights import execution_points, weights_of
from jixiao.rules.words import word_table
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jixiao.finding import Finding
    from jixiao.model import Project

__all__ = ["WeightSum"]

_CLASSES = word_table("completeness", "classes")


def _rows(*weights: str) -> Example:
    names = ("培训人数", "培训期数", "培训场次")
    return Example(rows=tuple(("产出指标", "数量指标", names[n], "≥", "5", "", w) for n, w in enumerate(weights)))


class WeightSum(Rule):
    """The weights of a project's indicators add up to 100, or to 90 beside 预算执行率 with 10.

    Why: scores are computed from the weights; a wrong sum makes every score wrong.
    """

    code, name = "WGT001", "weight-sum"
    title = Text("权重合计错误", "weights do not add up")
    checks = Text(
        "各指标权重（分值）之和不等于 100；预算执行率 10 分另列时为 90，自评表预算执行 20 分时为 80。表上写明预算执行率分值的，加上它应为 100；不算它就有 100 的作为警告。合并单元格只计一次，写成 0.3 或 30% 的按百分制折算。",
        "The weights (points) do not add up to 100, or to 90 where 预算执行率 with 10 stands apart (80 where it has 20 in a "
        "self-evaluation form). Where the form states the points of 预算执行率, 100 includes them; 100 without them is a warning. A merged cell counts once; 0.3 and 30% are taken as 30.",
    )
    why = Text(
        "自评和评价得分按权重计算，权重合计不对，得分就不对，系统也不予导入。",
        "Scores are computed from the weights: with a wrong sum every score is wrong, and systems refuse the import.",
    )
    repair = Text(
        "调整各指标的权重，使合计等于 100（或 90）。", "Adjust the weights so that they add up to 100 (or 90)."
    )
    severity, reliability = Severity.ERROR, "exact"
    basis = ("arithmetic", "import-gate")
    bad = (_rows("50", "30", "10.5"), _rows("50", "50", "10"))
    good = (_rows("50", "30", "20"), _rows("50", "30", "10"), _rows("33.33", "33.33", "33.33"))
    requires = ("weight",)
    totals = Parameter(("100", "90"), Text("允许的权重合计", "sums that are allowed"))
    self_evaluation = Parameter(("80",), Text("自评表还允许的合计", "sums also allowed in self-evaluation forms"))

    def check(self, project: Project, context: Context) -> Iterator[Finding]:
        """Yield a finding if all weights are there and their sum is none of the allowed ones."""
        weights = weights_of(project)
        total = weights.total
        allowed = [Decimal(item) for item in self.totals]
        points = execution_points(project)
        if points:
            allowed = [allowed[0] - points, *(allowed[:1] if weights.execution else ())]
        elif weights.execution:
            allowed = allowed[:1]
        elif "actual" in project.table.columns:
            allowed += [Decimal(item) for item in self.self_evaluation]
        if not weights.by_category or weights.unread or any(abs(total - item) <= weights.rounding for item in allowed):
            return
        if weights.blank and total < max(allowed):
            return
        nearest = min(allowed, key=lambda item: abs(total - item))
        weighted = [item for item in project.indicators if item.weight]
        whole = Decimal(self.totals[0])
        beside = _beside(points or whole - nearest, None if points else whole)
        parts = _parts(weights.by_category)
        full = abs(total - whole) <= weights.rounding
        yield self.finding(
            part="weight",
            at=weighted[0],
            zh=f"权重合计 {plain(total)}{parts.zh}，应为 {plain(nearest)}{beside.zh}，相差 {plain(total - nearest)}",
            en=f"the weights add up to {plain(total)}{parts.en} instead of {plain(nearest)}{beside.en}, a difference of {plain(total - nearest)}",
            expected=plain(nearest),
            actual=plain(total),
            difference=plain(total - nearest),
            suggestion=_suggestion(allowed),
            related=[Related(item, "weight") for item in weighted[1:]],
            severity=Severity.WARNING if full else None,
        )


def _beside(points: Decimal, whole: Decimal | None) -> Text:
    """Say with which points of 预算执行率 the sum is right; ``whole`` is what is right where it has none."""
    if points <= 0:
        return Text("", "")
    otherwise = Text("", "")
    if whole is not None:
        otherwise = Text(f"；没有另占的为 {plain(whole)}", f"; {plain(whole)} if it has none")
    return Text(
        f"（预算执行率另占 {plain(points)} 分{otherwise.zh}）",
        f" ({plain(points)} more are those of 预算执行率 above the indicators{otherwise.en})",
    )


def _parts(by_category: Mapping[str, Decimal]) -> Text:
    """Say what each class brings, where there are several."""
    if len(by_category) == 1 or not by_category.keys() <= _CLASSES.keys():
        return Text("", "")
    parts = [(_CLASSES[name], plain(number)) for name, number in by_category.items()]
    return Text(
        f"（{'、'.join(f'{name} {number}' for name, number in parts)}）",
        f" ({', '.join(f'{name} {number}' for name, number in parts)})",
    )


def _suggestion(allowed: list[Decimal]) -> Text:
    """Say what the sum may be, the usual one first."""
    first, rest = allowed[0], [item for item in allowed[1:] if item < allowed[0]]
    zh, en = f"调整各指标的权重，使合计为 {plain(first)}", f"adjust the weights so that they add up to {plain(first)}"
    if not rest:
        return Text(zh, en)
    points, sums = [plain(first - item) for item in rest], [plain(item) for item in rest]
    return Text(
        f"{zh}；预算执行率另占 {'、'.join(f'{item} 分' for item in points)}的，使合计为 {'、'.join(sums)}",
        f"{en}, or to {' or '.join(sums)} where 预算执行率 has {' or '.join(points)} points of its own",
    )
