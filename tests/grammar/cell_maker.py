"""Indicator cells made to order: hypothesis strategies that know which entries they wrote."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import strategies as st

LEVELS = {
    "产出指标": ("数量指标", "质量指标", "时效指标"),
    "效益指标": ("经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"),
    "满意度指标": ("服务对象满意度指标",),
}
NAMES = [
    "培训人数", "验收合格率", "道路维修里程（公里）", "12345热线接通率", "5G基站建设数量", "“十四五”规划任务完成率", "完成时间", "系统用户数（%）", "工作日平均巡检数(次/日)", "服务对象满意度",
    "救护车、转运车购置数量", "重大事故发生数", "“穗通办”平台可用率", "专家评审得分情况（满分100分）", "新增床位", "群众对环境的满意度", "2小时内到场率", "贷款贴息企业数（年度）", "A级景区数量", "投诉办结率",
]  # fmt: skip
VALUES = [
    "≥95%", "100%", "0次", "≥1,200人", "不少于10亿条", "12月底前", "2023年12月31日前", "≤5个工作日", "每季度1次", "≥99.99%", "前三名", "80%-90%", "≥2次/天", "10至20个", "不低于全省第三名", "±3%", "≥3万平方米",
    "不超过5秒", "三分之二以上", "较上年增长≥5%",
]  # fmt: skip
LONG = [
    "新增数据的响应不超过5秒；查询数据的响应不超过3秒", "未达标按得分*100%计算", "1、完成初稿；2、完成评审", "服务满意率达到95%。含线上", "支撑6个或以上系统，含等保测评", "若可持续影响≥50%，即得满分",
    "显著提升", "位于全省前列", "向法院提交诉讼", "有效", "系统用户总数≥1060个，分类用户数≥4个",
]  # fmt: skip


class Made(NamedTuple):
    """A cell and its entries: category, subcategory, name, value."""

    text: str
    entries: list[tuple[str, str | None, str, str]]


def pick(draw: st.DrawFn, *options: str) -> str:
    return draw(st.sampled_from(options))


@st.composite
def labelled(draw: st.DrawFn) -> Made:
    """Style F1: every entry with its category and label, in any order, numbered or not."""
    text, entries = pick(draw, "", "", " ", "绩效指标："), []
    numbered = draw(st.booleans())
    mark, colon = pick(draw, "、", ".", "．", " 、"), pick(draw, "：", ":", "： ")
    comma, label = pick(draw, "，", ",", "； ", "\n"), pick(draw, "年度指标值", "指标值", "目标值")
    stop, first = pick(draw, "。", "；", "。\n", "\n", "。。"), draw(st.integers(1, 12))
    for number in range(first, first + draw(st.integers(1, 9))):
        category = pick(draw, *LEVELS)
        second = pick(draw, *LEVELS[category]) if draw(st.integers(0, 3)) == 0 else None
        name, value = pick(draw, *NAMES), pick(draw, *VALUES, *LONG)
        head = category if second is None else category + pick(draw, "-", "—", colon) + second
        text += f"{number}{mark}" * numbered + f"{head}{colon}{name}{comma}{label}{colon}{value}{stop}"
        entries.append((category, second, name, value))
    return Made(text, entries)


@st.composite
def bracketed(draw: st.DrawFn) -> Made:
    """Style F2: headings in brackets, values in brackets."""
    text, entries = "", []
    left, right = pick(draw, "【】", "[]", "〔〕", "［］")
    join, colon = pick(draw, "-", "－", "—", "/"), pick(draw, ":", "：", "：")
    value_left, value_right = pick(draw, "()", "（）")
    between, after = pick(draw, "、", "；", ";", "\n", "，"), pick(draw, "", "；", "。", "\n")
    for _ in range(draw(st.integers(1, 4))):
        category = pick(draw, *LEVELS)
        second = pick(draw, *LEVELS[category])
        items = []
        for number in range(1, 1 + draw(st.integers(1, 4))):
            name, value = pick(draw, *NAMES), pick(draw, *VALUES, "显著提升", "有效")
            items.append(f"指标{number}{colon}{name}{value_left}{value}{value_right}")
            entries.append((category, second, name, value))
        text += f"{left}{category}{join}{second}{right}{between.join(items)}{after}"
    return Made(text, entries)


@st.composite
def prose(draw: st.DrawFn) -> Made:
    """Style F3: a heading for several clauses, each with a name and a quantity."""
    text, entries = "", []
    colon, between = pick(draw, "：", ":"), pick(draw, "；", ";", "。", "\n")
    apart = pick(draw, " ", "：", "\n", ":\n", "　")
    for place, category in enumerate(draw(st.permutations(list(LEVELS)))):
        text += pick(draw, "一二三"[place] + "、", f"（{'一二三'[place]}）", "") + category + apart
        for second in draw(st.permutations(LEVELS[category])):
            clauses = []
            for _ in range(draw(st.integers(1, 3))):
                name = draw(st.sampled_from(NAMES))
                value = pick(
                    draw,
                    "≥95%",
                    "100%",
                    "≥1,200人",
                    "不少于10亿条",
                    "≤5个工作日",
                    "：12月底前",
                    "达到80%以上",
                    "不低于全省第三名",
                    "：显著提升",
                )
                clauses.append(name + value)
                entries.append((category, second, name, value.lstrip("：")))
            text += second + colon + between.join(clauses) + pick(draw, "。", "；", "\n")
    return Made(text, entries)
