"""AMT001 beside lines above the grid for money carried over or from above: they may make up what the sources lack, and no more."""

from __future__ import annotations

import pytest

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
        ("181", "财政拨款,100 上年结转,60 其他资金,20", "61"),
        ("250", "财政拨款,100 上年结转, 其他资金,20", "130"),
        ("180", "财政拨款,100 自治区补助,60 其他资金,20", None),
        ("240", "财政拨款,100 援疆资金,60 师市配套,60 其他资金,20", None),
        ("181", "财政拨款,100 自治区补助,60 其他资金,20", "61"),
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
