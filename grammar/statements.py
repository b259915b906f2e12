"""Clauses without a number: grades, absolutes, changes, promises to decide later, and what stands for nothing."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from jixiao.grammar.characters import HAN
from jixiao.grammar.clocks import CLOCK
from jixiao.grammar.nothings import Nothings
from jixiao.grammar.patterns import alternatives, characters
from jixiao.grammar.ranks import Ranks

if TYPE_CHECKING:
    from jixiao.grammar.lexicon import Lexicon

__all__ = ["Statements"]

_LEVEL = (
    "[一二三四五六七八九十0-9ⅠⅡⅢⅣⅤ]级(?:[甲乙丙]等)?|[甲乙丙丁特]级|[三二一][甲乙丙]|[1-5一二三四五]星级?|[1-5]?A{1,5}级?|[BCD]级|(?:I{1,3}|IV|V)级"
    "|(?:[ⅠⅡⅢⅣⅤ]|I{1,3}|IV|V)类(?:水质|水体|水)?|(?<=[水质表])[一二三四五]类(?:水质|水体|水)?"
)
_MODES = "(?:确保|力争|争取|保证|总体|综合|整体|实际|均|都|应|须|需|已|顺利)?"
_LINKS = "均为|评为|评定为|认定为|确定为|定为|达到|取得|获得|保持在|为|是|达|获|:"


class Statements:
    """Patterns over one normalised clause, made of one lexicon when first needed."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.ranks = Ranks(lexicon)

    @cached_property
    def graded(self) -> re.Pattern[str]:
        """A character without which no clause is a grade."""
        return re.compile(
            characters(
                "".join(word[-1] for word in self.lexicon.words("grades", "grade-glued")) + "级星类等甲乙丙丁ABCD"
            )
        )

    @cached_property
    def graded_ends(self) -> frozenset[str]:
        """The characters one of which ends every clause that is a grade: those of its word and of what may stand behind it."""
        words = self.lexicon.words("grades", "grade-glued", "grade-tails", "bounds")
        return frozenset(word[-1] for word in words) | frozenset("级等甲乙丙星A类质体水次平准")

    @cached_property
    def grade(self) -> re.Pattern[str]:
        """A whole clause that is one word of a closed scale.

        Groups: ``op`` or ``bound`` states the comparison, ``word`` is the grade, ``subject`` what is graded.
        """
        lexicon = self.lexicon
        op = lexicon.any_of("comparators")
        heads = "|".join(f"(?<={re.escape(head)})" for head in lexicon.words("grade-heads"))
        return re.compile(
            rf"(?!是否$)(?:(?P<subject>[^,，;；。]{{1,30}}?)\s*(?:{_LINKS}|(?<![不未])(?={op})|{heads}))?\s*{_MODES}(?:{_LINKS})?\s*"
            rf"(?P<op>{op})?\s*(?P<word>{lexicon.any_of('grades')}|(?:{lexicon.any_of('grade-prefixes')})?(?:{_LEVEL}))\s*"
            rf"(?:{lexicon.any_of('grade-tails')})?\s*(?:(?P<bound>{lexicon.any_of('bounds')})(?:等次|水平|等级|标准)?)?"
        )

    @cached_property
    def glued_grade(self) -> re.Pattern[str]:
        """A subject with its grade right behind it: 验收合格."""
        return re.compile(
            rf"(?!基本|全部|全面|不|未|较)(?P<subject>(?:{HAN}|[()、“”]){{2,20}}?)(?<![不未较])(?P<word>{self.lexicon.any_of('grade-glued')})"
        )

    @cached_property
    def absolute(self) -> re.Pattern[str]:
        """Words that are quantified without a number: 全部完成, 零事故, and times of day."""
        idioms = self.lexicon.any_of("absolutes-not")
        return re.compile(rf"(?<![有毫健])(?!{idioms})(?:{self.lexicon.gapped('absolutes')})|{CLOCK}")

    @cached_property
    def deferral(self) -> re.Pattern[str]:
        """A promise to decide later, which ends its clause where it names what decides."""
        lexicon = self.lexicon
        settled = lexicon.gapped("deferrals")
        return re.compile(
            rf"(?!{lexicon.any_of('deferrals-not')})(?:{settled})(?=\s*(?:$|[,，;；。、)\]!]))|(?:{alternatives(lexicon.of('deferrals', 'open'))})"
        )

    @cached_property
    def nothings(self) -> Nothings:
        """What tells values that state nothing."""
        return Nothings(self.lexicon)

    @cached_property
    def plan_year(self) -> re.Pattern[str]:
        """The plan year as a whole value, with what is to happen in it."""
        lexicon = self.lexicon
        return re.compile(rf"(?:{lexicon.any_of('plan-year')})(?:内)?(?:{lexicon.any_of('completions')})?")

    @cached_property
    def scoring(self) -> re.Pattern[str]:
        """A rule for the score."""
        marks = r"(?:得|扣|加|计|减)\s*[0-9.]+\s*分(?!钟|以上|及以上|之)"
        return re.compile(rf"{marks}|{self.lexicon.gapped('scoring')}")

    @cached_property
    def direction(self) -> re.Pattern[str]:
        """A word of change."""
        return re.compile(self.lexicon.any_of("directions"))

    @cached_property
    def _than(self) -> re.Pattern[str]:
        words = self.lexicon.any_of("comparison-words", "comparators")
        return re.compile(rf"(?:{words})(?:等于)?(?P<noun>.+?)(?:的?基础上)?(?:相比|比较|相较|来说)?")

    @cached_property
    def _alone(self) -> frozenset[str]:
        return frozenset(self.lexicon.words("comparisons"))

    @cached_property
    def _level(self) -> re.Pattern[str]:
        """A year with 水平 behind it, which is left out: 上年度水平."""
        year = alternatives(self.lexicon.of("baselines", "year", "period"))
        return re.compile(rf"((?:{year}|(?:19|20)[0-9]{{2}}年度?)(?:同期|末|底)?)的?(?:实际)?水平")

    def baseline_of(self, text: str, start: int, end: int) -> tuple[int, int]:
        """Return where the baseline stands in the words 较上年, 不低于上年水平 or 同比."""
        found = self._than.fullmatch(text, start, end)
        if found is None or text[start:end] in self._alone:
            return start, end
        start, end = found.span("noun")
        level = self._level.fullmatch(text, start, end)
        return (start, level.end(1)) if level is not None else (start, end)
