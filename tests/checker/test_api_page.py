"""The page of classes for plug-ins: what is exported stands on it, and every member has its text in both languages."""

from __future__ import annotations

import re

import pytest

import jixiao
from jixiao.documentation import LANGUAGES, api
from jixiao.documentation.members import members

NOT_FOR_RULES = frozenset({"Options", "Session", "hookimpl", "__version__"})
"""Exports for programs that embed the checker, and the marker of hooks."""
ROW = re.compile(r"^\| (.+) \| (.+) \| (.*) \|$", re.MULTILINE)


def test_every_class_that_plugins_import_is_on_the_page():
    listed = {name for group in api.CLASSES.values() for name in group}

    assert set() == set(jixiao.__all__) - NOT_FOR_RULES - listed
    assert set() == {name for group in api.CLASSES.values() for name, home in group.items() if home == "jixiao"} - set(
        jixiao.__all__
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_member_has_a_text(language):
    ((_, text),) = api.pages(language)
    rows = ROW.findall(text)

    assert len(rows) > 200
    assert [] == [row for row in rows if not row[2].strip()]


def test_a_member_without_a_text_is_an_error(monkeypatch):
    texts = {name: dict(item) for name, item in api._texts().items()}
    del texts["Spot"]["head"]
    monkeypatch.setattr(api, "_texts", lambda: texts)

    with pytest.raises(LookupError, match=r"Spot: api\.toml has no text for head"):
        list(api.pages("zh"))


def test_a_text_without_a_member_is_an_error(monkeypatch):
    texts = {name: dict(item) for name, item in api._texts().items()}
    texts["Run"]["files"] = ["文件", "files"]
    monkeypatch.setattr(api, "_texts", lambda: texts)

    with pytest.raises(LookupError, match=r"Run: api\.toml describes no member files"):
        list(api.pages("zh"))


def test_members_are_fields_properties_and_methods():
    found = {item.name: (item.written, item.type) for item in members(jixiao.Passage)}

    assert ("text", "str") == found["text"]
    assert ("place", "Place") == found["place"]
    assert ("part(start, end)", "Passage") == found["part"]
    assert ("collected", "list[Collected]") == next(iter(members(jixiao.Run)))[1:3]
