"""What the default profile says about published tables: every error and warning is in the reviewed list, and no other."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from jixiao.finding import Severity
from jixiao.host import Host
from jixiao.session import Options, Session

ROOT = Path(__file__).resolve().parents[2]
FORMS = ROOT.parent / "shared" / "data" / "forms"
REVIEWED = tomllib.loads((Path(__file__).parent / "reviewed.toml").read_text("utf-8"))["finding"]
TABLES = [
    ROOT / "examples" / "guangzhou-2023.xlsx",
    *sorted(path for path in FORMS.glob("*") if path.suffix in {".csv", ".xlsx"}),
]


@pytest.fixture(scope="module")
def session():
    return Session(Host(), Options(isolated=True))


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_errors_and_warnings(session, path):
    report = session.check([str(path)])
    found = Counter(
        (item.code, item.severity.value, item.place.cell)
        for file in report.files
        for item in file.findings
        if item.severity is not Severity.INFO
    )
    reviewed = Counter(
        (item["code"], item["severity"], cell)
        for item in REVIEWED
        if item["file"] == path.name
        for cell in item["cells"]
    )

    assert reviewed == found


@pytest.mark.skipif(not FORMS.is_dir(), reason="the published forms do not lie beside the checkout")
def test_every_reviewed_file_is_read():
    assert {item["file"] for item in REVIEWED} <= {path.name for path in TABLES}


def test_the_totals_of_the_published_table(session):
    (file,) = session.check([str(TABLES[0])]).files
    totals = [
        (item.place.cell, item.expected, item.actual, item.difference)
        for item in file.findings
        if item.code == "AMT002"
    ]

    assert [(cell, "27948.46", "27948.45", "-0.01") for cell in ("B5", "C5", "B6", "C6")] == totals


def test_every_review_says_why():
    assert all(item["why"].strip() for item in REVIEWED)
