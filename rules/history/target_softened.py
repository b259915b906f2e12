"""HIS002 target-softened."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from jixiao.finding import Severity
from jixiao.grammar import Kind
from jixiao.grammar.patterns import deferred
from jixiao.rule import Example, Rule
from jixiao.rules.history.pairs import matched, quoted
from jixiao.rules.history.progress import measure
from jixiao.rules.history.words import words
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.grammar import Value
    from jixiao.rule import Context
    from jixiao.subjects import Previous

__all__ = ["TargetSoftened"]

_WORDS = frozenset({Kind.QUALITATIVE, Kind.DEFERRED, Kind.CHANGE})
_HARD = frozenset({Kind.COMPARISON, Kind.RANGE, Kind.CHANGE, Kind.DEADLINE, Kind.RANK, Kind.COMPOUND})
_LEVEL = deferred("[0-9０-９一二三四五六七八九十A-Za-zＡ-Ｚ]")
_ENDS = frozenset({Fraction(0), Fraction(100)})


class TargetSoftened(Rule):
    """What was a number last year does not become words.

    Why: whoever could measure last year can measure this year.
    """

    code, name = "HIS002", "target-softened"
    title = Text("量化目标改为定性", "number turned into words")
    checks = Text(
        "同一项目的同一指标，上年目标是数字、期限或名次，今年只有文字描述，或只有“满意”“良好”一类的等次。"
        "不算：带级数的等次（二级、AAA级），以及上年的 100% 或 0 改写为“合格”“否”等。",
        "Of the same indicator, last year's target was a number, a date or a rank, and this year's is words only, or a"
        " grade such as 满意 or 良好. Not meant: grades that are numbered (二级, AAA级), and last year's 100% or 0 said as"
        " 合格, 否 and the like.",
    )
    why = Text(
        "上年能量化，今年也能量化；改成文字就无法比较。", "What could be measured last year can be measured this year."
    )
    repair = Text("沿用上年的计量方式，写出今年的目标值。", "Measure as last year did and write this year's number.")
    severity = Severity.WARNING
    reliability = "exact"
    basis = ("previous-year", "mof-2020-10/measurable")
    bad = (
        Example(
            "效益指标：政策知晓率，年度指标值：有所提升。", previous=Example("效益指标：政策知晓率，年度指标值：≥85%。")
        ),
        Example(
            "满意度指标：群众满意度，年度指标值：满意。", previous=Example("满意度指标：群众满意度，年度指标值：≥95%。")
        ),
    )
    good = (
        Example(
            "效益指标：政策知晓率，年度指标值：≥90%。", previous=Example("效益指标：政策知晓率，年度指标值：≥85%。")
        ),
        Example(
            "效益指标：营商环境，年度指标值：持续改善。", previous=Example("效益指标：营商环境，年度指标值：明显改善。")
        ),
    )

    def check(self, pair: Previous, context: Context) -> Iterator[Finding]:
        """Look for targets that are no longer quantified."""
        for item, other in matched(pair):
            value, before = item.value, other.value
            if before.kind in _HARD and before.quantified and _soft(value, before):
                called = quoted(item, other)
                yield self.finding(
                    zh=f"“{item.name_text}”上年目标为“{before.text}”{called.zh}，今年只写“{value.text}”",
                    en=f"“{item.name_text}” had the target “{before.text}” last year{called.en}; now it says “{value.text}”",
                    at=item,
                    part="value",
                    expected=before.text,
                    actual=value.text,
                    suggestion=Text(
                        f"按上年的方式写出数字，如“{before.text}”",
                        f"write a number as last year did, such as “{before.text}”",
                    ),
                )


def _soft(value: Value, before: Value) -> bool:
    """Tell whether a target is words, where the one before was a number: a grade too, unless it is as strict."""
    if value.kind is not Kind.GRADE:
        return value.kind in _WORDS and not value.quantified
    word = value.word or ""
    as_strict = word in words("all-or-nothing") and measure(before) in _ENDS
    return not as_strict and _LEVEL.search(word) is None
