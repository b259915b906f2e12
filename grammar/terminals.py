"""The word classes of ``value.lark`` over normalised text, made from a lexicon."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from jixiao.grammar.baselines import baseline_terminals
from jixiao.grammar.characters import LETTER, UNIT_SIGNS
from jixiao.grammar.dates import MONTH, Date, DayAgain
from jixiao.grammar.figure_terminals import figure_terminals
from jixiao.grammar.idioms import idioms, once
from jixiao.grammar.matchers import LETTERS, Either, Led, Matcher, Pattern
from jixiao.grammar.numerals import NUMERALS
from jixiao.grammar.patterns import alternatives, characters, initials, one_of
from jixiao.grammar.plain_text import Also, Each, PlainText
from jixiao.grammar.remainders import Remainder
from jixiao.grammar.wordlist import WordList

if TYPE_CHECKING:
    from jixiao.grammar.lexicon import Lexicon

__all__ = ["PRIORITIES", "terminals"]

_CN = one_of(NUMERALS)
_SAID = one_of("零一二两三四五六七八九十")
_TO_TEN = one_of("一二三四五六七八九十")
_PLUS_MINUS = r"(?:±|\+/-|正负)(?= *[0-9])"
_LATIN = "[A-Za-z]"
_QUARTERS = r"(?:[二三四]、)*[二三四]季(?![\s\S]*[;；。\n] *[二三]、)"
"""What 一、 stands before when it is no number of a list: 一、二季度."""
_NAMED = f"(?:{LETTER}|{one_of(UNIT_SIGNS)})"
_SPANS = "小时|课时|学时|季度|[天日月年次周夜晚]"
"""What a price is also counted by where 、 stands for ·: 400元/人、天."""
_BRACKETED = rf"\((?![含不按以见详税]){_NAMED}{{1,6}}(?:[·.*/]{_NAMED}{{1,6}})*\)"
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
    "REMAINDER",
    "TOLERANCE",
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
    "CURRENCY",
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


def terminals(lexicon: Lexicon) -> Mapping[str, Matcher]:
    """Return what finds every terminal, by name."""
    made = {
        **_fixed(),
        **figure_terminals(lexicon),
        **_measures(lexicon),
        **_words(lexicon),
        **baseline_terminals(lexicon),
    }
    made["TEXT"] = _text(lexicon)
    return made


def _fixed() -> dict[str, Matcher]:
    return {
        "PLUSMINUS": Pattern(_PLUS_MINUS, "±+正"),
        "TOLERANCE": Pattern(_PLUS_MINUS, "±+正"),
        "SEPARATOR": Pattern("[;,，。!?]+|…+", ";,，。!?…"),
        "BREAK": Pattern(r"[、\n]+", "、\n"),
        "COLON": Pattern(":+", ":"),
        "OR": WordList(("或者", "或是", "亦或", "或")),
        "NOTE": Pattern(rf"\({_FIELD}*\)|\[{_FIELD}*\]", "(["),
        "INCLUDED": Pattern(r"\((?:不?含|不?包含|包括)[^()]{0,8}\)", "("),
        "UNITNOTE": Pattern(r"\([^()0-9%=≥≤]{1,3}\)", "("),
        "QUOTED": Pattern('“[^“”]*”|‘[^‘’]*’|《[^《》]*》|"[^"]*"', '“‘《"'),
        "LISTMARK": Pattern(
            r"(?:^|(?<=[;,，。\n、 ]))"
            rf"(?:\(?[0-9]{{1,2}}[)、]|[0-9]{{1,2}}\.(?![0-9.])|[①-⑳⑴-⒇⒈-⒛]|\((?:[0-9]|{_TO_TEN}){{1,3}}\)"
            rf"|(?<=[;；。\n ]){_TO_TEN}{{1,2}}、|{_TO_TEN}{{1,2}}、(?!{_QUARTERS}))(?= *[^\s0-9])"
            rf"|(?:(?<![\s\S])1|(?<=[;；。\n])[0-9]{{1,2}})、(?={MONTH}月(?:[底末前]|之前|以前))",
            "(0123456789一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
        ),
        "DATE": Either(Date(), DayAgain()),
        "LIMIT": Pattern(
            "前|之前|以前|内|之内|以内|底前|末前|止|为止|起(?![至到])|以后|之后|后(?!续)|以后|左右|期间",
            "前之以内底末止为起后左期",
        ),
        "CHAR": Pattern(r"[\s\S]"),
    }


def _measures(lexicon: Lexicon) -> dict[str, Matcher]:
    first = characters(lexicon.unit_initials)
    scales, within = lexicon.words("scales"), lexicon.of("approximations", "within")
    signs = alternatives(lexicon.words("currency-signs"))
    return {
        "SCALE": Pattern(
            rf"(?:{alternatives(scales)})(?<!千(?=[米克瓦伏帕赫卡焦分]))(?<!百(?=[分帕]))|[百千万](?=万)",
            initials(scales) + "百千万",
        ),
        "UNIT": Either(lexicon.unit_words, Pattern(r"[A-Za-zμµ°℃Ω]{1,5}[²³23]?(?![A-Za-z0-9])", (*LETTERS, *"μµ°℃Ω"))),
        "REMAINDER": Remainder(lexicon.unit_parts),
        "CURRENCY": _currency(lexicon),
        "PER": Pattern(
            rf"/每?(?= *(?:(?!(?:19|20)[0-9]{{2}}年)[0-9]{{1,5}} *)?{_NAMED})|/(?={_BRACKETED})"
            rf"|每(?={_NAMED})(?={first})(?![^0-9≥≤<>=\s]{{1,4}}? *(?:[0-9≥≤<>=一二两三]|不[少低]|至少))",
            "/每",
        ),
        "DENOMINATOR": Either(_counted(lexicon), Pattern(f"{_NAMED}{{1,6}}"), Pattern(_BRACKETED, "(")),
        "JOIN": Pattern(
            rf"[·/](?= +{_NAMED})|(?:[·.*/]每?|每)(?={_NAMED})|、(?=(?:{_SPANS})(?![^ ,，;；。)]))", "·.*/每、"
        ),
        "RANGE": Pattern(
            rf"(?:[-~]+|起?[至到])(?= *(?:第[一二三四1-4]季度|[次翌来]年 *[0-9]{{1,2}} *月|± *[0-9]|[-+]?[0-9]|{signs} *[0-9]"
            rf"|(?={_CN}{{0,24}}{_SAID}){_CN}+(?:{first}|[%‰点])|(?:百|千)分之))",
            "-~至到起",
        ),
        "WITHIN": Pattern(rf"(?:{alternatives(within)})(?= *(?:[万亿千百十]|{first}|[%‰]|$))", initials(within)),
        "FRONT": Pattern(
            r"前(?=(?: *[0-9]+(?:/[0-9]+)?|[一二两三四五六七八九十]{1,3}) *(?:名|位|强|[%‰]|百分之|$|[,，;；。、)\]]|以内|之内))"
            f"|前(?=(?:百|{_TO_TEN}+)分之)",
            "前",
        ),
        "ORDINAL": Pattern(rf"第(?:[0-9]+|{_TO_TEN}+)(?= *(?:名|位|$|[,，;；。、)\]]|以上|以内|及|或))", "第"),
    }


def _currency(lexicon: Lexicon) -> Matcher:
    signs = lexicon.words("currency-signs")
    return Pattern(rf"{alternatives(signs)}(?= *[0-9])", initials(signs))


def _words(lexicon: Lexicon) -> dict[str, Matcher]:
    ahead = _ahead(lexicon)
    near_only = set(lexicon.words("comparators-near"))
    comparator = WordList(word for word in lexicon.comparators if word not in near_only)
    modals = WordList(lexicon.words("modals"))
    ends = lexicon.noun_ends
    noun = Pattern("|".join(f"(?<=[{before}]){word}" for word, before in ends.items()) or "(?!)", ends)
    nouns = WordList(lexicon.words("direction-nouns"))
    bounds = lexicon.words("bounds")
    return {
        "COMPARATOR": Led(WordList(near_only), ahead, anywhere=comparator, modals=modals, unless=noun),
        "COPULA": Led(WordList(lexicon.words("copulas")), ahead, modals=modals, unless=noun),
        "NEAR": Led(WordList(lexicon.of("approximations", "before") + lexicon.words("near-signs")), ahead, unless=noun),
        "DIRECTION": Led(WordList(lexicon.words("directions")), ahead, tails=(nouns, WordList("了"))),
        "EACH": Either(once(), Each(_counted(lexicon), lexicon.comparator_words)),
        "PLANYEAR": WordList(lexicon.words("plan-year")),
        "ALSO": Also(comparator),
        "BOUND": Pattern(
            rf"(?!\+[A-Za-z0-9]|{lexicon.any_of('bounds-not')})(?:{alternatives(bounds)})", initials(bounds)
        ),
        "IDIOM": idioms(lexicon),
    }


def _ahead(lexicon: Lexicon) -> frozenset[str]:
    """Return the characters with which what a copula stands before may begin."""
    words = lexicon.words("comparators", "near-signs", "copulas") + lexicon.of("approximations", "before")
    return frozenset(word[0] for word in words) | frozenset(
        f"0123456789±≥≤<>=≈*_+-负{NUMERALS}半第前全年上下每本次当XN(□×"
    )


def _counted(lexicon: Lexicon) -> WordList:
    """Return what a rate may be counted by; 人·月 is two words here."""
    words = [word for word in lexicon.words("denominators", "units") if not set("·./") & set(word)]
    return WordList(words, lexicon.attribute("units", "not-before"))


def _text(lexicon: Lexicon) -> Matcher:
    return PlainText(_begun(lexicon), _DATE_HEADS, _MARKS, _ahead(lexicon))


def _begun(lexicon: Lexicon) -> list[str]:
    words = lexicon.words("comparators", "copulas", "modals", "directions", "plan-year", "idioms", "comparisons")
    return [*words, *lexicon.words("comparison-words"), *lexicon.of("approximations", "before")]
