"""What the columns of forms are called when a person reads it."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["COLUMNS", "chinese_names"]

COLUMNS: Mapping[str, str] = {
    "number": "序号",
    "code": "编码",
    "project": "项目名称",
    "organisation": "实施单位",
    "total": "总金额",
    "fiscal": "财政拨款",
    "special_account": "财政专户",
    "other": "其他资金",
    "executed": "执行数",
    "rate": "执行率",
    "goal": "绩效目标",
    "total_goal": "总体目标",
    "indicators": "绩效指标",
    "category": "一级指标",
    "subcategory": "二级指标",
    "name": "三级指标（指标名称）",
    "description": "指标描述",
    "value": "指标值",
    "total_value": "中长期指标值",
    "sign": "计算符号",
    "unit": "度量单位",
    "direction": "指标方向",
    "declared": "指标属性",
    "weight": "权重（分值）",
    "remark": "备注",
    "standard": "评分标准",
    "basis": "指标依据",
    "actual": "实际完成值",
    "forecast": "预计完成情况",
    "score": "得分",
    "reason": "偏差原因",
    "previous": "上年值",
    "task": "任务",
    "duty": "部门职能",
    "content": "内容",
    "owner": "责任单位",
    "partial": "阶段目标值",
    "excellent": "优",
    "good": "良",
    "fair": "中",
    "poor": "差",
    "all_amounts": "项目总额",
    "upper": "上级资金",
    "carry": "上年结转",
    "unknown": "名称不认识的资金来源",
    "department": "部门名称",
    "submitter": "填报单位",
    "authority": "主管部门",
    "period": "实施期",
    "year": "年度",
    "attribute": "项目属性",
    "person": "负责人",
    "spending": "支出构成",
    "source": "资金来源",
    "money-unit": "金额单位",
}
"""The columns that ``Table.columns`` may hold, by their keys."""


def chinese_names(columns: tuple[str, ...]) -> str:
    """Return the names of columns, given by the keys that ``requires`` takes."""
    return "、".join(COLUMNS.get(column, column) for column in columns)
