"""CON016 boilerplate-remark."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from jixiao.finding import Related, Severity
from jixiao.grammar.patterns import deferred
from jixiao.rule import Example, Parameter, Rule
from jixiao.rules.consistency.names import same_words
from jixiao.rules.consistency.words import any_of
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Indicator, Project
    from jixiao.rule import Context

__all__ = ["BoilerplateRemark"]

_SHORTEST, _LABEL = 4, 8
_SAID = deferred(r"[\s，。；、,;：:]")


class BoilerplateRemark(Rule):
    """A remark explains its own indicator.

    Why: one sentence for every row explains none of them.
    """

    code, name = "CON016", "boilerplate-remark"
    title = Text("说明千篇一律", "one remark for every row")
    checks = Text(
        "同一项目有规定条数以上的指标，指标值说明一字不差。评分办法、标准类型、政策依据、"
        "数据来源和“无”“同上”等本来就可以相同，不报；只标明归属的短标签（大棚项目）也不报。",
        "The given number of indicators of a project carry the same remark, word for word. Scoring rules, kinds of"
        " standard, legal grounds, sources of data, 无 and the like may well be the same and are left alone, and so are short tags (大棚项目) that say"
        " to what part of the work a row belongs.",
    )
    why = Text(
        "说明栏要写这一条指标怎么算、依据什么；千篇一律等于没有说明。",
        "The column is there to say how this indicator is computed and on what ground.",
    )
    repair = Text(
        "逐条写明计算方法、数据来源或取值依据，没有要说明的留空。",
        "Say for each how it is computed and where the figure comes from, or leave it blank.",
    )
    severity = Severity.WARNING
    reliability = "exact"
    basis = ("form-instruction", "review-practice")
    requires = ("remark",)
    minimum = Parameter(3, Text("至少几条相同", "how many alike"), low=2, high=100)
    bad = (
        Example(
            rows=(
                ("产出指标", "数量指标", "培训人数", "≥", "200", "人", "20", "该指标设置合理"),
                ("产出指标", "数量指标", "培训期数", "≥", "4", "期", "20", "该指标设置合理"),
                ("产出指标", "质量指标", "结业率", "≥", "95", "%", "20", "该指标设置合理。"),
            )
        ),
    )
    good = (
        Example(
            rows=(
                ("产出指标", "数量指标", "培训人数", "≥", "200", "人", "20", "按签到表统计"),
                ("产出指标", "数量指标", "培训期数", "≥", "4", "期", "20", "按培训计划确定"),
                ("产出指标", "质量指标", "结业率", "≥", "95", "%", "20", "结业人数/参训人数"),
            )
        ),
        Example(
            rows=(
                ("产出指标", "数量指标", "培训人数", "≥", "200", "人", "20", "计划标准"),
                ("产出指标", "数量指标", "培训期数", "≥", "4", "期", "20", "计划标准"),
                ("产出指标", "质量指标", "结业率", "≥", "95", "%", "20", "计划标准"),
            )
        ),
    )

    def check(self, project: Project, context: Context) -> Iterator[Finding]:
        """Group the remarks by their words."""
        if len(project.indicators) < self.minimum:
            return
        groups: dict[str, list[Indicator]] = defaultdict(list)
        for item in project.indicators:
            if len(item.remark_passage.text) >= _SHORTEST:
                groups[same_words(item.remark_passage.text)].append(item)
        for word, group in groups.items():
            first, *others = group
            text = first.remark_passage.text
            same_cell = others and others[0].remark_passage.fragments == first.remark_passage.fragments
            if len(group) < self.minimum or len(word) < _SHORTEST or same_cell or _label(text):
                continue
            yield self.finding(
                zh=f"{len(group)}条指标的说明都是“{text}”",
                en=f"{len(group)} indicators carry the same remark “{text}”",
                part="remark",
                at=first,
                actual=len(group),
                suggestion=Text(
                    "逐条写明计算方法、数据来源或取值依据",
                    "say for each how it is computed and where the figure comes from",
                ),
                related=[Related(item, "remark") for item in others],
            )


def _label(text: str) -> bool:
    """Tell whether a remark may be the same on every row: a source, a ground, or a short tag (大棚项目) that says nothing."""
    if any_of("common-remarks").search(text):
        return True
    tag = text.strip("（()）【】[] 。")
    return len(tag) <= _LABEL and not _SAID.search(tag) and any_of("remark-statements").search(tag) is None
