"""CON017 parts-not-whole."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.finding import Related, Severity
from jixiao.grammar import Kind
from jixiao.rule import Example, Parameter, Rule
from jixiao.rules.consistency.texts import texts_of
from jixiao.text import Text, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Indicator, Project
    from jixiao.rule import Context

__all__ = ["PartsNotWhole"]


class PartsNotWhole(Rule):
    """Rows that split the one above (其中：) add up to it.

    Why: parts that are more than the whole, or just miss it, mean that one number is wrong.
    """

    code, name = "CON017", "parts-not-whole"
    title = Text("分项之和不等于总项", "parts do not add up to the whole")
    checks = Text(
        "“其中：”各行与上面的总项单位、比较符号相同：任一分项大于总项，或两个以上分项之和大于总项，"
        "或之和略小于总项（差额在规定比例以内）。“其中”只举一部分的不报。",
        "Rows with 其中： of the unit and sign of the row above: one is larger than it, or two or more add up to"
        " more, or to just a little less (within the given share). Parts that plainly name only some are left alone.",
    )
    why = Text(
        "分项比总项还多，或者差一点对不上，必有一个数字是错的。",
        "If the parts exceed the whole, or just miss it, one number is wrong.",
    )
    repair = Text("核对总项与各分项。", "Check the whole and its parts.")
    severity = Severity.WARNING
    reliability = "heuristic"
    basis = ("arithmetic",)
    percent = Parameter(
        10, Text("之和小于总项百分之几以内时报", "report a sum below the whole within this percentage"), low=0, high=100
    )
    bad = (
        Example(
            rows=(
                ("产出指标", "数量指标", "培训人数", "≥", "100", "人"),
                ("产出指标", "数量指标", "其中：线上培训人数", "≥", "60", "人"),
                ("产出指标", "数量指标", "其中：线下培训人数", "≥", "50", "人"),
            )
        ),
    )
    good = (
        Example(
            rows=(
                ("产出指标", "数量指标", "培训人数", "≥", "100", "人"),
                ("产出指标", "数量指标", "其中：线上培训人数", "≥", "60", "人"),
                ("产出指标", "数量指标", "其中：线下培训人数", "≥", "40", "人"),
            )
        ),
        Example(
            rows=(
                ("产出指标", "数量指标", "培训人数", "≥", "100", "人"),
                ("产出指标", "数量指标", "其中：女性", "≥", "40", "人"),
            )
        ),
    )

    def check(self, project: Project, context: Context) -> Iterator[Finding]:
        """Add up each run of parts behind its whole."""
        if "其中" not in texts_of(project).all_names:
            return
        whole: Indicator | None = None
        parts: list[Indicator] = []
        for item in (*project.indicators, None):
            if item is not None and item.name_text.lstrip(_MARKS).startswith("其中"):
                parts.append(item)
                continue
            if whole is not None and parts:
                yield from self._compare(whole, parts)
            whole, parts = item, []

    def _compare(self, whole: Indicator, parts: list[Indicator]) -> Iterator[Finding]:
        total = _addend(whole, whole)
        numbers = [number for item in parts if (number := _addend(whole, item)) is not None]
        if total is None or len(numbers) < len(parts):
            return
        together = sum(numbers, Decimal(0))
        near = len(numbers) > 1 and total * (100 - self.percent) / 100 <= together < total
        if together <= total and not near:
            return
        gap = together - total
        yield self.finding(
            zh=f"{len(numbers)}个分项合计{together:f}，与“{whole.name_text}”的{total:f}相差{gap:+f}",
            en=f"the {plural(len(numbers), 'part')} {'adds' if len(numbers) == 1 else 'add'} up to {together:f}, which differs from {total:f} of “{whole.name_text}” by {gap:+f}",
            at=whole,
            part="value",
            expected=f"{together:f}",
            actual=f"{total:f}",
            difference=f"{-gap:f}",
            suggestion=Text("核对总项与各分项的数字", "check the numbers of the whole and its parts"),
            related=[Related(item, "value") for item in parts],
        )


_MARKS = " \u3000（()）①②③④⑤⑥⑦⑧⑨⑩0123456789.、"


def _addend(whole: Indicator, item: Indicator) -> Decimal | None:
    """Return the number of the whole or of a part that can be added up to it; shares and changes cannot."""
    one, other = whole.value, item.value
    if other.kind is not Kind.COMPARISON or other.unit == "%" or not isinstance(other.number, Decimal):
        return None
    return other.number if (one.op, one.unit, one.per) == (other.op, other.unit, other.per) else None
