"""AMT001 beside lines above the grid for money carried over or from above: they may make up what the sources lack, and no more."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "plugins"))
from forms import saved

from jixiao.host import Host
from jixiao.session import Options, Session

BELOW = """一级指标,二级指标,三级指标,指标值
产出指标,数量指标,养护里程,≥80公里
效益指标,社会效益指标,出行时间缩短,≥10分钟
满意度指标,群众满意度,沿线群众满意度,≥90%
"""


@pytest.fixture(scope="module")
def session():
    return Session(Host(), Options(isolated=True))


@pytest.mark.parametrize(
    ("total", "lines", "difference"),
    [
        ("180", "财政拨款,100 上级资金,60 其他资金,20", None),
        ("200", "财政拨款,100 上级资金,60 其他资金,20", "20"),
        ("150", "财政拨款,100 其中：上级资金,60 其他资金,20", None),
        ("250", "财政拨款,100 其中：上级资金,60 其他资金,20", "130"),
        ("250", "本级财政资金,100 上级补助,60 其他资金,20", "70"),
        ("250", "财政拨款,100 上级资金, 其他资金,20", "130"),
        ("250", "财政拨款,100 上级资金,0 其他资金,20", "130"),
        ("250", "财政拨款,100 上级资金,待定 其他资金,20", None),
        ("180", "财政拨款,100 上年结转,60 其他资金,20", None),
        ("181", "财政拨款,100 上年结转,60 其他资金,20", "1"),
        ("250", "财政拨款,100 上年结转, 其他资金,20", "130"),
        ("180", "财政拨款,100 自治区补助,60 其他资金,20", None),
        ("240", "财政拨款,100 援疆资金,60 师市配套,60 其他资金,20", None),
        ("181", "财政拨款,100 自治区补助,60 其他资金,20", "1"),
        ("100", "财政拨款,90 援疆资金,0 其他资金,20", "-10"),
    ],
    ids=[
        "made-up", "too-large", "inside", "more-than-inside", "own-and-upper", "blank", "nought", "prose", "carry",
        "more-than-carry", "carry-blank", "unknown", "two-unknown", "more-than-unknown", "less-than-known",
    ],
)  # fmt: skip
def test_total_beside_money_from_elsewhere(tmp_path, session, total, lines, difference):
    path = tmp_path / "表.csv"
    funds = "".join(f",{line},\n" for line in lines.split())
    head = f"项目支出绩效目标表（2025年度）,,,\n项目名称,村道养护,,\n项目资金（万元）,年度资金总额,{total},\n"
    path.write_text(head + funds + BELOW, "utf-8-sig")
    (file,) = session.check([str(path)]).files

    found = [item.difference for item in file.findings if item.code == "AMT001"]

    assert ([] if difference is None else [difference]) == found


UNKNOWN = {
    "second-total": ("^ | 财政拨款 | 60\n^ | 部门预算安排 | 20\n^ | 自筹资金 | 20", "100", None),
    "second-total-of-all": ("^ | 其中：部门预算安排 | 100\n^ | 其他资金 | 0", "100", None),
    "more-than-second-total": ("^ | 财政拨款 | 60\n^ | 专项资金 | 20\n^ | 自筹资金 | 10", "100", "10"),
    "beside": ("^ | 财政拨款 | 60 | 援疆资金 | 20 | 其他资金 | 20", "100", None),
    "more-than-beside": ("^ | 财政拨款 | 60 | 援疆资金 | 10 | 其他资金 | 20", "100", "10"),
    "no-source-beside": ("^ | 财政拨款 | 60 | 受益人数 | 20 | 其他资金 | 20", "100", "20"),
    "heads": ("资金来源 | 合计 | 财政拨款 | 对口帮扶资金 | 其他资金\n金额 | 100 | 60 | 20 | 20", "100", None),
    "other-heads": ("资金来源 | 合计 | 财政拨款 | 受益人数 | 其他资金\n金额 | 100 | 60 | 20 | 20", "100", "20"),
    "one-cell": ("^ | 财政拨款：60\n^ | 援疆资金：20\n^ | 其他资金：20", "100", None),
    "numbered": ("^ | 1.财政拨款 | 60\n^ | 2.对口支援 | 20\n^ | 3.其他资金 | 20", "100", None),
}


@pytest.mark.parametrize(("block", "total", "difference"), UNKNOWN.values(), ids=UNKNOWN)
def test_sources_that_nobody_knows_wherever_they_stand(tmp_path, session, block, total, difference):
    head = f"项目支出绩效目标表（2025年度）\n项目名称 | 村道养护\n项目资金（万元） | 年度资金总额 | {total}\n{block}\n"
    path = saved(head + BELOW.replace(",", " | "), tmp_path / "表.xlsx")
    (file,) = session.check([str(path)]).files

    found = [item.difference for item in file.findings if item.code == "AMT001"]

    assert ([] if difference is None else [difference]) == found


@pytest.mark.parametrize(
    ("column", "total", "difference"),
    [
        ("援疆资金", "100", None),
        ("超长期特别国债", "100", None),
        ("部门预算安排", "100", None),
        ("上年结转", "100", None),
        ("援疆资金", "70", "-10"),
        ("受益人数", "100", "20"),
    ],
)
def test_columns_beside_the_sources_of_a_wide_table(tmp_path, session, column, total, difference):
    path = tmp_path / "表.csv"
    path.write_text(
        f"单位：万元,,,,,,\n项目名称,总计,财政拨款,{column},其他资金,绩效目标,绩效指标\n"
        f"村道养护,{total},60,20,20,道路畅通。,1、产出指标：养护里程，年度指标值：≥80公里。\n",
        "utf-8-sig",
    )
    (file,) = session.check([str(path)]).files

    found = [item.difference for item in file.findings if item.code == "AMT001"]

    assert ([] if difference is None else [difference]) == found
