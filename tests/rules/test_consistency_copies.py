"""Near-identical texts and sets, beside the comparison of every pair."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Indel

from jixiao.rules.consistency.copies import Copy, copies, overlaps

GOAL = "完成辖区道路日常养护，及时修补破损路面，保障群众出行安全畅通"


def test_identical_words_point_to_the_first():
    assert [Copy(1, 0, 100), Copy(3, 0, 100)] == copies([GOAL, GOAL + "。", "其他", GOAL.replace("，", "；")], 90, 10)


def test_changes_at_the_beginning_the_middle_and_the_end_are_found():
    changed = ["本市" + GOAL[2:], GOAL[:-2] + "顺利", GOAL.replace("修补", "处理"), "本" + GOAL[1:-1] + "快"]
    for text in changed:
        (copy,) = copies(["甲" * 30, GOAL, "乙" * 30, text], 85, 10)

        assert (3, 1) == copy[:2]
        assert 85 <= copy.percent < 100


def test_numbers_do_not_keep_copies_apart():
    texts = [f"{year}年" + GOAL for year in range(2000, 2020)]
    noise = [f"{year}年" + "丁" * year for year in range(30, 60)]

    assert set(range(1, 20)) <= {copy.later for copy in copies(texts + noise, 80, 10)}


def test_the_threshold_is_inclusive():
    one, other = "甲" * 18 + "乙丙", "甲" * 18 + "丁戊"

    assert [Copy(1, 0, 90)] == copies([one, other], 90, 10)
    assert [] == copies([one, other], 91, 10)


def test_the_shortest_length_is_inclusive():
    assert [Copy(1, 0, 100)] == copies(["一二三四。", "一二三四"], 90, 4)
    assert [] == copies(["一二三四。", "一二三四"], 90, 5)


def test_the_closest_earlier_text_is_named():
    near, far = GOAL.replace("畅通", "顺畅"), GOAL.replace("辖区", "全市").replace("畅通", "无忧")

    assert (2, 1) == copies([far, near, GOAL], 80, 10)[-1][:2]


@given(st.lists(st.text("甲乙丙，12", min_size=4, max_size=24), max_size=12))
def test_every_copy_is_one(texts):
    for later, earlier, percent in copies(texts, 80, 4):
        one, other = ("".join(c for c in texts[i] if c != "，") for i in (later, earlier))

        assert earlier < later
        assert percent == int(100 * Indel.normalized_similarity(one, other))
        assert percent >= 80


@given(st.lists(st.frozensets(st.integers(0, 9), max_size=7), max_size=15), st.integers(50, 100), st.integers(1, 4))
def test_overlaps_finds_what_every_pair_finds(sets, percent, smallest):
    expected = {
        later
        for later, members in enumerate(sets)
        for other in sets[:later]
        if min(len(members), len(other)) >= smallest
        and 100 * len(members & other) >= percent * max(len(members), len(other))
    }

    assert expected == {copy.later for copy in overlaps(sets, percent, smallest)}


def test_the_larger_overlap_is_named():
    sets = [frozenset({1, 2, 3, 9}), frozenset({1, 2, 3, 4, 5}), frozenset({1, 2, 3, 4})]

    assert [Copy(2, 1, 80)] == [copy for copy in overlaps(sets, 70, 2) if copy.later == 2]


def test_equal_sets_point_to_the_first():
    assert [Copy(1, 0, 100), Copy(2, 0, 100)] == list(overlaps([frozenset({1, 2})] * 3, 80, 2))
