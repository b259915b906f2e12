"""The report says the same whatever the order of rules and files and whatever the hash seed."""

from __future__ import annotations

import csv
import json
import random

import pytest

HEAD = ("项目名称（资金使用单位）", "总计", "财政拨款", "财政专户拨款", "其他资金", "绩效目标", "绩效指标")
GOAL = "完成辖区道路日常养护，及时修补破损路面，保障群众出行安全畅通"


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """Five tables that repeat each other's goals and indicators, so that rules over the whole run have much to say."""
    folder = tmp_path_factory.mktemp("order")
    made = []
    for number in range(5):
        cell = (
            f"1、产出指标：养护里程，年度指标值：≥{number + 3}。2、效益指标：道路通行状况，年度指标值：显著改善。"
            "3、满意度指标：群众满意度，年度指标值：群众满意度≥120%。4、产出指标：养护里程，年度指标值：≥9公里。"
        )
        rows = [("项目支出绩效目标表",), ("单位：万元",), HEAD]
        rows += [(f"第{part}养护项目{number}", 90 + part, 80, "", "", f"{GOAL}{part}。", cell) for part in range(3)]
        path = folder / f"table-{number}.csv"
        with path.open("w", encoding="utf-8-sig", newline="") as stream:
            csv.writer(stream).writerows(rows)
        made.append(path)
    return made


def report(jixiao, paths, *words, seed="0"):
    result = jixiao("check", *paths, "--format", "json", *words, environment={"PYTHONHASHSEED": seed})
    return json.loads(result.out)


@pytest.fixture(scope="module")
def first(jixiao, files):
    return report(jixiao, files)


def test_there_is_something_to_compare(first):
    codes = {item["code"] for file in first["files"] for item in file["findings"]}

    assert {"CON001", "CON011", "VAL003", "VAL004", "AMT001"} <= codes


@pytest.mark.parametrize("seed", range(1, 4))
def test_order_of_files_and_hash_seed(jixiao, files, first, seed):
    shuffled = random.Random(seed).sample(files, len(files))
    other = report(jixiao, shuffled, seed=str(seed))
    by_path = {file["path"]: file for file in other["files"]}

    assert [by_path[file["path"]] for file in first["files"]] == first["files"]
    assert {key: value for key, value in other.items() if key != "files"} == {
        key: value for key, value in first.items() if key != "files"
    }


@pytest.mark.parametrize("seed", range(1, 4))
def test_order_of_rules(jixiao, files, first, seed):
    codes = [line["code"] for line in first["ledger"]]
    words = [word for code in random.Random(seed).sample(codes, len(codes)) for word in ("--select", code)]

    assert report(jixiao, files, *words)["files"] == first["files"]


def test_number_of_workers(jixiao, files, first):
    assert report(jixiao, files, "--jobs", "3") == first
