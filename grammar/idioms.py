"""Words that hold a number and state none, and periods without 每, as terminals of ``value.lark``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jixiao.grammar.characters import HAN
from jixiao.grammar.clocks import CLOCK, CLOCK_STARTS
from jixiao.grammar.matchers import DIGITS, LETTERS, Either, Given, Matcher, Pattern
from jixiao.grammar.numerals import NUMERALS
from jixiao.grammar.patterns import alternatives, initials, one_of
from jixiao.grammar.weekdays import Weekday
from jixiao.grammar.wordlist import WordList

if TYPE_CHECKING:
    from jixiao.grammar.lexicon import Lexicon

__all__ = ["idioms", "once"]

_CN = one_of(NUMERALS)
_LATIN = "[A-Za-z]"
_STAKE = (
    r"[A-HJYZ]?K[0-9]{1,4}\+[0-9]{1,3}(?:\.[0-9]+)?(?:[-~至到]+[A-HJYZ]?K[0-9]{1,4}\+[0-9]{1,3}(?:\.[0-9]+)?)?(?![0-9])"
)
_PLAN = (
    r"(?<![0-9A-Za-z.])(?:(?:[0-9]{1,4}\+)*[NnXxMm](?:\+(?:[0-9]{1,4}|[NnXxMmYy]))+|(?:[0-9]{1,4}\+)+[NnXx])(?![0-9A-Za-z.%‰])"
    r"|(?<![0-9.])[0-9]{1,2}(?:\+[0-9]{1,2}){2,}(?=\s*(?:[”’\"、,，。;；)\]]|模式|体系|机制|工程|行动|架构|平台|规划|方案|$))"
)
"""1+3+N, N+1 and 1+1+1: numbers of a plan's parts, with letters for what may come."""
_BROKEN = (
    r"(?<![0-9.])(?!(?:19|20)[0-9]{2}\.[0-9]{1,2}\.[0-9]{1,2}(?![0-9]|\.[0-9]))[0-9]+(?:(?:\.[0-9]+){2,}|\.{2,}[0-9]+)"
)
"""99.9.5: a version, an address or a slip, and no number; 2023.12.31 is a date."""
_NO_PERIOD = "".join(
    f"(?<!{each}{period})"
    for period in ("年", "月", "周", "天", "日", "旬", "季", "季度", "半年", "学期", "个月")
    for each in "每一"
)
"""每月二次 is a frequency, 二次供水 a kind of supply."""


def once() -> Matcher:
    """一年两次: a period without 每."""
    return Pattern(
        rf"(?:(?<![{NUMERALS}])一|(?<![0-9.,])1)个?(?:年|月|周|天|日|季度|季|学期|旬)(?= *(?:不少于|不低于|不超过|至少|最多|达到|完成|[≥≤><])? *(?:[0-9]+|{_CN}+)(?:次|场|期|回|轮|遍))"
        rf"|(?<![{NUMERALS}第每])[两三半]个?(?:年|月|周|天|季度)(?=[一1]次)",
        "一1两三半",
    )


def idioms(lexicon: Lexicon) -> Matcher:
    """Return words that hold a number and state none: 一次性, 7*24小时, 9:00-17:30, K12+300, 5G, 3A级."""
    words = lexicon.words("idioms")
    frequencies = list(lexicon.attribute("idioms", "unless-behind-period"))
    counted = sorted((word for word in words if "#" in word), key=len, reverse=True)
    code = (
        rf"(?<!{_LATIN})[2-6][Gg](?={HAN})(?!.(?:以上|以下|以内|内存|带宽|硬盘|存储|流量|空间|容量|左右))"
        rf"|[1-5]A级?(?!{_LATIN})"
    )
    named = rf"(?<!{_LATIN}){_LATIN}+[-/ ]?[0-9]+(?:[.\-][0-9]+)*(?![0-9%‰])(?! *(?:个|次|人|项|家|套|台|%|份|条|篇|万|亿|元))"
    begins = {word[0] for word in counted} - {"#"}
    each = Pattern(r"一[^\s一0-9]一(?:策|案|品|档|表|册|卡|码|议|图|网|证|方案|预案|清单|台账|特色)", "一")
    return Either(
        each,
        Weekday(lexicon.unit_words),
        Given(Pattern(r"[0-9]{1,2}(?:\s?:|[时点])", DIGITS), Pattern(CLOCK, CLOCK_STARTS)),
        Pattern(_STAKE, "ABCDEFGHJKYZ"),
        Given(Pattern(r"[0-9]+\.(?:[0-9]*\.)", DIGITS), Pattern(_BROKEN)),
        Given(Pattern(r"[0-9NnXxMm]{1,4}\+", (*DIGITS, *"NnXxMm")), Pattern(_PLAN)),
        Pattern(f"{_NO_PERIOD}(?:{alternatives(frequencies)})", initials(frequencies)) if frequencies else WordList(()),
        WordList(word for word in words if "#" not in word and word not in frequencies),
        Pattern("|".join([*_figured(counted), code]), (*DIGITS, *begins)),
        Pattern(named, LETTERS),
    )


def _figured(words: list[str]) -> list[str]:
    """Return patterns of words that hold a number, shown as #; those that begin alike share one, which is compiled faster."""
    ordinal = f"(?:[0-9]+|{_CN}{{1,4}})"
    heads = {"#": "[0-9]+", "第#": f"第{ordinal}"}
    tails = {
        head: [word[len(head) :] for word in words if word.startswith(head) and word.count("#") == 1] for head in heads
    }
    others = [word for word in words if word.count("#") > 1 or not word.startswith(tuple(heads))]
    return [
        *(re.escape(word).replace(r"\#", ordinal if word[0] == "第" else "[0-9]+") for word in others),
        *(f"{heads[head]}(?:{alternatives(found)})" for head, found in tails.items() if found),
    ]
