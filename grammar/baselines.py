"""What a change is measured against: 较上年, 比2022年末, 不低于全省平均水平, 与去年同期相比."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jixiao.grammar.characters import HAN
from jixiao.grammar.matchers import Either, Given, Matcher, Pattern
from jixiao.grammar.patterns import alternatives, initials
from jixiao.grammar.wordlist import WordList

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jixiao.grammar.lexicon import Lexicon

__all__ = ["baseline_terminals"]

_YEAR = "(?:19|20)[0-9]{2}年"
_DATES = frozenset({"末", "底", "年末", "年底", "全年", "上半年", "年度"})
"""What makes a date of a year, and no baseline."""
_LEVELLED = frozenset({"低于", "高于", "少于", "多于", "差于", "优于", "好于"})
"""How comparators end that compare a level and no date: 不低于2022年 is measured against that year."""
_STOP = "0-9,，;；。、≥≤<>=%较比"


def baseline_terminals(lexicon: Lexicon) -> Mapping[str, Matcher]:
    """Return the terminals that name a baseline."""
    return {
        "BASELINE": Either(_plain(lexicon), _paired(lexicon), _based(lexicon), _held(lexicon)),
        "RELATIVE": Relative(lexicon),
        "SAMEPERIOD": WordList(lexicon.words("comparisons")),
    }


def _plain(lexicon: Lexicon) -> Matcher:
    """较上年, 比原方案(有所提高)."""
    words = [word for word in lexicon.of("comparison-words", "than") if word != "在"]
    guard = "".join(f"(?<!{re.escape(word)})" for word in sorted(lexicon.words("comparison-not-after")))
    after = lexicon.any_of("comparison-not-before")
    than = f"(?:{alternatives(words)})(?!{after})"
    changed = f"(?:有所|明显|显著|持续|逐步|稳步|大幅|进一步|略有|有)?(?:{lexicon.any_of('directions')})"
    return Given(
        WordList(words),
        Pattern(
            rf"{guard}(?:{than}(?:{noun_pattern(lexicon)})|{than}[^{_STOP}]{{1,12}}?(?={changed}))(?:相比|比较|相较|来说)?"
        ),
    )


def _paired(lexicon: Lexicon) -> Matcher:
    """与上年相比, 与上年(持平)."""
    words = lexicon.of("comparison-words", "with")
    with_ = alternatives(words)
    compared = f"相比|比较|相较|{alternatives(lexicon.of('directions', 'flat'))}"
    return Given(
        Pattern(f"(?:{with_})[^,，;；。]{{1,40}}?(?:{compared})", initials(words)),
        Pattern(rf"(?:{with_})(?:{noun_pattern(lexicon)})(?={compared})(?:相比|比较|相较)?"),
    )


def _based(lexicon: Lexicon) -> Matcher:
    """在上年基础上."""
    return Given(
        Pattern("在[^,，;；。]{1,40}?基础上", "在"),
        Pattern(rf"在(?:{noun_pattern(lexicon)})(?:的?基础上)"),
    )


def _held(lexicon: Lexicon) -> Matcher:
    """维持在上年水平: the baseline is all that follows."""
    words = lexicon.of("comparison-words", "held")
    return Given(
        WordList(words),
        Pattern(rf"(?:{alternatives(words)})(?:{noun_pattern(lexicon)})(?= *(?:$|[,，;；。、)]))"),
    )


class Relative:
    """A comparator with a baseline instead of a number: 不低于上年水平, ≥2022年平均水平."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._comparators = lexicon.comparator_words
        tails = lexicon.any_of("baseline-tails")
        dated = alternatives(word for word in lexicon.words("baseline-tails") if word not in _DATES)
        following = rf"(?= *(?:$|(?!{HAN}|[%‰])[\s\S]|的|{lexicon.any_of('directions')}|以上|以下|以内|之内))"
        self._year = Pattern(rf"{_YEAR}度?(?:{dated})(?:{tails})*{following}")
        self._bare = Pattern(rf"{_YEAR}度?{following}")
        self._named = Pattern(rf"(?:{lexicon.any_of('baselines')})(?:{tails})*{following}")
        self._names = WordList(lexicon.words("baselines"))
        self.starts = self._comparators.starts

    def __call__(self, text: str, place: int) -> int:
        """Return where the baseline ends, or -1."""
        for end in self._comparators.ends(text, place):
            compared = text[end - 2 : end] in _LEVELLED
            for begin in (end + 2, end) if text.startswith("等于", end) else (end,):
                last = self._noun(text, begin, compared)
                if last >= 0:
                    return last
        return -1

    def _noun(self, text: str, place: int, compared: bool) -> int:
        if text[place + 4 : place + 5] == "年":
            end = self._year(text, place)
            if end < 0 and compared:
                end = self._bare(text, place)
            if end >= 0:
                return end
        return self._named(text, place) if self._names(text, place) >= 0 else -1


def noun_pattern(lexicon: Lexicon) -> str:
    """Return the pattern of a baseline after 较 or 比."""
    tails = lexicon.any_of("baseline-tails")
    return rf"(?:{_YEAR}度?(?:[底末]|年[底末])?|{lexicon.any_of('baselines')})(?:{tails})*"
