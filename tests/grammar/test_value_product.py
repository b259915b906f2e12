"""The product of comparators, number forms, units and periods: what each factor means is written down here, not computed.

A value is put together as officials write it, the sign before or behind the number and the period before or behind the
unit, so that what it means is the sum of what its pieces mean.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

import pytest

from jixiao.grammar import Kind, parse_value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jixiao.grammar import Value

AT_LEAST = [
    "≥",
    "≧",
    ">=",
    "＞=",
    "⩾",
    "大于等于",
    "大于或等于",
    "大于（等于）",
    "不低于",
    "不少于",
    "不小于",
    "不得低于",
    "不得少于",
    "至少",
    "应不低于",
    "不应低于",
    "最低",
    "达到或超过",
    "须达到或超过",
    "起码",
]
MORE = [">", "＞", "大于", "超过", "超", "高于", "多于", "超出", "突破"]
AT_MOST = [
    "≤",
    "≦",
    "<=",
    "＜=",
    "⩽",
    "小于等于",
    "小于或等于",
    "小于（等于）",
    "不高于",
    "不超过",
    "不得超过",
    "不大于",
    "不多于",
    "至多",
    "最多",
    "控制在",
    "不得高于",
    "最高",
    "最多不超过",
    "应控制在",
    "不超",
]
LESS = ["<", "＜", "小于", "低于", "少于", "不足", "不到"]
EQUAL = ["=", "＝", "═", "==", "等于"]
NOTHING = ["", "达到", "完成", "为", "共"]

AT_LEAST_AFTER = ["以上", "及以上", "（含）以上", "以上（含）", "或以上"]
AT_MOST_AFTER = ["以下", "以内", "之内", "及以下", "（含）以内"]

BEFORE = [
    *((word, ">=", True) for word in AT_LEAST),
    *((word, ">", True) for word in MORE),
    *((word, "<=", True) for word in AT_MOST),
    *((word, "<", True) for word in LESS),
    *((word, "=", True) for word in EQUAL),
    *((word, "=", False) for word in NOTHING),
]
AFTER = [*((word, ">=", True) for word in AT_LEAST_AFTER), *((word, "<=", True) for word in AT_MOST_AFTER)]
TWICE = [
    ("≥", ">=", "以上"),
    ("不低于", ">=", "以上"),
    ("达到", ">=", "以上"),
    ("完成", ">=", "及以上"),
    ("≤", "<=", "以内"),
    ("不超过", "<=", "以内"),
    ("控制在", "<=", "以内"),
    ("控制在", "<=", "以下"),
]

FIGURES = {
    "0": "0",
    "5": "5",
    "95": "95",
    "1200": "1200",
    "1,200": "1200",
    "1,234,567": "1234567",
    "99.99": "99.99",
    "0.5": "0.5",
    "100.00": "100",
    "１００": "100",
    "９９．５": "99.5",
    "２０": "20",
    "3万": "30000",
    "1.2万": "12000",
    "10亿": "1000000000",
    "2百万": "2000000",
    "5千": "5000",
    "1亿5000万": "150000000",
    "2百": "200",
}
NUMERALS = {
    "六千万": "60000000",
    "两百零五": "205",
    "十二": "12",
    "三十": "30",
    "一千二百": "1200",
    "一百二十三": "123",
    "三点五万": "35000",
    "两": "2",
}
NUMBERS = FIGURES | NUMERALS

SHARES = {
    "百分之九十": ("90", "%"),
    "百分之九十五点五": ("95.5", "%"),
    "百分之95": ("95", "%"),
    "千分之五": ("5", "‰"),
    "九成": ("90", "%"),
    "八成五": ("85", "%"),
    "9成": ("90", "%"),
    "三分之二": ("2/3", None),
    "3分之2": ("2/3", None),
    "万分之一": ("1/10000", None),
}

UNITS = {
    "%": "%", "％": "%", "‰": "‰", "个": "个", "次": "次", "人": "人", "人次": "人次", "份": "份", "篇": "篇", "套": "套", "件": "件", "条": "条", "项": "项", "家": "家", "户": "户",
    "场次": "场次", "亩": "亩", "公里": "公里", "千米": "千米", "米": "米", "平方米": "平方米", "平米": "平方米", "㎡": "平方米", "m²": "平方米", "立方米": "立方米", "m³": "立方米", "吨": "吨",
    "公斤": "公斤", "头": "头", "只": "只", "台": "台", "台套": "台套", "TB": "TB", "GB": "GB", "元": "元", "课时": "课时", "台次": "台次", "公顷": "公顷", "批次": "批次", "吨标准煤": "吨标准煤",
}  # fmt: skip
TIMES = {
    "秒": "秒",
    "分钟": "分钟",
    "小时": "小时",
    "个小时": "小时",
    "天": "天",
    "个工作日": "工作日",
    "工作日": "工作日",
    "个月": "月",
    "年": "年",
    "个百分点": "百分点",
    "百分点": "百分点",
}
PERIODS_BEHIND = {
    "/天": "天", "/日": "日", "/月": "月", "/年": "年", "/季度": "季度", "/周": "周", "/人": "人", "/户": "户", "/亩": "亩", "/人·月": "人·月", "/人.年": "人·年", "/人·天": "人·天", "每秒": "秒", "每天": "天",
    "每月": "月", "每年": "年", "每人每月": "人·月", "/小时": "小时", "每人次": "人次", "／次": "次",
}  # fmt: skip
PERIODS_BEFORE = {
    "每天": "天",
    "每日": "日",
    "每周": "周",
    "每月": "月",
    "每个月": "月",
    "每季度": "季度",
    "每年": "年",
    "每学期": "学期",
    "每人每月": "人·月",
    "每户": "户",
    "每村": "村",
    "每亩": "亩",
    "每人": "人",
    "每场": "场",
}

ENDS = [("80", "90"), ("0.5", "1.5"), ("1000", "2000"), ("5", "10")]
SUBJECTS = [
    "服务对象满意度",
    "12345热线接通率",
    "5G基站覆盖率",
    "2023年培训完成率",
    "“十四五”规划任务完成情况",
    "A级景区数量",
    "设备购置、安装数量",
    "新增用户数（注册）",
    "成本",
]

SOME_NUMBERS = ("95", "1,200", "3万", "十二")
SOME_UNITS = ("%", "次", "元", "平米", "人次")
SOME_BEFORE = [
    item for item in BEFORE if item[0] in {"≥", "不少于", "至少", "≤", "不超过", "控制在", "＜", "=", "", "超过"}
]


class Case(NamedTuple):
    """A text and what it means; ``value`` with figures only, as in the interface."""

    text: str
    op: str
    stated: bool
    value: str
    unit: str | None
    per: str | None
    subject: str | None = None


def ambiguous(number: str, unit: str) -> bool:
    """Tell whether nobody can say where the number ends: 十二千米, 5千 米."""
    return (unit == "千米" and number in NUMERALS) or (number, unit) == ("5千", "米")


def number_cases() -> Iterator[Case]:
    """Every comparator with every number form."""
    units = {**UNITS, "个工作日": "工作日", "": None}
    few = ["次", "元", "平米", "个工作日"]
    for (word, op, stated), (number, value), unit in product(BEFORE, NUMBERS.items(), few):
        yield Case(word + number + unit, op, stated, value, units[unit], None)
    for (word, op, stated), (number, value), unit in product(AFTER, NUMBERS.items(), few):
        yield Case(number + unit + word, op, stated, value, units[unit], None)
    for (word, op, after), (number, value), unit in product(TWICE, NUMBERS.items(), few):
        yield Case(word + number + unit + after, op, True, value, units[unit], None)


def unit_cases() -> Iterator[Case]:
    """Every comparator with every unit."""
    for (word, op, stated), (unit, spelled), number in product(BEFORE, [*UNITS.items(), *TIMES.items()], SOME_NUMBERS):
        if unit in TIMES and NUMBERS[number] != "95":
            continue
        if ambiguous(number, unit):
            continue
        if (word, unit) == ("", "年"):  # 95年 is a year of the last century as well
            continue
        yield Case(word + number + unit, op, stated, NUMBERS[number], spelled, None)
    for (word, op, stated), (unit, spelled) in product(AFTER, [*UNITS.items(), *TIMES.items()]):
        yield Case(f"20{unit}{word}", op, stated, "20", spelled, None)


def period_cases() -> Iterator[Case]:
    """Rates: the period before, behind, or before the comparator."""
    for (word, op, stated), number, unit in product(SOME_BEFORE, SOME_NUMBERS, SOME_UNITS):
        value, spelled = NUMBERS[number], UNITS[unit]
        for period, per in PERIODS_BEHIND.items():
            if unit == "%" and not period.startswith(("/", "／")):
                continue
            yield Case(word + number + unit + period, op, stated, value, spelled, per)
        for period, per in PERIODS_BEFORE.items():
            yield Case(period + word + number + unit, op, stated, value, spelled, per)
    for (word, op, stated), number, unit in product(AFTER, SOME_NUMBERS, SOME_UNITS):
        value, spelled = NUMBERS[number], UNITS[unit]
        for period, per in PERIODS_BEFORE.items():
            yield Case(period + number + unit + word, op, stated, value, spelled, per)
        for period in ("/天", "/月", "/人", "/人·月"):
            yield Case(number + unit + period + word, op, stated, value, spelled, PERIODS_BEHIND[period])


def spaced_cases() -> Iterator[Case]:
    """Sign, value and unit from columns of their own, joined with blanks."""
    for (word, op, stated), (number, value), (unit, spelled) in product(SOME_BEFORE, NUMBERS.items(), UNITS.items()):
        if not ambiguous(number, unit):
            yield Case(f"{word} {number} {unit}", op, stated, value, spelled, None)


def named_cases() -> Iterator[Case]:
    """The name of what is measured in front, figures in it included."""
    for subject, (word, op, stated), number, unit in product(SUBJECTS, BEFORE, ("95", "1,200"), ("%", "次", "平米")):
        if word not in {"完成", "共"}:
            link = word if word else "："
            yield Case(subject + link + number + unit, op, stated, NUMBERS[number], UNITS[unit], None, subject)


def share_cases() -> Iterator[Case]:
    """Numbers that bring their own unit, or that are true fractions."""
    for (word, op, stated), (number, (value, unit)) in product(BEFORE, SHARES.items()):
        yield Case(word + number, op, stated, value, unit, None)
    for (word, op, stated), (number, (value, unit)) in product(AFTER, SHARES.items()):
        yield Case(number + word, op, stated, value, unit, None)


def meaning(value: Value) -> tuple[object, ...]:
    rest = (value.low, value.high, value.approximate, value.baseline, value.direction, value.date)
    return (
        value.kind,
        value.op,
        value.op_stated,
        value.number,
        value.unit,
        value.per,
        value.subject,
        rest,
        value.quantified,
    )


def quantity(text: str) -> Decimal | Fraction:
    return Fraction(text) if "/" in text else Decimal(text)


def intended(case: Case) -> tuple[object, ...]:
    rest = (None, None, False, None, None, None)
    return Kind.COMPARISON, case.op, case.stated, quantity(case.value), case.unit, case.per, case.subject, rest, True


PRODUCTS = [number_cases, unit_cases, period_cases, share_cases, spaced_cases, named_cases]


@pytest.mark.parametrize("cases", PRODUCTS)
def test_product(cases: Callable[[], Iterator[Case]]) -> None:
    wrong = [case for case in cases() if intended(case) != meaning(parse_value(case.text))]

    assert wrong == []


@pytest.mark.parametrize("sign", ["-", "—", "~", "～", "至", "到", "－", "--"])
def test_ranges(sign: str) -> None:
    wrong = []
    for (low, high), unit, period in product(ENDS, ("%", "次", "元", "平米", "万元"), ("", "/年", "/人·月")):
        value = parse_value(low + sign + high + unit + period)
        factor = 10000 if unit == "万元" else 1
        expected = (Decimal(low) * factor, Decimal(high) * factor, {"万元": "元", **UNITS}[unit])
        if expected != (value.low, value.high, value.unit) or (period[1:] or None) != value.per or value.op:
            wrong.append(value.text)

    assert wrong == []


def test_there_are_thousands() -> None:
    texts = {case.text for cases in PRODUCTS for case in cases()}

    assert len(texts) > 30_000
