"""Numbers in every notation, and what stands where one is to be filled in, as terminals of ``value.lark``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.grammar.matchers import DIGITS, Either, Given, Matcher, Pattern
from jixiao.grammar.numerals import NUMERALS
from jixiao.grammar.patterns import alternatives, characters, one_of
from jixiao.grammar.plain_text import NumeralPair, PlainNumber

if TYPE_CHECKING:
    from jixiao.grammar.lexicon import Lexicon

__all__ = ["figure_terminals"]

_DECIMAL = r"(?:[0-9]{1,3}(?:[,， ][0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
_MINUS = r"(?:(?<![\w%‰)\]])[-+](?=[0-9])|负(?=[0-9]))?"
_MIXED = r"[0-9]+(?:\.[0-9]+)?亿[0-9]+(?:\.[0-9]+)?[百千]?万|[0-9]+万[0-9]+[百千](?!米|克|瓦|伏)"
_SCIENTIFIC = r"[0-9](?:\.[0-9]{1,15})?[Ee][+-][0-9]{1,3}(?![0-9A-Za-z])"
_RATIO = r"[0-9]{1,12}(?:\.[0-9]{1,9})?\s?:\s?[0-9]{1,12}(?:\.[0-9]{1,9})?(?![0-9]|\s?:)"
_FRACTION = r"[0-9]{1,12}/[0-9]{1,12}(?![0-9年月.万亿]|\s?[/-])"
_CN = one_of(NUMERALS)
_SAID = one_of("零一二两三四五六七八九十")
_DIGIT = one_of("零〇一二三四五六七八九")
_TWO = one_of("一二两三四五六七八九")
_CN_NUMBER = f"{_CN}{{1,24}}+(?:点{_DIGIT}{{1,12}})?"
_PART_OF = rf"(?:{_CN}{{1,12}}|[0-9]{{1,6}})分之(?:{_CN_NUMBER}|{_DECIMAL})"
_TENTH = "(?:[一二两三四五六七八九]|[1-9])成(?:[一二三四五六七八九半](?![个次年]))?(?![立效果本功员交为长绩活品就人片分年都熟型])"
_HALF = r"一半|半数|半(?=\ *(?:个?(?:年|月|天|小时|学期)|以上))"
_AND_A_HALF = "个半(?= *(?:小时|钟头|月|星期|学期|学年))"
_NOT_AFTER = "(?<![统唯之某单同逐专任初划归合如其另不第])"
_LATIN = "[A-Za-z]"


def figure_terminals(lexicon: Lexicon) -> dict[str, Matcher]:
    """Return what finds ``FIGURE`` and ``MASK``."""
    first = characters(lexicon.unit_initials)
    within = alternatives(lexicon.of("approximations", "within"))
    after = f"(?= *(?:{first}|[成%‰半十百千万亿]|{within}|[-~至到]{_CN}|以上|以下|以内|之内|左右))"
    numeral = (
        rf"{_NOT_AFTER}(?<![数几上好](?=[十百千万亿]))(?<!成(?=[百千]上))(?:(?<=[近约超逾过])[十百千万亿](?=[{lexicon.unit_initials}])"
        rf"|(?<![一二两三四五六七八九])(?!{_TWO}{{2}}[十百千万]?(?!{_CN}))(?={_CN}{{0,24}}{_SAID}){_CN_NUMBER}(?:{after}|(?<=[百千万亿])(?= *(?:$|[,，;；。、)])))|[百千万](?=[余多] *(?:{first}|$)))|零(?= *(?:$|[,，;；。、)]))"
        rf"|(?<![\s\S])(?={_CN}{{0,24}}(?:〇|{_SAID})){_CN_NUMBER}(?![\s\S])"
    )
    place = "(?<=前)[一二两三四五六七八九十]{1,3}(?!分之)"
    arabic = "|".join(
        (
            f"[0-9]{{1,3}}{_AND_A_HALF}",
            _MINUS + _SCIENTIFIC,
            _MIXED,
            _RATIO,
            _FRACTION,
            _PART_OF,
            _TENTH,
            _MINUS + _DECIMAL,
        )
    )
    chinese = f"{_CN}{{1,3}}{_AND_A_HALF}|{place}|{_PART_OF}|{_TENTH}|{_HALF}|{numeral}"
    dated = r"(?:(?:19|20)?[Xx*_×]{2,4}年(?:[0-9Xx*_×]{1,2}月)?(?:[0-9Xx*_×]{1,2}日)?)"
    masked = (
        rf"[*×_]{{2,}}(?:\.[*×_]+)?[0-9]*|[*_□](?= *(?:{first}|[%‰]|$))|(?<!{_LATIN})[XxN](?= *(?:[%‰个次人项家年月日万亿元天]|$))"
        rf"|(?<!{_LATIN})[Xx]{{2,}}(?:\.[Xx]+)?(?!{_LATIN})|□+|〇{{2,}}(?![一-九年])|\( *\)(?= *[%‰{lexicon.unit_initials}])"
    )
    return {
        "FIGURE": Either(
            PlainNumber(),
            NumeralPair(lexicon.unit_words),
            Pattern(arabic, (*DIGITS, *"-+负")),
            Pattern(chinese, (*NUMERALS, "半")),
        ),
        "MASK": Either(
            Given(Pattern("[0-9][0-9.,]{0,24}[*×Xx_]", DIGITS), Pattern(rf"{dated}|[0-9][0-9.,]{{0,24}}[*×Xx_]{{2,}}")),
            Pattern(f"{dated}|{masked}", "Xx*_×N□〇("),
        ),
    }
