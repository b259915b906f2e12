"""Near-identical texts and sets, beside the comparison of every pair."""

from __future__ import annotations

from array import array
from random import Random
from time import process_time

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Indel

from jixiao.grammar import Grammar
from jixiao.model import Fragment, Passage, Project
from jixiao.parts import located
from jixiao.rule import Context, Example
from jixiao.rules.consistency.copied_goal import CopiedGoal
from jixiao.rules.consistency.copied_indicators import CopiedIndicators
from jixiao.rules.consistency.copies import Copy, _words, copies, overlaps
from jixiao.subjects import Collected, Run, head_of
from jixiao.testing import SHEET, readings

GRAMMAR = Grammar()

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


def test_a_text_whose_neighbours_all_come_after_it_is_compared_with_the_first_of_them():
    towns = [
        "东山",
        "西河",
        "南岭",
        "北江",
        "中坝",
        "上坪",
        "下坊",
        "大溪",
        "小河",
        "新桥",
        "老街",
        "石门",
        "龙潭",
        "虎岗",
        "马坪",
        "牛田",
        "羊角",
        "鸡鸣",
        "凤凰",
        "鹤山",
    ]
    for seed in range(20):
        order = Random(seed).sample(towns, len(towns))
        texts = [f"支持{town}镇完成农村人居环境整治，改善群众生产生活条件，提升村容村貌。" for town in order]

        assert set(range(1, len(texts))) == {copy.later for copy in copies(texts, 90, 20)}


def test_the_threshold_is_inclusive():
    one, other = "甲" * 18 + "乙丙", "甲" * 18 + "丁戊"

    assert [Copy(1, 0, 90)] == copies([one, other], 90, 10)
    assert [] == copies([one, other], 91, 10)


def test_texts_may_differ_in_length_as_far_as_the_threshold_allows():
    short = "一二三四五六七八九十百千万亿甲乙丙丁"

    assert [Copy(1, 0, 90)] == copies([short, f"{short}东西南北"], 90, 10)
    assert [Copy(1, 0, 90)] == copies([f"东西南北{short}", short], 90, 10)
    assert [] == copies([short, f"{short}东西南北中"], 90, 10)


@given(st.text("甲乙Aé１，。_- \n①²", max_size=20))
def test_words_are_letters_and_figures_in_one_case(text):
    expected = "".join(char for char in text if char.isalnum()).lower()

    assert expected == _words(text)


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


def _members(sets):
    return [array("I", sorted(members)) for members in sets]


@given(st.lists(st.frozensets(st.integers(0, 9), max_size=7), max_size=15), st.integers(50, 100), st.integers(1, 4))
def test_overlaps_finds_what_every_pair_finds(sets, percent, smallest):
    expected = {
        later
        for later, members in enumerate(sets)
        for other in sets[:later]
        if min(len(members), len(other)) >= smallest
        and 100 * len(members & other) >= percent * max(len(members), len(other))
    }

    assert expected == {copy.later for copy in overlaps(_members(sets), percent, smallest)}


def test_members_are_any_numbers_of_four_bytes():
    sets = [frozenset({0, 2**31 - 1, 2**31, 2**32 - 1}), frozenset({0, 2**31 - 1, 2**31, 2**32 - 1})]
    halves = [frozenset({5, 6, 2**31, 2**32 - 1}), frozenset({7, 8, 2**31, 2**32 - 1})]

    assert [Copy(1, 0, 100)] == list(overlaps(_members(sets), 80, 4))
    assert [Copy(1, 0, 50)] == list(overlaps(_members(halves), 50, 2))


def test_the_larger_overlap_is_named():
    sets = [frozenset({1, 2, 3, 9}), frozenset({1, 2, 3, 4, 5}), frozenset({1, 2, 3, 4})]

    assert [Copy(2, 1, 80)] == [copy for copy in overlaps(_members(sets), 70, 2) if copy.later == 2]


def test_of_two_overlaps_the_larger_or_the_first_is_named():
    larger_first = [frozenset({1, 2, 3, 4, 5}), frozenset({1, 2, 3, 9}), frozenset({1, 2, 3, 4})]
    alike = [frozenset({1, 2, 3, 9}), frozenset({2, 3, 4, 8}), frozenset({1, 2, 3, 4})]

    assert [Copy(2, 0, 80)] == [copy for copy in overlaps(_members(larger_first), 70, 2) if copy.later == 2]
    assert [Copy(2, 0, 75)] == [copy for copy in overlaps(_members(alike), 70, 2) if copy.later == 2]


def test_sets_with_members_of_their_own_are_compared():
    mostly_own = [frozenset({1, 2, 3, 4, 5}), frozenset({1, 2, 3, 4, 6}), frozenset({1, 2, 7, 8, 9})]

    assert [Copy(1, 0, 80)] == list(overlaps(_members(mostly_own), 80, 2))
    assert [Copy(1, 0, 80), Copy(2, 0, 40)] == list(overlaps(_members(mostly_own), 40, 2))


def test_copies_of_one_template_take_no_longer_the_more_there_are():
    sets = _members([frozenset({1, 2, 3, 4, 100 + n}) for n in range(20_000)])
    started = process_time()
    found = list(overlaps(sets, 80, 4))

    assert [Copy(n, 0, 80) for n in range(1, len(sets))] == found
    assert process_time() - started < 10


