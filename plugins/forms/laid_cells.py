"""What every written form has in common: titles, amounts, the words of labels and headers, and the help beside them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from jixiao.grammar.levels import level_of
from jixiao.layout import Choice, Role
from jixiao.model import AMOUNT_KEYS
from jixiao.plugins.forms.signs import compares
from jixiao.sheet import MergedRange

if TYPE_CHECKING:
    from decimal import Decimal

    from jixiao.layout import Layout
    from jixiao.model import Amount, Indicator, Project
    from jixiao.plugins.forms.description import Template, TemplateColumn

__all__ = [
    "ALL_LABELS", "FACT_LABELS", "HEADERS", "HELP", "YEAR_LABELS", "amount_content", "choices_for", "joined_value", "joins", "level_word", "put_header", "put_title",
]  # fmt: skip

YEAR_LABELS = dict(
    zip(AMOUNT_KEYS, ("年度资金总额", "年度财政拨款", "年度财政专户管理资金", "年度其他资金"), strict=True)
)
ALL_LABELS = dict(
    zip(AMOUNT_KEYS, ("实施期资金总额", "实施期财政拨款", "实施期财政专户管理资金", "实施期其他资金"), strict=True)
)
FACT_LABELS: Mapping[str, str] = {
    "code": "项目编码",
    "authority": "主管部门",
    "organisation": "实施单位",
    "department": "单位名称",
    "submitter": "填报单位",
    "period": "项目期",
    "attribute": "项目属性",
    "person": "项目负责人",
    "content": "项目内容",
    "reason": "未完成原因",
}
HEADERS: Mapping[str, tuple[str, int]] = {
    "code": ("项目编码", 14),
    "organisation": ("单位名称", 20),
    "project": ("项目名称", 30),
    "total": ("总计", 12),
    "fiscal": ("财政拨款", 12),
    "special_account": ("财政专户拨款", 14),
    "other": ("其他资金", 12),
    "all_total": ("实施期资金总额", 14),
    "all_fiscal": ("实施期财政拨款", 14),
    "all_special_account": ("实施期财政专户拨款", 16),
    "all_other": ("实施期其他资金", 14),
    "goal": ("年度绩效目标", 40),
    "total_goal": ("实施期绩效目标", 40),
    "category": ("一级指标", 14),
    "subcategory": ("二级指标", 16),
    "name": ("三级指标", 30),
    "value": ("指标值", 18),
    "sign": ("计算符号", 10),
    "unit": ("度量单位", 10),
    "direction": ("指标方向", 10),
    "weight": ("权重", 8),
    "remark": ("备注", 24),
    "total_value": ("实施期指标值", 18),
    "actual": ("实际完成值", 16),
}
"""Headers of columns that a form has no word of its own for, with their widths."""
HELP: Mapping[str, str] = {
    "name": "写清楚做什么、衡量什么；一行一个指标，名称里不写指标值。",
    "value": "能量化的写数字和单位，如 ≥95%、120个、12月底前；不能量化的写可衡量的等次。",
    "sign": "从 ≥ ≤ > < = 中选一个；定性指标选“定性”。",
    "unit": "如 个、人次、%、万元；定性指标可不填。",
    "weight": "全部指标的权重合计应为 100。",
    "goal": "写预期达到的效果，不只写工作内容。",
    "indicators": "一个单元格写全部指标：1、产出指标：名称，年度指标值：值。2、效益指标：……",
    "total": "只填数字，单位见表头上方。",
    "total_value": "整个实施期要达到的值；右边一列填本年度的值。",
    "actual": "年末填写实际完成的数值，指标值保持年初批复的不变。",
    "excellent": "达到“优”的标准，即目标值；右边三列依次是良、中、差的标准。",
    "project": "一行一个项目。",
}
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "sign": ("≥", "≤", "=", ">", "<", "定性"),
    "direction": ("正向", "反向"),
    "unit": (
        "%",
        "个",
        "人",
        "次",
        "人次",
        "家",
        "户",
        "项",
        "份",
        "套",
        "台",
        "公里",
        "平方米",
        "亩",
        "天",
        "小时",
        "元",
        "万元",
    ),
}

_LEVELS = {
    "output": "产出指标",
    "benefit": "效益指标",
    "satisfaction": "满意度指标",
    "cost": "成本指标",
    "other": "其他指标",
}


def level_word(category: str, project: Project, template: Template) -> str:
    """Return the level-1 word of a template row: the project's own, the form's, or the common one."""
    own = next(
        (item.category_text for item in project.indicators if item.category == category and item.category_text), None
    )
    formal = (
        first for first, _ in template.rows if (level := level_of(first)) is not None and level.category == category
    )
    return own or next(formal, _LEVELS[category])


def put_title(layout: Layout, title: str, width: int, row: int = 1) -> None:
    """Put a title over the whole width."""
    layout.put(row, 1, title, Role.TITLE)
    layout.merge(row, 1, row, width)


def put_header(layout: Layout, row: int, columns: list[TemplateColumn], first: int = 1) -> None:
    """Put a header row from column ``first`` on, with the help of each field as a note."""
    for column, item in enumerate(columns, first):
        layout.put(row, column, item.title, Role.HEADER, HELP.get(item.field, ""))
        layout.widths[column] = item.width


def choices_for(layout: Layout, columns: list[TemplateColumn], first: int, top: int, bottom: int) -> None:
    """Offer the words to choose from below each column that has some."""
    for column, item in enumerate(columns, first):
        if item.field in _CHOICES and top <= bottom:
            layout.choices.append(Choice(MergedRange(top, column, bottom, column), _CHOICES[item.field]))


def amount_content(amount: Amount | None) -> str | Decimal:
    """Return what stands in an amount cell: the number, else the prose."""
    if amount is None:
        return ""
    return amount.number if amount.number is not None else amount.passage.text


def joined_value(indicator: Indicator) -> str:
    """Return a value with the sign and unit of columns of their own, as the grammar reads it."""
    return indicator.text.text


def joins(sign: str) -> bool:
    """Tell whether a sign can stand before a value; 定性 cannot."""
    return not sign or compares(sign)
