from __future__ import annotations

import pickle
from typing import Any

import pytest

from jixiao.grammar.vocabulary import Term, Vocabulary, VocabularyError

SMALL = {
    "units": {"平方米": ["㎡", "平米"], "percent": {"words": ["%", "％"], "dimension": "ratio"}},
    "grades": {"优": []},
}


@pytest.fixture
def small() -> Vocabulary:
    return Vocabulary.of(SMALL, "small.toml")


def test_a_key_is_a_spelling_unless_it_is_a_name(small: Vocabulary) -> None:
    actual = {key: term.words for key, term in small.section("units").items()}

    assert actual == {"平方米": ("平方米", "㎡", "平米"), "percent": ("%", "％")}


def test_attributes_are_kept(small: Vocabulary) -> None:
    assert dict(small.section("units")["percent"].attributes) == {"dimension": "ratio"}


def test_words_lead_to_their_key(small: Vocabulary) -> None:
    assert dict(small.words("units")) == {
        "平方米": "平方米",
        "㎡": "平方米",
        "平米": "平方米",
        "%": "percent",
        "％": "percent",
    }


def test_additions_join(small: Vocabulary) -> None:
    more = small.extended({"units": {"平方米": ["平方"], "亩": []}}, "bureau.toml")

    assert more.section("units")["平方米"] == Term(
        "平方米", ("平方米", "㎡", "平米", "平方"), {}, ("small.toml", "small.toml", "small.toml", "bureau.toml")
    )
    assert more.words("units")["亩"] == "亩"
    assert "平方" not in small.words("units")


def test_an_addition_that_is_there_already_changes_nothing(small: Vocabulary) -> None:
    again = small.extended({"units": {"平方米": ["平米"]}}, "again.toml")

    assert again == small
    assert hash(again) == hash(small)


@pytest.mark.parametrize(
    ("additions", "named"),
    [
        ({"units": {"亩": ["㎡"]}}, ["㎡", "small.toml", "平方米", "bureau.toml", "亩"]),
        (
            {"units": {"percent": {"words": [], "dimension": "count"}}},
            ["percent", "dimension", "ratio", "count", "bureau.toml"],
        ),
        ({"unit": {"亩": []}}, ["unit", "units", "bureau.toml"]),
        ({"units": ["亩"]}, ["units", "bureau.toml"]),
        ({"units": {"亩": "亩"}}, ["units.亩", "bureau.toml"]),
        ({"units": {"亩": [""]}}, ["units.亩", "bureau.toml"]),
        ({"units": {"亩": [3]}}, ["units.亩", "bureau.toml"]),
        ({"units": {"": ["亩"]}}, ["units", "bureau.toml"]),
    ],
    ids=["conflict", "attribute", "section", "list", "string", "empty-word", "number", "empty-key"],
)
def test_errors_name_both_sides(small: Vocabulary, additions: dict[str, Any], named: list[str]) -> None:
    with pytest.raises(VocabularyError) as caught:
        small.extended(additions, "bureau.toml")

    assert [word for word in named if word not in caught.value.zh] == []
    assert [word for word in named if word not in caught.value.en] == []


def test_an_unknown_section_names_the_nearest(small: Vocabulary) -> None:
    with pytest.raises(VocabularyError, match="grades"):
        small.section("grade")


def test_errors_and_vocabularies_survive_pickling(small: Vocabulary) -> None:
    error = pickle.loads(pickle.dumps(VocabularyError("中", "en")))  # noqa: S301  our own bytes

    assert (error.zh, error.en) == ("中", "en")
    assert pickle.loads(pickle.dumps(small)) == small  # noqa: S301  our own bytes


def test_the_digest_follows_the_content(small: Vocabulary) -> None:
    same = Vocabulary.of({"grades": {"优": []}, "units": SMALL["units"]}, "other-name.toml")
    other = small.extended({"grades": {"良": []}}, "bureau.toml")

    assert same.digest == small.digest
    assert other.digest != small.digest
    assert len(small.digest) == 64


def test_the_builtin_vocabulary_is_read_once() -> None:
    assert Vocabulary.builtin() is Vocabulary.builtin()


def test_sections_cannot_be_changed(small: Vocabulary) -> None:
    with pytest.raises(TypeError):
        small.section("units")["亩"] = Term("亩")  # type: ignore[index]


@pytest.mark.parametrize(
    ("additions", "words"),
    [
        ({"scales": {"垓": ["垓"]}}, ("factor", "缺少属性")),
        ({"comparators": {"at-mostx": ["不逾"]}}, ("op", "at-most")),
        ({"units": {"架次": {"words": ["架次"], "dimension": "count", "zzz": 1}}}, ("zzz", "dimension")),
    ],
    ids=["scale", "comparator", "unknown"],
)
def test_a_term_without_its_attributes_is_refused(additions, words):
    with pytest.raises(VocabularyError) as refused:
        Vocabulary.builtin().extended(additions, "jixiao.toml")

    for word in (*words, "jixiao.toml"):
        assert word in refused.value.zh


def test_a_unit_needs_no_dimension():
    extended = Vocabulary.builtin().extended({"units": {"艘航次": ["艘航次"]}}, "jixiao.toml")

    assert extended.words("units")["艘航次"] == "艘航次"
