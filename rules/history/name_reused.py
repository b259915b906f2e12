"""HIS004 name-reused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Severity
from jixiao.matching import likeness, name_key
from jixiao.rule import Example, Parameter, Rule
from jixiao.rules.history.pairs import pairing
from jixiao.rules.history.words import words
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.rule import Context
    from jixiao.subjects import Previous

__all__ = ["NameReused"]


class NameReused(Rule):
    """A project that keeps its name keeps its content.

    Why: a new project under an old name inherits its history and escapes the review of new projects.
    """

    code, name = "HIS004", "name-reused"
    title = Text("项目沿用名称但内容不同", "name reused for another project")
    checks = Text(
        "项目名称与上年相同（不计年份），但没有一条指标相同或相近，绩效目标的相似度也低于规定百分比。"
        "工作经费、运行经费等通用名称不报。",
        "The project bears last year's name (years aside), but no indicator is the same or similar and the goals are"
        " less alike than the given percentage. General names such as 工作经费 are left alone.",
    )
    why = Text(
        "内容换了、名称没换，两年绩效无法衔接，也绕开了新增项目的评估。",
        "The years cannot be compared, and the review of new projects is bypassed.",
    )
    repair = Text("新内容使用新的项目名称，或说明调整原因。", "Give new content a new name, or explain the change.")
    severity = Severity.WARNING
    reliability = "heuristic"
    basis = ("previous-year",)
    percent = Parameter(20, Text("目标相似度低于百分之几", "goals less alike than this percentage"), low=0, high=100)
    minimum = Parameter(3, Text("两年各至少几条指标", "indicators needed in either year"), low=1, high=100)
    bad = (
        Example(
            "1、产出指标：培训期数，年度指标值：≥4期。2、产出指标：培训人数，年度指标值：≥200人。"
            "3、满意度指标：学员满意度，年度指标值：≥90%。",
            name="社区公共服务专项",
            goal="组织养老护理员开展职业技能培训。",
            previous=Example(
                "1、产出指标：更换电梯数量，年度指标值：≥3台。2、产出指标：道路修补面积，年度指标值：≥800平方米。"
                "3、满意度指标：居民满意度，年度指标值：≥90%。",
                name="社区公共服务专项",
                goal="更新老旧小区电梯，修补破损道路。",
            ),
        ),
    )
    good = (
        Example(
            "1、产出指标：培训期数，年度指标值：≥4期。2、产出指标：培训人数，年度指标值：≥200人。"
            "3、满意度指标：学员满意度，年度指标值：≥90%。",
            name="养老护理员培训",
            previous=Example(
                "1、产出指标：培训期数，年度指标值：≥3期。2、产出指标：培训课时，年度指标值：≥40课时。"
                "3、满意度指标：学员满意度，年度指标值：≥90%。",
                name="养老护理员培训",
            ),
        ),
    )

    def check(self, pair: Previous, context: Context) -> Iterator[Finding]:
        """Compare content under one name."""
        this, last = pair.project, pair.previous
        if last is None or min(len(this.indicators), len(last.indicators)) < self.minimum:
            return
        if name_key(this.name or "").endswith(words("general-projects")):
            return
        if any(other is not None for _, other, _ in pairing(pair).pairs):
            return
        alike = likeness(this.goal.text, last.goal.text)
        if alike < self.percent:
            yield self.finding(
                zh=f"“{this.name}”沿用上年名称，但{len(this.indicators)}条指标没有一条与上年相同，绩效目标的相似度只有{alike}%",
                en=f"“{this.name}” keeps last year's name, but none of its {len(this.indicators)} indicators is last year's, and the"
                f" goals are {alike} % alike",
                part="name",
                actual=f"{alike}%",
                suggestion=Text(
                    "新内容使用新的项目名称，或说明调整原因", "give new content a new name, or explain the change"
                ),
            )