def test_equal_sets_point_to_the_first():
    assert [Copy(1, 0, 100), Copy(2, 0, 100)] == list(overlaps(_members([frozenset({1, 2})] * 3), 80, 2))


def run(rule, *projects):
    """Run a rule over a run of projects, each in a file of its own."""
    context = Context(GRAMMAR)
    heads = [(head_of(project, f"{number}.xlsx"), project) for number, project in enumerate(projects)]
    collected = [Collected(head, digest) for head, project in heads if (digest := rule.digest(project, context))]
    return list(rule.check(Run(collected), context))


def project_of(**values):
    return next(item for item in readings(Example(**values), GRAMMAR) if isinstance(item, Project))


ROWS = tuple(("产出指标", "", f"{word}数", "≥", "2", "个") for word in "甲乙丙丁")


def test_copies_in_other_files_name_the_file():
    one, other = project_of(name="甲", goal=GOAL, rows=ROWS), project_of(name="乙", goal=GOAL, rows=ROWS)
    (goal,) = run(CopiedGoal(), one, other)
    (indicators,) = run(CopiedIndicators(), one, other)

    assert goal.message == ("绩效目标与“甲”（0.xlsx）的完全相同", "the goal is identical to that of “甲” (0.xlsx)")
    assert indicators.message == (
        "4条指标中有4条的名称和取值与“甲”（0.xlsx）相同",
        "4 of 4 indicators have the name and value of “甲” (0.xlsx)",
    )
    assert ["1.xlsx", "0.xlsx"] == [goal.at.head.file, goal.related[0].at.head.file]


def test_copies_without_a_name_are_told_by_their_row():
    one, other = project_of(name="", goal=GOAL, rows=ROWS), project_of(name="", goal=GOAL[:-1] + "快", rows=ROWS)
    (goal,) = run(CopiedGoal(), one, other)
    (indicators,) = run(CopiedIndicators(), one, other)
    row = goal.related[0].at.head.row

    assert goal.message == (
        f"绩效目标与“{SHEET}第{row}行”（0.xlsx）的有96%相同",
        f"the goal is 96 % the same as that of “row {row} of {SHEET}” (0.xlsx)",
    )
    assert f"“{SHEET}第{row}行”（0.xlsx）" in indicators.message.zh


def test_a_goal_that_was_cut_by_the_page_keeps_its_cells():
    goal = Passage(GOAL, SHEET, (Fragment(0, 7, 6, 2, 10), Fragment(10, 9, 6, 0, len(GOAL) - 10)))
    one, other = project_of(name="甲", goal=GOAL), project_of(name="乙")
    other.goal = goal
    (found,) = run(CopiedGoal(), one, other)

    assert [("F7", (2, 12)), ("F9", (0, 20))] == [(place.cell, place.span) for place in found.at.passage.places()]


def test_indicators_of_rows_are_placed_at_the_first_name():
    one, other = project_of(name="甲", rows=ROWS), project_of(name="乙", rows=ROWS)
    (found,) = run(CopiedIndicators(), one, other)

    assert other.indicators[0].name_passage.place.cell == found.at.passage.place.cell


def test_indicators_of_a_cell_are_placed_at_the_cell():
    cell = "".join(f"{n}、产出指标：{word}数，年度指标值：≥2个。" for n, word in enumerate("甲乙丙丁", 1))
    one, other = project_of(name="甲", indicators=cell), project_of(name="乙", indicators=cell)
    (found,) = run(CopiedIndicators(), one, other)

    assert other.indicator_cell.place.cell == found.at.passage.place.cell


def test_changes_at_both_ends_among_many():
    random = Random(7)
    words = "道路桥梁水库学校医院社区农田森林河道公园车站食堂宿舍管网路灯绿地建设改造维修养护"
    noise = ["".join(random.choices(words, k=40)) for _ in range(400)]
    base = noise[0]
    texts = [*noise, "本市" + base[2:-2] + "顺利", base[1:-1], base[:3] + "县" + base[4:20] + base[21:-1] + "快"]

    assert [(400, 0), (401, 0), (402, 0)] == [copy[:2] for copy in copies(texts, 85, 10)]


def test_which_indicators_match_is_said():
    own = (*ROWS[:3], ("产出指标", "", "戊数", "≥", "2", "个"), ROWS[3])
    one, other = project_of(name="甲", goal=GOAL, rows=ROWS), project_of(name="乙", goal=GOAL, rows=own)
    (indicators,) = run(CopiedIndicators(), one, other)

    assert indicators.message == (
        "5条指标中有4条（第1、2、3、5条）的名称和取值与“甲”（0.xlsx）（第1、2、3、4条）相同",
        "4 of 5 indicators (number 1, 2, 3, 5) have the name and value of “甲” (0.xlsx) (number 1, 2, 3, 4 there)",
    )


def test_a_place_in_another_file_names_it():
    one, other = project_of(name="甲", goal=GOAL, rows=ROWS), project_of(name="乙", goal=GOAL, rows=ROWS)
    (goal,) = run(CopiedGoal(), one, other)
    found = located(goal, CopiedGoal(), goal.severity or CopiedGoal.severity, goal.at, "", None)

    assert ["0.xlsx"] == [item.file for item in found.related]

    (indicators,) = run(CopiedIndicators(), one, other)
    found = located(indicators, CopiedIndicators(), CopiedIndicators.severity, indicators.at, "", None)

    assert [None] == [item.place.span for item in found.related]
