"""Rule sets in TOML: rules like any other, over a typed view, with exact numbers."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from jixiao.expressions import Expressions
from jixiao.finding import Severity
from jixiao.host import Host
from jixiao.rule import Example
from jixiao.ruleset_toml import add_rule_sets, load_rule_set
from jixiao.testing import check_examples, run_rule
from jixiao.toml_conditions import variables_of
from jixiao.toml_records import descriptors
from jixiao.toml_view import RECORDS, VARIABLES

RULE_SETS = sorted((Path(__file__).parents[2] / "examples" / "rules").glob("*.toml"))

HEAD = """
name = "trial-set"
title = "试用规则集"
version = "3"
"""

RULE = """
[[rule]]
code = "TRY001"
name = "trial-rule"
over = "{over}"
title = {{ zh = "标题", en = "title" }}
checks = "检查"
why = "原因"
repair = "改法"
severity = "warning"
reliability = "exact"
basis = ["arithmetic"]
message = {{ zh = "{message}", en = "{message}" }}
bad = ["产出指标：培训，年度指标值：≥5个。"]
good = ["产出指标：培训，年度指标值：≥5期。"]
"""


@pytest.fixture
def rule_of(tmp_path):
    """Makes the only rule of a set out of its keys."""

    def make(over="indicator", message="有问题", tail="", **keys):
        lines = [f"{key.replace('_', '-')} = {value}" for key, value in keys.items()]
        path = tmp_path / "set.toml"
        path.write_text(HEAD + RULE.format(over=over, message=message) + "\n".join(lines) + "\n" + tail, "utf-8")
        return load_rule_set(path).rules[0]

    return make


@pytest.mark.parametrize("path", RULE_SETS, ids=lambda path: path.stem)
def test_examples_of_the_rule_sets_that_come_along(path):
    faults = [fault for rule in load_rule_set(path).rules for fault in check_examples(rule)]

    assert [] == faults


@pytest.mark.parametrize("path", RULE_SETS, ids=lambda path: path.stem)
def test_rule_sets_that_come_along_cite_what_there_is_and_speak_both_languages(path):
    host = Host()
    add_rule_sets(host, {path.name: path})
    found = load_rule_set(path).rules
    texts = [getattr(rule, key) for rule in found for key in ("title", "checks", "why", "repair")]

    assert 8 <= len(found) <= 12
    assert all(text.zh != text.en and text.zh and text.en for text in texts)
    assert {rule.code for rule in found} <= set(host.registry().rules)


def test_record_of_a_rule(rule_of):
    rule = rule_of(
        require="'value.unit == \"期\"'",
        since='"2"',
        aliases='["TRX001"]',
        supersedes='["VAL005"]',
        categories='["output"]',
        kinds='["comparison"]',
        words='["培训"]',
        requires='["value"]',
        enabled="false",
        status='"trial"',
        replaced_by='"TRY009"',
    )

    assert ("TRY001", "trial-rule", "indicator") == (rule.code, rule.name, rule.scope)
    assert ("标题", "title") == rule.title
    assert ("检查", "检查") == rule.checks
    assert (Severity.WARNING, "exact", ("arithmetic",)) == (rule.severity, rule.reliability, rule.basis)
    assert ("2", "trial", "TRY009", False) == (rule.since, rule.status, rule.replaced_by, rule.enabled)
    assert (("TRX001",), ("VAL005",), ("培训",), ("value",)) == (
        rule.aliases,
        rule.supersedes,
        rule.words,
        rule.requires,
    )
    assert {"output"} == rule.categories
    assert {"comparison"} == rule.kinds


def test_since_is_the_version_of_the_set_unless_said(rule_of):
    assert "3" == rule_of(require="'true'").since


def test_require_reports_what_does_not_hold_and_forbid_what_does(rule_of):
    text = "产出指标：培训，年度指标值：≥5个。"

    assert 1 == len(run_rule(rule_of(require="'value.number >= 6'"), text))
    assert 0 == len(run_rule(rule_of(require="'value.number >= 5'"), text))
    assert 0 == len(run_rule(rule_of(forbid="'value.number >= 6'"), text))
    assert 1 == len(run_rule(rule_of(forbid="'value.number >= 5'"), text))


def test_when_narrows(rule_of):
    rule = rule_of(when="\"name.text.contains('培训')\"", require="'false'")

    assert 1 == len(run_rule(rule, "产出指标：培训，年度指标值：≥5个。"))
    assert 0 == len(run_rule(rule, "产出指标：会议，年度指标值：≥5个。"))


def test_a_number_that_is_not_there_fulfils_no_requirement_and_breaks_no_ban(rule_of):
    text = "效益指标：营商环境，年度指标值：持续改善。"

    assert 1 == len(run_rule(rule_of(require="'value.number >= 0'"), text))
    assert 0 == len(run_rule(rule_of(forbid="'value.number >= 0'"), text))
    assert 0 == len(run_rule(rule_of(forbid="'value.number < 0'"), text))


def test_message_span_expected_actual_difference_suggestion_and_fix(rule_of):
    rule = rule_of(
        message="“{value.text}”少{{“{name.text}”}}，{value.quantified}，{[value.unit, '乙']}",
        require="'value.number >= parameters.least'",
        mark='"number"',
        expected="'≥{parameters.least}'",
        actual="'{value.number}'",
        difference="'{parameters.least - value.number}'",
        suggestion="'写{parameters.least}'",
        fix="{ with = '{parameters.least}', safe = true }",
        tail="[rule.parameters.least]\ndefault = 7\ntext = '至少'\n",
    )
    (found,) = run_rule(rule, "产出指标：培训，年度指标值：≥5.5个。")

    assert "“≥5.5个”少{“培训”}，是，个、乙" == found.message.zh
    assert "“≥5.5个”少{“培训”}，yes，个, 乙" == found.message.en
    assert ("5.5", (1, 4)) == (found.text, found.mark)
    assert ("≥7", "5.5", "1.5") == (found.expected, found.actual, found.difference)
    assert "写7" == found.suggestion.zh
    assert ("7", True) == (found.fix.replacement, found.fix.safe)
    assert "safe" == rule.fixable


def test_what_is_absent_is_named_in_a_message(rule_of):
    (found,) = run_rule(rule_of(message="{value.number}", require="'false'"), "效益指标：环境，年度指标值：持续改善。")

    assert ("未写明", "not stated") == found.message


@pytest.mark.parametrize(
    ("part", "mark", "text"),
    [
        ("name", '["热线"]', "热线"),
        ("name", '["没有"]', "12345热线接通率"),
        ("value", '"unit"', "%"),
        ("value", '"sign"', "≥"),
    ],
)
def test_marks(rule_of, part, mark, text):
    rule = rule_of(require="'false'", part=f'"{part}"', mark=mark)
    (found,) = run_rule(rule, "产出指标：12345热线接通率，年度指标值：≥90%。")

    assert text == found.text


def test_parameters_are_settings_of_the_rule(rule_of):
    tail = "[rule.parameters.least]\ndefault = 7\nlow = 1\nhigh = 9\ntext = '至少'\n"
    rule = rule_of(require="'value.number >= parameters.least'", tail=tail)
    text = "产出指标：培训，年度指标值：≥5个。"

    assert 1 == len(run_rule(rule, text))
    assert 0 == len(run_rule(rule, text, {"least": 5}))


def test_over_project_amounts_are_in_wan_whatever_the_unit(rule_of):
    rule = rule_of("project", message="{project.amounts.total}", forbid="'project.amounts.total >= 500'")
    cases = [
        ("500", "万元"),
        ("5,000,000.00", "元"),
        ("499.99", "万元"),
        ("0.06", "亿元"),
        ("5000", "千元"),
        ("9999999", None),
    ]
    found = [[item.message.zh for item in run_rule(rule, Example(total=total, unit=unit))] for total, unit in cases]

    assert [["500"], ["500"], [], ["600"], ["500"], []] == found


def test_money_unit_of_the_profile_holds_where_the_form_states_none(rule_of):
    rule = rule_of("project", forbid="'project.amounts.total >= 500'")
    example = Example(total="500", unit=None)

    assert 1 == len(run_rule(rule, example, settings={"money-unit": "万元"}))


def test_each_indicator_beside_its_project(rule_of):
    rule = rule_of(
        "project",
        message="{indicator.name.text}",
        each='"indicator"',
        forbid="'size(project.indicators) > 1 && indicator.value.number < 5'",
        mark='"number"',
    )
    found = run_rule(
        rule, "产出指标：培训，年度指标值：≥4期。产出指标：会议，年度指标值：≥5次。产出指标：调研，年度指标值：≥3次。"
    )

    assert [("培训", "4"), ("调研", "3")] == [(item.indicator, item.text) for item in found]


def test_over_table(rule_of):
    rule = rule_of(
        "table",
        message="{size(projects)}个{sum(projects.map(p, p.amounts.total))}",
        require="'sum(projects.map(p, p.amounts.total)) == subtotals[0].amounts.total'",
    )
    wrong = Example(total="0.1", projects=(Example(total="0.2"),), subtotals=(("合计", {"total": "0.4"}),))
    right = Example(total="0.1", projects=(Example(total="0.2"),), subtotals=(("合计", {"total": "0.3"}),))

    assert ["2个0.3"] == [item.message.zh for item in run_rule(rule, wrong)]
    assert [] == run_rule(rule, right)


def test_a_condition_that_fails_at_run_time_is_a_crash_of_the_rule(rule_of):
    rule = rule_of("project", require="\"project.facts['没有'] == ''\"")

    with pytest.raises(AssertionError, match=r"TRY001.*Key not found"):
        run_rule(rule, Example())


def test_steps_over_lists_are_limited(rule_of):
    loops = "project.indicators.all(a, " * 5 + "true" + ")" * 5
    rule = rule_of("project", require=f"'''{loops}'''")

    with pytest.raises(AssertionError, match="Iteration budget exceeded"):
        run_rule(rule, "产出指标：培训，年度指标值：≥4期。" * 12)


def test_every_text_of_the_file_is_part_of_the_version(tmp_path):
    text = HEAD + RULE.format(over="indicator", message="x") + "require = 'true'\n"
    versions = []
    for extra in ("", "# 注\n"):
        path = tmp_path / "set.toml"
        path.write_text(text + extra, "utf-8")
        versions.append(load_rule_set(path).version)

    assert all(version.startswith("3 (") for version in versions)
    assert versions[0] != versions[1]


@pytest.mark.parametrize("scope", VARIABLES)
def test_every_name_of_the_view_can_be_used(scope):
    """Every variable and every field of every record reads what a project holds and is of the type it declares."""
    record = {"over": scope, "each": "indicator"} if scope == "project" else {"over": scope}
    environment = Expressions(variables_of(record), descriptors()[0])
    types = {"string": "STRING", "double": "DOUBLE", "int": "INT", "bool": "BOOL"}
    wrong = [
        path
        for path, kind in _paths(VARIABLES[scope])
        if kind in types and types[kind] != environment.compile(path).type
    ]

    assert [] == wrong


def _paths(fields, prefix="", depth=0):
    for name, field in fields.items():
        yield f"{prefix}{name}", field.type
        if field.type in RECORDS and depth < 3:
            yield from _paths(RECORDS[field.type], f"{prefix}{name}.", depth + 1)


@pytest.mark.parametrize("scope", VARIABLES)
def test_every_name_of_the_view_is_read_from_a_subject(scope, tmp_path):
    """A rule that shows every plain name there is reports without a crash."""
    plain = [path for path, kind in _paths(VARIABLES[scope]) if kind in {"string", "double", "int", "bool"}]
    message = "".join(f"{{{path}}}" for path in plain)
    path = tmp_path / "set.toml"
    path.write_text(HEAD + RULE.format(over=scope, message=message) + "require = 'false'\n", "utf-8")
    (rule,) = load_rule_set(path).rules
    full = Example(
        rows=(
            ("产出指标", "数量指标", "培训（期）", "≥", "4", "期", "10", "说明"),
            ("效益指标", "社会效益指标", "营商环境", "定性", "改善"),
        ),
        subtotals=(("合计", {"total": "100.00"}),),
        year=2024,
    )

    assert len(run_rule(rule, full)) == {"indicator": 2}.get(scope, 1)
    assert len(run_rule(rule, Example(indicators="效益指标：环境，年度指标值：。"))) == 1


@pytest.mark.parametrize(
    ("left", "right"),
    [("99.99", "99.99"), ("0.1", "0.1"), ("100", "100.0"), ("1000000000", "1000000000"), ("0.3", "0.1 + 0.2 - 0.0")],
)
def test_numbers_compare_as_written(left, right):
    """A decimal and the literal of the same digits are one double; sums are exact through sum()."""
    environment = Expressions({"number": "double"})
    data = {"number": float(Decimal(left))}
    same = environment.compile(f"number == {right}").value(data)
    summed = environment.compile("sum([0.1, 0.2]) == 0.3 && sum([1, 2]) == 3").value({})

    assert ("+" not in right) is same
    assert summed


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("1 < 1.5 && 2.5 > 2 && 2 <= 2.0 && 2.0 >= 2 && 3 == 3.0 && 3.5 != 3", True),
        ("3.0 in [1, 3] && 3 in [3.0, 4.0] && !(3.5 in [3])", True),
        ("1 + 1.5 == 2.5 && 2.5 - 1 == 1.5 && 2 * 1.5 == 3 && 3 / 2.0 == 1.5", True),
        ("'甲' + '乙' == '甲乙' && [1] + [2] == [1, 2] && 'a' < 'b' && true != false", True),
        ("timestamp('2024-01-02T00:00:00Z') - timestamp('2024-01-01T00:00:00Z') == duration('24h')", True),
        ("size('热线') == 2 && '热线'.charAt(1) == '线' && '热线接通率'.substring(0, 2) == '热线'", True),
        ("'热线'.matches('^热.$') && ['一', '二'].join('、') == '一、二' && math.abs(-1.5) == 1.5", True),
    ],
    ids=["order", "membership", "arithmetic", "texts", "times", "characters", "functions"],
)
def test_the_language(source, value):
    assert value is Expressions({}).compile(source).value({})
