"""What a change is measured against: 较上年, 比2022年末, 不低于全省平均水平, 与去年同期相比."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jixiao.grammar.patterns import alternatives

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jixiao.grammar.lexicon import Lexicon

__all__ = ["baseline_terminals"]

_YEAR = "(?:19|20)[0-9]{2}年"
_STOP = "0-9,，;；。、≥≤<>=%较比"


def baseline_terminals(lexicon: Lexicon) -> Mapping[str, str]:
    """Return the terminals that name a baseline."""
    noun = noun_pattern(lexicon)
    direction = lexicon.any_of("directions")
    after = alternatives(lexicon.words("comparison-not-before"))
    guard = "".join(f"(?<!{re.escape(word)})" for word in sorted(lexicon.words("comparison-not-after")))
    than = alternatives(word for word in lexicon.of("comparison-words", "than") if word != "在")
    with_ = alternatives(lexicon.of("comparison-words", "with"))
    plain = rf"{guard}(?:{than})(?!{after})(?:{noun}|[^{_STOP}]{{1,12}}?(?=(?:有所|明显|显著|持续|逐步|稳步|大幅|进一步|略有|有)?(?:{direction})))(?:相比|比较|相较|来说)?"
    paired = (
        rf"(?:{with_})(?:{noun})(?=相比|比较|相较|{alternatives(lexicon.of('directions', 'flat'))})(?:相比|比较|相较)?"
    )
    based = rf"在(?:{noun})(?:的?基础上)"
    return {
        "BASELINE": f"(?:{plain}|{paired}|{based})",
        "RELATIVE": rf"(?:{lexicon.any_of('comparators')})(?:等于)?(?:{relative_noun(lexicon)})(?= *(?:$|[^\u4e00-\u9fff%‰]|的|{direction}|以上|以下))",
        "SAMEPERIOD": lexicon.any_of("comparisons"),
    }


def noun_pattern(lexicon: Lexicon) -> str:
    """Return the pattern of a baseline after 较 or 比."""
    tails = lexicon.any_of("baseline-tails")
    return rf"(?:{_YEAR}度?(?:[底末]|年[底末])?|{lexicon.any_of('baselines')})(?:{tails})*"


def relative_noun(lexicon: Lexicon) -> str:
    """Return the pattern of a baseline right after a comparator: 上年水平, but no date."""
    tails = lexicon.any_of("baseline-tails")
    dated = alternatives(
        word
        for word in lexicon.words("baseline-tails")
        if word not in {"末", "底", "年末", "年底", "全年", "上半年", "年度"}
    )
    return rf"(?:{_YEAR}度?(?:{dated})(?:{tails})*|(?:{lexicon.any_of('baselines')})(?:{tails})*)"
