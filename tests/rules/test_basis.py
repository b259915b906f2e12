"""What the rules rest on: known grounds only, and of documents only their verified wording."""

from __future__ import annotations

import re

import pytest

from jixiao.host import Host
from jixiao.rules.basis import load_basis

RULES = [item.rule for item in Host().registry().rules.values()]
BASIS = load_basis()

VERIFIED = {
    "mof-2021-101/classes": ("财预〔2021〕101号", "一级指标为成本、产出、效益、满意度指标"),
    "mof-2021-101/output-and-benefit": ("财预〔2021〕101号", "原则上每一项目均应设置产出指标和效益指标"),
    "mof-2021-101/cost-for-works": ("财预〔2021〕101号", "工程基建类、大型修缮及购置项目等应设置成本指标"),
    "mof-2021-101/principles": ("财预〔2021〕101号", "绩效指标应高度关联、重点突出、量化易评"),
    "ccp-2018-34/coverage": (
        "中发〔2018〕34号",
        "绩效目标不仅要包括产出、成本，还要包括经济效益、社会效益、生态效益、可持续影响和服务对象满意度等",
    ),
    "mof-2020-10/clarity": (
        "财预〔2020〕10号",
        "绩效指标明确性：是否细化分解为具体的绩效指标，是否通过清晰、可衡量的指标值予以体现，是否与项目目标任务数或计划数相对应",
    ),
    "mof-2020-10/specific": ("财预〔2020〕10号", "绩效指标明确性：是否细化分解为具体的绩效指标"),
    "mof-2020-10/measurable": ("财预〔2020〕10号", "绩效指标明确性：是否通过清晰、可衡量的指标值予以体现"),
    "mof-2020-10/task-match": ("财预〔2020〕10号", "绩效指标明确性：是否与项目目标任务数或计划数相对应"),
    "mof-2015-88/principles": ("财预〔2015〕88号", "绩效目标应指向明确、细化量化、合理可行、相应匹配"),
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_basis_of_a_rule_is_listed(rule):
    assert rule.basis

    assert [] == [item for item in rule.basis if item not in BASIS]


def test_documents_carry_verified_wording_alone():
    actual = {key: (item.number, item.point.zh) for key, item in BASIS.items() if item.verified or item.number}

    assert actual == VERIFIED


@pytest.mark.parametrize("key", BASIS)
def test_both_languages_and_no_article_numbers(key):
    item = BASIS[key]
    texts = (*item.document, *item.point)

    assert all(texts)
    assert not any(re.search(r"第[一二三四五六七八九十百\d]+条|[Aa]rticle \d", text) for text in texts)


def test_every_basis_is_used_or_for_rules_to_come():
    used = {item for rule in RULES for item in rule.basis}

    assert {"arithmetic", "form-instruction", "import-gate", "plain-writing", "reading", "mof-2021-101/classes"} <= used


def test_citation_of_a_document_and_of_a_plain_ground():
    document, ground = BASIS["mof-2015-88/principles"].citation, BASIS["arithmetic"].citation

    assert (
        document.zh
        == "《中央部门预算绩效目标管理办法》（财预〔2015〕88号）：绩效目标应指向明确、细化量化、合理可行、相应匹配"
    )
    assert document.en.startswith(
        "Measures for managing the budget performance targets of central departments (财预〔2015〕88号): "
    )
    assert ground == ("算术关系：由表内数字直接计算得出", "arithmetic: follows from the figures of the table alone")
