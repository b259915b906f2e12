"""Values made to order: a hypothesis strategy over the words of the language, and pieces of hostile texts."""

from __future__ import annotations

from hypothesis import strategies as st

PIECES = [
    "≥", "≤", ">", "<", "=", "＝", "≧", "不低于", "不少于", "不超过", "至少", "控制在", "达到", "完成", "为", "约", "近", "±", "以上", "以下", "以内", "左右", "前", "底前", "之间", "（含）",
    "0", "5", "95", "1,200", "99.9", "１００", "3万", "10亿", "六千万", "百分之九十", "三分之二", "九成", "半", "两", "1:3", "2/3", "**", "XX", "____", "%", "％", "‰", "个", "次", "人次", "元",
    "万元", "平方米", "公里", "TB", "工作日", "小时", "个月", "百分点", "个百分点", "倍", "名", "位", "/", "每", "/天", "每人每月", "每季度", "每年", "一次", "-", "~", "至", "到", "2023年", "12月", "31日", "2023-12-31",
    "2023.07", "第四季度", "年底", "全年", "上半年", "较上年", "比上年度", "同比", "不低于上年水平", "与上年持平", "提高", "增长", "下降", "降至", "前三名", "第3名", "全省", "优", "良好", "合格", "等保三级", "是",
    "显著提升", "全部完成", "全覆盖", "零事故", "无…发生", "不超预算", "应保尽保", "待定", "根据任务确定", "以批复为准", "无", "不适用", "满意度", "12345热线", "“十四五”", "5G基站", "合格率", "得满分", "扣1分", "×100%", "+", "*",
    "；", "，", "、", "。", "或", "和", "且", "：", ":", "(", ")", "（", "）", "“", "”", "【", "】", " ", "\n", "\t", "\u3000", "指标1", "1、", "（1）", "①", "\u200b", "😀", "e\u0301", "𠮷", "\x00",
]  # fmt: skip

SIGNS = ["≥", "≤", ">", "<", "=", "不低于", "不少于", "不超过", "至少", "低于", "超过", "控制在", "等于", "", "达到", "约", "≥约", "不低于约"]  # fmt: skip
NUMBERS = ["0", "3", "95", "100", "1,200", "99.99", "3万", "1.5亿", "六千万", "两百", "十二", "三分之二", "九成", "百分之八十", "2/3", "1:3", "半", "２０", "-5", "负3"]  # fmt: skip
UNITS = ["%", "‰", "", "个", "次", "人次", "元", "万元", "平米", "公里", "个工作日", "小时", "个月", "年", "个百分点", "倍", "TB", "台套", "级", "分", "名", "页纸"]  # fmt: skip
RATES = ["", "", "", "/天", "/人·月", "每年", "每人每月", "/次", "/3年", "／亩"]
TAILS = ["", "", "", "以上", "以内", "左右", "（含）以上", "（以实际为准）", "完成", "覆盖", "。", "；", "余", "，"]
SUBJECTS = ["", "", "", "满意度", "服务对象满意度：", "12345热线接通率", "2023年完成率", "“十四五”规划任务", "成本（万元）", "2小时内到场率", "每人每月补助", "其中：甲", "第一季度"]  # fmt: skip
DATES = ["2023年12月31日", "12月底", "2023-12", "2023.6", "第四季度", "2023年第三季度", "年底", "2024年底", "6月30日", "9月", "上半年", "2023年", "每年9月1日", "次年3月", "每月5日", "20231231", "十二月", "二〇二三年"]  # fmt: skip
LIMITS = ["", "前", "底前", "之前", "完成", "前完成", "左右", "前全部到位", "不晚于"]
BASES = ["较上年", "比2022年末", "同比", "环比", "与去年同期相比", "较上年度", "在上年基础上", "高于全省平均", "不低于上年水平", "与上年持平", "低于行业平均", "比改革前", "较年初"]  # fmt: skip
MOVES = ["", "提高", "增长", "下降", "减少", "有所提升", "降低", "持平", "提升了", "增加≥", "下降不低于"]
RANKS = ["前三名", "前10位", "第3名", "第一", "不低于全省第三名", "前20%", "位居全市前5名", "第2名以上", "前1/3", "进入全国前十", "10名以内"]  # fmt: skip
WORDS = ["优", "良好以上", "达标", "等保三级", "验收合格", "≥良好", "AAA级", "是", "显著提升", "全部完成", "零事故", "无重大事故发生", "应保尽保", "待定", "根据实际确定", "/", "无", "不适用", "≥ %", "****万元", "位于全省前列", "不超预算", "全年", "长期", "按期完成"]  # fmt: skip


def _joined(*options: list[str]) -> st.SearchStrategy[str]:
    return st.tuples(*map(st.sampled_from, options)).map("".join)


def values() -> st.SearchStrategy[str]:
    """Values of every kind, well formed or nearly so; up to three of them behind one another."""
    between = st.sampled_from(["-", "~", "至", "—", "到"])
    ends = st.tuples(st.sampled_from(NUMBERS), between, st.sampled_from(NUMBERS)).map("".join)
    ranges = st.tuples(st.sampled_from(SUBJECTS), ends, _joined(UNITS, RATES)).map("".join)
    periods = st.tuples(st.sampled_from(DATES), between, st.sampled_from(DATES)).map("".join)
    one = st.one_of(
        _joined(SUBJECTS, SIGNS, NUMBERS, UNITS, RATES, TAILS),
        ranges,
        periods,
        _joined(SUBJECTS, DATES, LIMITS),
        _joined(SUBJECTS, BASES, MOVES, NUMBERS, UNITS, TAILS),
        _joined(SUBJECTS, BASES, MOVES),
        _joined(SUBJECTS, RANKS),
        _joined(SUBJECTS, WORDS, TAILS),
    )
    more = st.lists(st.tuples(st.sampled_from(["；", "，", "、", "或", "且", "。", "\n", " ", ""]), one), max_size=2)
    return st.tuples(one, more).map(lambda made: made[0] + "".join(sign + text for sign, text in made[1]))
