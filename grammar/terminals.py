"""The word classes of ``value.lark`` as patterns over normalised text, made from a lexicon."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from jixiao.grammar.baselines import baseline_terminals
from jixiao.grammar.dates import DATE
from jixiao.grammar.numerals import NUMERALS
from jixiao.grammar.patterns import alternatives, characters

if TYPE_CHECKING:
    from jixiao.grammar.lexicon import Lexicon

__all__ = ["PRIORITIES", "stopping", "terminals"]

_DECIMAL = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
_MINUS = r"(?:(?<![0-9A-Za-z\u4e00-\u9fff%‰)\]])[-+](?=[0-9])|负(?=[0-9]))?"
_MIXED = r"[0-9]+(?:\.[0-9]+)?亿[0-9]+(?:\.[0-9]+)?[百千]?万|[0-9]+万[0-9]+[百千](?!米|克|瓦|伏)"
_RATIO = r"[0-9]{1,12}(?:\.[0-9]{1,9})?\s?:\s?[0-9]{1,12}(?:\.[0-9]{1,9})?(?![0-9]|\s?:)"
_FRACTION = r"[0-9]{1,12}/[0-9]{1,12}(?![0-9年月.万亿]|\s?[/-])"
_CN = f"[{NUMERALS}]"
_CN_NUMBER = f"{_CN}{{1,24}}(?:点[零〇一二三四五六七八九]{{1,12}})?"
_PART_OF = rf"(?:{_CN}{{1,12}}|[0-9]{{1,6}})分之(?:{_CN_NUMBER}|{_DECIMAL})"
_TENTH = "(?:[一二两三四五六七八九]|[1-9])成(?:[一二三四五六七八九半](?![个次年]))?(?![立效果本功员交为长绩活品就人片分年都熟型])"
_HALF = r"一半|半数|半(?=\ *(?:个?(?:年|月|天|小时|学期)|以上))"
_NOT_AFTER = "(?<![统唯之某单同逐专任初划归合如其另不第])"
_LETTER = "[A-Za-z]"
_LATIN_UNIT = r"[A-Za-zμµ°℃Ω]{1,5}[²³23]?(?![A-Za-z0-9])"
_FIELD = r"[^()\[\]]"
_MARKS = r"0-9A-Za-z\s;,，。!?…、:()\[\]“”‘’《》\"≥≤<>=≈±+*×_□%‰/~\-①-⑳⑴-⒇⒈-⒛〇"
_DATE_HEADS = (
    "年底",
    "年末",
    "年终",
    "年初",
    "上半",
    "下半",
    "次年",
    "当年",
    "当月",
    "次月",
    "本年",
    "今年",
    "明年",
    "翌年",
    "同年",
    "来年",
    "隔年",
    "全年",
    "年度",
    "正负",
    "负",
    "并且",
    "而且",
    "同时",
    "以及",
)

PRIORITIES = (
    "INCLUDED",
    "UNITNOTE",
    "LISTMARK",
    "IDIOM",
    "BOUND",
    "LIMIT",
    "WITHIN",
    "RANGE",
    "PER",
    "JOIN",
    "SCALE",
    "UNIT",
    "DENOMINATOR",
    "MASK",
    "DATE",
    "EACH",
    "FRONT",
    "ORDINAL",
    "RELATIVE",
    "BASELINE",
    "SAMEPERIOD",
    "PLANYEAR",
    "PLUSMINUS",
    "NEAR",
    "COMPARATOR",
    "COPULA",
    "DIRECTION",
    "FIGURE",
    "QUOTED",
    "NOTE",
    "SEPARATOR",
    "BREAK",
    "OR",
    "ALSO",
    "COLON",
    "TEXT",
    "CHAR",
)
"""From the most particular to the most general; where several fit, the first is taken."""


def terminals(lexicon: Lexicon) -> Mapping[str, str]:
    """Return the pattern of every terminal by name."""
    made = {**_fixed(), **_numeric(lexicon), **_words(lexicon), **baseline_terminals(lexicon)}
    made["TEXT"] = _text(lexicon)
    return made


def _fixed() -> dict[str, str]:
    return {
        "PLUSMINUS": r"(?:±|\+/-|正负)(?= *[0-9])",
        "SEPARATOR": "[;,，。!?]+|…+",
        "BREAK": r"[、\n]+",
        "COLON": ":+",
        "OR": "或者|或是|亦或|或",
        "NOTE": rf"\({_FIELD}*\)|\[{_FIELD}*\]",
        "INCLUDED": r"\((?:不?含|不?包含|包括)[^()]{0,8}\)",
        "QUOTED": '“[^“”]*”|‘[^‘’]*’|《[^《》]*》|"[^"]*"',
        "LISTMARK": (
            r"(?:^|(?<=[;,，。\n、 ]))"
            r"(?:\(?[0-9]{1,2}[)、]|[0-9]{1,2}\.(?![0-9])|[①-⑳⑴-⒇⒈-⒛]|\([0-9一二三四五六七八九十]{1,3}\)"
            r"|[一二三四五六七八九十]{1,2}、)(?= *[^\s0-9])"
        ),
        "DATE": rf"(?!一月(?:[0-9]+|{_CN}+)(?:次|场|期|回|轮|遍)){DATE}",
        "CHAR": r"[\s\S]",
    }


def _numeric(lexicon: Lexicon) -> dict[str, str]:
    first = characters(lexicon.unit_initials)
    within = alternatives(lexicon.of("approximations", "within"))
    after = f"(?= *(?:{first}|[成%‰半十百千万亿]|{within}|[-~至到]{_CN}|以上|以下|以内|之内|左右))"
    numeral = rf"{_NOT_AFTER}(?<![数几上好成](?=[十百千万亿]))(?:(?<=[近约超逾过])[十百千万亿](?=[{lexicon.unit_initials}])|(?=[{NUMERALS}]*[零一二两三四五六七八九十]){_CN_NUMBER}{after})|零(?= *(?:$|[,，;；。、)]))|(?<![\s\S])(?=[{NUMERALS}]*[零〇一二两三四五六七八九十]){_CN_NUMBER}(?![\s\S])"
    figure = "|".join(
        (
            "(?<=前)[一二两三四五六七八九十]{1,3}(?!分之)",
            _MIXED,
            _RATIO,
            _FRACTION,
            _PART_OF,
            _TENTH,
            _HALF,
            _MINUS + _DECIMAL,
            numeral,
        )
    )
    unit = lexicon.unit_pattern
    scale = alternatives(lexicon.words("scales"))
    letters = rf"[\u4e00-\u9fff{_LETTER[1:-1]}]"
    dated = r"(?:(?:19|20)?[Xx*_×]{2,4}年(?:[0-9Xx*_×]{1,2}月)?(?:[0-9Xx*_×]{1,2}日)?)"
    masked = rf"[0-9][0-9.,]*[*×Xx_]{{2,}}|[*×_]{{2,}}[0-9]*|[*_□](?= *(?:{first}|[%‰]|$))|(?<!{_LETTER})[XxN](?= *(?:[%‰个次人项家年月日万亿元天]|$))"
    return {
        "FIGURE": figure,
        "MASK": rf"{dated}|{masked}|(?<!{_LETTER})[Xx]{{2,}}(?!{_LETTER})|□+|〇{{2,}}(?![一-九年])|\( *\)(?= *[%‰{lexicon.unit_initials}])",
        "SCALE": rf"(?:{scale})(?![米克瓦伏帕赫卡焦分里公])|[百千万](?=万)",
        "UNIT": f"{unit}|{_LATIN_UNIT}",
        "UNITNOTE": r"\([^()0-9%=≥≤]{1,3}\)",
        "PER": rf"/每?(?= *(?:[0-9]{{1,3}} *)?{letters})|每(?={letters})(?={first})(?![^0-9≥≤<>=\s]{{1,4}}? *(?:[0-9≥≤<>=一二两三]|不[少低]|至少))",
        "DENOMINATOR": rf"{_counted(lexicon)}|{letters}{{1,6}}",
        "JOIN": rf"(?:[·.*/]每?|每)(?={letters})",
        "RANGE": rf"(?:[-~]+|至|到)(?= *(?:第[一二三四1-4]季度|± *[0-9]|[0-9]|(?=[{NUMERALS}]*[零一二两三四五六七八九十]){_CN}+(?:{first}|[%‰点])|(?:百|千)分之))",
        "WITHIN": rf"(?:{alternatives(lexicon.of('approximations', 'within'))})(?= *(?:[万亿千百十]|{first}|[%‰]|$))",
        "FRONT": r"前(?=(?: *[0-9]+(?:/[0-9]+)?|[一二两三四五六七八九十]{1,3}) *(?:名|位|强|[%‰]|百分之|$|[,，;；。、)\]]|以内|之内))|前(?=(?:百|[一二三四五六七八九十]+)分之)",
        "ORDINAL": r"第(?:[0-9]+|[一二三四五六七八九十]+)(?= *(?:名|位|$|[,，;；。、)\]]|以上|以内|及|或))",
    }


def _words(lexicon: Lexicon) -> dict[str, str]:
    modal = f"(?!(?<=[人户日年月亩生师周平])均)(?:{lexicon.any_of('modals')})?"
    ahead = _ahead(lexicon)
    near_only = set(lexicon.words("comparators-near"))
    comparator = alternatives(word for word in lexicon.words("comparators") if word not in near_only)
    adjacent = alternatives(near_only)
    near = alternatives(lexicon.of("approximations", "before") + lexicon.words("near-signs"))
    nouns = lexicon.any_of("direction-nouns")
    return {
        "COMPARATOR": rf"{modal}(?:{comparator}|(?:{adjacent})(?= *{ahead}))",
        "COPULA": rf"{modal}(?:{lexicon.any_of('copulas')})(?= *{ahead})",
        "NEAR": rf"(?:{near})(?= *{ahead})",
        "DIRECTION": rf"(?:{lexicon.any_of('directions')})(?:{nouns})?了?(?= *{ahead})",
        "EACH": _each(lexicon),
        "PLANYEAR": lexicon.any_of("plan-year"),
        "ALSO": rf"且|(?:并且|而且|同时|以及|和|及|与|并)(?= *(?:[0-9≥≤<>=]|{comparator}))",
        "BOUND": rf"(?!\+[A-Za-z0-9]|{lexicon.any_of('bounds-not')})(?:{lexicon.any_of('bounds')})",
        "LIMIT": "前|之前|以前|内|之内|以内|底前|末前|止|为止|起|以后|之后|后(?!续)|以后|左右|期间",
        "IDIOM": _idioms(lexicon),
    }


def _ahead(lexicon: Lexicon) -> str:
    """Return the characters with which what a copula stands before may begin."""
    words = lexicon.words("comparators", "near-signs", "copulas") + lexicon.of("approximations", "before")
    return characters(
        {word[0] for word in words} | set(f"0123456789±≥≤<>=≈*_+-负{NUMERALS}半第前全年上下每本次当XN(□×")
    )


def _counted(lexicon: Lexicon) -> str:
    """Return what a rate may be counted by; 人·月 is two words here."""
    words = [word for word in lexicon.words("denominators", "units") if not set("·./") & set(word)]
    return alternatives(words, lexicon.attribute("units", "not-before"))


def _each(lexicon: Lexicon) -> str:
    counted = _counted(lexicon)
    return (
        rf"(?:(?<!{_CN})一|(?<![0-9.,])1)个?(?:年|月|周|天|日|季度|季|学期|旬)(?=(?:[0-9]+|{_CN}+)(?:次|场|期|回|轮|遍))"
        rf"|每(?:[0-9]{{1,3}}|[一二两三四五六七八九十百千万]+)? *个?(?:{counted})"
        rf"|每[^0-9,，;；。、\s≥≤<>=每]{{1,4}}?(?= *(?:[0-9≥≤<>=]|{lexicon.any_of('comparators')}))"
    )


def _idioms(lexicon: Lexicon) -> str:
    words = [re.escape(word).replace(r"\#", "#").replace("#", "[0-9]+") for word in lexicon.words("idioms")]
    code = rf"(?<!{_LETTER})[2-6][Gg](?=[\u4e00-\u9fff])(?!.(?:以上|以下|以内|内存|带宽|硬盘|存储|流量|空间|容量|左右))|[1-5]A级?(?!{_LETTER})"
    named = rf"{_LETTER}+[-/ ]?[0-9]+(?:[.\-][0-9]+)*(?![0-9%‰])(?! *(?:个|次|人|项|家|套|台|%|份|条|篇|万|亿|元))"
    return "|".join([*sorted(words, key=len, reverse=True), code, named])


def _text(lexicon: Lexicon) -> str:
    """Return runs of characters with which no word of the grammar begins.

    Two characters of a word are looked at, and one of those that must stand before a number; where no word follows
    after all, the character is a ``CHAR``.
    """
    words = _begun(lexicon)
    first = "".join(sorted({word[0] for word in (*words, *_DATE_HEADS)} | set(NUMERALS + "每第前半或且和及与并较比")))
    return rf"(?:[^{_MARKS}{first}]|(?!{stopping(lexicon)})[{first}])+"


def stopping(lexicon: Lexicon) -> str:
    """Return the beginnings of words at which a run of other characters ends."""
    words = _begun(lexicon)
    pairs = alternatives({word[:2] for word in words if len(word) > 1} | set(_DATE_HEADS))
    single = "".join(sorted({word for word in words if len(word) == 1} - set("较比")))
    return rf"{pairs}|[{NUMERALS}每第前半或且较比]|[{single}](?= *{_ahead(lexicon)})|[和及与并](?= *[0-9≥≤<>=不大小高低超至])"


def _begun(lexicon: Lexicon) -> list[str]:
    words = lexicon.words("comparators", "copulas", "modals", "directions", "plan-year", "idioms", "comparisons")
    words += [*lexicon.words("comparison-words"), *lexicon.of("approximations", "before")]
    return [word for word in words if not re.match(f"[{_MARKS}#]", word)]
