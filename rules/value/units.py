"""Where the unit of a number may stand besides the value itself."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from jixiao.grammar import Kind
from jixiao.grammar.patterns import deferred
from jixiao.rules.value.spans import end_of
from jixiao.rules.value.words import finder, holding, table, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.grammar import Number, Value
    from jixiao.model import Indicator
    from jixiao.rule import Context

__all__ = ["Bare", "bare_numbers", "is_fraction", "usual_unit"]

_COUNTED = words("counted")
_RATIOS, _NO_RATIOS = words("dimensionless_tails"), words("no_ratios")
_dimensionless = finder("dimensionless", "turnovers")
_small = finder("small_shares", "turnovers")
_RATIO_UNITS = frozenset(words("ratio_units"))
_MONEY = words("money")
_UNIT_OF = table("units")
_NOUN = deferred(f"(?:{holding('units').pattern})$")
_NUMBER_WORD = deferred("(?:总?数量|总[数量]|个数|[数量]|情况)$")
_RATED_ON = words("rated_on")
_based = finder("rate_bases")
_BEHIND = deferred(rf"(?!{holding('no_units').pattern})[\u4e00-\u9fff]{{1,2}}(?=\s*[（(【\[])")
_BRACKETS = deferred(r"[（(\[【]([^（()）\[\]【】]{1,12})[)）\]】]")
_BLANK = deferred(r"^[≥≤<>=＞＜＝]*[*＊×xX_□○]+")
"""What a form leaves for the number in a name: （≥**万元）."""
_STATED = deferred(r"(?:计量|度量)?单位[:：]")
_YEAR = deferred(r"20[12]\d")
_DATE = deferred(r"(?:19|20)\d{2}(?:\d{2}){1,2}|(?:1[0-2]|0?[1-9])\.(?:3[01]|[12]\d|0?[1-9])")
_timed = finder("timed")
_QUANTITY = ("数", "量", "积", "度", "额", "程", "值")
_CHANGE = Fraction(2, 5)
"""A rate of change of 0.5 may as well be one of half a per cent; smaller ones hardly are."""
_MEASURED = frozenset({Kind.COMPARISON, Kind.RANGE, Kind.CHANGE})


class Bare(NamedTuple):
    """A number, or the two of a range, that no unit follows; ``scaled`` when 万 or 亿 does."""

    numbers: tuple[Number, ...]
    part: Value
    end: int
    scaled: bool


def bare_numbers(indicator: Indicator, context: Context) -> Iterator[Bare]:
    """Yield the numbers of a value whose unit is neither in the value nor in the name nor in its own words."""
    value = indicator.value
    governed = False
    found = []
    for part in reversed(value.parts or (value,)):
        if part.kind not in _MEASURED or _rated(part, indicator) or any(number.unit for number in part.numbers):
            governed = governed or part.unit is not None
        elif part.numbers and not governed and not _needless(part, indicator):
            end = end_of(part.numbers[-1], value.text)
            if _BEHIND.match(value.text, end):
                continue  # a measure word that the vocabulary does not know: 2辑（每辑1500册）
            scaled = any(sign in value.text[part.numbers[0].span.start : end] for sign in "万亿")
            found.append(Bare(part.numbers, part, end, scaled))
    if found and not _stated_elsewhere(indicator, context):
        for bare in reversed(found):
            if not _tail_counts(bare.part.subject or ""):
                yield bare


def _rated(part: Value, indicator: Indicator) -> bool:
    """Tell whether a rate says enough without a unit: 2/天 is twice a day, but a cost of 600/人 may be one of 万元."""
    return bool(part.per) and usual_unit(indicator, part) != "元"


def _needless(part: Value, indicator: Indicator) -> bool:
    """Nought needs no unit, nor does a year or a date; a fraction of a rate lacks something else."""
    number = part.numbers[0]
    return (
        all(item.value == 0 for item in part.numbers)
        or (_YEAR.fullmatch(number.text) is not None and not indicator.name_text.endswith(_QUANTITY))
        or (not part.op_stated and _DATE.fullmatch(number.text) is not None and _timed(indicator.name_text))
        or isinstance(number.value, Fraction)
        or is_fraction(number, indicator)
    )


def is_fraction(number: Number, indicator: Indicator) -> bool:
    """Tell whether a number up to 1 must be a share of a rate that was meant in per cent."""
    name, value = indicator.name, indicator.value
    if not 0 < number.value <= 1 or value.op in ("<", "<=") or name.polarity < 0:
        return False
    if number.unit == "%" or name.unit == "%":
        return name.satisfaction and not name.growth
    if number.unit in _RATIO_UNITS:
        return True
    shared = (name.rate or name.satisfaction) and name.unit is None
    changed = name.growth and name.text.endswith("率") and number.value < _CHANGE  # 增长率 0.05
    return shared and number.unit is None and (changed or not _small(name.text))


def _stated_elsewhere(indicator: Indicator, context: Context) -> bool:
    name = indicator.name
    if name.unit or _tail_counts(name.text) or _dimensionless(name.text):
        return True
    inner = (_BLANK.sub("", text) for text in _BRACKETS.findall(name.text))
    if any(context.grammar.name(f"数（{text}）").unit for text in inner):
        return True
    if context.grammar.name(f"数（{name.text.rpartition('/')[2]}）").unit:
        return True
    return _STATED.search(name.text) is not None or _STATED.search(indicator.remark_passage.text) is not None


def _tail_counts(text: str) -> bool:
    """Tell whether the last words say what is counted (人数, 场次 …), or that nothing is (指数, 得分 …)."""
    bare = _BRACKETS.sub("", text).rstrip(" ：:为达到是")
    ratio = bare.endswith(_RATIOS) and not bare.endswith(_NO_RATIOS)
    return ratio or bare.endswith(_COUNTED) or _dimensionless(bare) or _rated_on_base(bare)


def _rated_on_base(name: str) -> bool:
    """Tell whether a name holds the base of its rate, as statutory ones do (万台特种设备死亡率)."""
    return name.endswith(_RATED_ON) and _based(name)


def usual_unit(indicator: Indicator, part: Value) -> str | None:
    """Return the unit that the last noun of subject or name usually takes; only good for a suggestion."""
    money = indicator.category == "cost" or "成本" in (indicator.subcategory or "")
    for text in (part.subject, indicator.name_text):
        if text:
            name = _BRACKETS.sub("", text)
            if name.endswith(("率", "满意度", "占比")):
                return "%" if part.numbers[0].value > 10 else "分"
            if money or name.endswith(_MONEY):
                return "元"
            for tail in (name, _NUMBER_WORD.sub("", name)):
                noun = _NOUN.search(tail)
                if noun:
                    return _UNIT_OF[noun[0]]
    return None
