"""Titles and years: which text that stands alone names a table, and the budget year it speaks of."""

from __future__ import annotations

from jixiao.grammar.patterns import deferred
from jixiao.plugins.forms.words import squeeze

__all__ = ["is_section", "is_title", "of_department", "year_of"]

_TITLE = deferred(r"(表|目标|自评|绩效|指标)(\(.*\))?(\d*|[一二三四五六七八九十]*)$")
_FORM = deferred(r"(目标|申报|批复|自评|监控|绩效|支出)[^。]{0,12}表(\(.*\))?\d*$")
_WORDS = ("绩效", "目标表", "申报表", "批复表", "自评", "监控")
_DEPARTMENT = deferred(r"(?:部门|单位)\(?(?:单位|部门)?\)?(?:整体|支出整体)|整体(?:支出)?绩效|整体支出|部门绩效目标")
_SECTION = deferred(
    r"(?:项目|部门)?(?:长期|中期|中长期|年度|本年度|年度绩效|总体)(?:绩效)?(?:目标表|指标表|指标|目标与指标)\d*"
)
_SPAN = deferred(r"(?:19|20)\d{2}年?度?[-~～—－–至到]+(?:19|20)?\d{2}")
_YEAR = deferred(r"((?:19|20)\d{2})年?度|((?:19|20)\d{2})年")
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_CHINESE_YEAR = deferred(r"([一二][〇○零九][〇○零一二三四五六七八九]{2})年")
_SHORTEST, _LONGEST = 4, 70


def is_title(text: str) -> bool:
    """Tell whether a text that stands alone is the title of a table."""
    word = squeeze(text)
    if not _SHORTEST <= len(word) <= _LONGEST or word.endswith(("。", ":", ";")):
        return False
    return bool(_FORM.search(word)) or (any(item in word for item in _WORDS) and bool(_TITLE.search(word)))


def is_section(text: str) -> bool:
    """Tell whether a text is the heading of a part of a table: 长期绩效目标表, 年度绩效指标."""
    return bool(_SECTION.fullmatch(squeeze(text)))


def of_department(text: str) -> bool:
    """Tell whether a title or label speaks of a whole department."""
    return bool(_DEPARTMENT.search(squeeze(text)))


def year_of(text: str) -> int | None:
    """Return the budget year that a title or line names; a span of years is none."""
    word = squeeze(text)
    if _SPAN.search(word):
        return None
    found = _YEAR.search(word)
    if found:
        return int(found[1] or found[2])
    chinese = _CHINESE_YEAR.search(word)
    return int(chinese[1].translate(_DIGITS)) if chinese else None
