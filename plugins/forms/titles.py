"""Titles and years: which text that stands alone names a table, and the budget year it speaks of."""

from __future__ import annotations

from jixiao.grammar.patterns import deferred
from jixiao.plugins.forms.words import squeeze

__all__ = ["is_section", "is_title", "of_department", "project_in", "year_of"]

_TITLE = deferred(r"(表|目标|自评|绩效|指标)(\(.*\))?(\d*|[一二三四五六七八九十]*)$")
_FORM = deferred(r"(目标|申报|批复|自评|监控|绩效|支出)[^。]{0,12}表(\(.*\))?\d*$")
_WORDS = ("绩效", "目标表", "申报表", "批复表", "自评", "监控")
_DEPARTMENT = deferred(r"(?:部门|单位)\(?(?:单位|部门)?\)?(?:整体|支出整体)|整体(?:支出)?绩效|整体支出|部门绩效目标")
_SECTION = deferred(
    r"(?:项目|部门)?(?:长期|中期|中长期|年度|本年度|年度绩效|总体)(?:绩效)?(?:目标表|指标表|指标|目标与指标)\d*"
)
_PROJECT = deferred(
    r"(?:附件?\s*\d*\s*[:：、]?\s*)?(?:.{0,30}?(?:19|20)\d{2}\s*年?度?\s*)?(?:省级|市级|县级|区级|本级|部门|预算)?\s*([^\d年（(：:]{4,40}?)\s*"
    r"(?:支出)?\s*(?:年度)?(?:预算)?绩效(?:目标|指标|自评|运行监控|监控)*\s*(?:申报|审核|批复|自评|公开|监控|评价|情况|明细)*\s*表?\s*(?:[（(][^）)]*[）)])?"
)
_WORKS = ("项目", "工程", "专项资金", "补助资金", "补贴资金", "专项经费", "补助经费")
_GENERIC = deferred(
    r"项目|基本建设|民生实事|新增|续建|延续|常年|一次性|支出|预算|部门|单位|专项|资金|经费|补助|补贴|重点|特定目标类|运转类|其他|整体|政府|购买|服务|一般|性|政策|转移支付|中央|省级|市级|县级|区级|对|下|类|二级|一级|工程|本级|财政|和|及|或|与|等"
)
_OFFICE = deferred(
    r"局|委员会|厅|办公室|政府|[省市县区州旗镇乡](?!级|政|域|外|内|村|道|场|容)|中心|学校|医院|公司|部门|单位|[各等]项目|个项目|汇总|一览|清单"
)
_SHORTEST_NAME = 4
_SPAN = deferred(r"(?:19|20)\d{2}年?度?[-~～—－–至到]+(?:19|20)?\d{2}")
_YEAR = deferred(r"((?:19|20)\d{2})年?度|((?:19|20)\d{2})年")
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_CHINESE_YEAR = deferred(r"([一二][〇○零九][〇○零一二三四五六七八九]{2})年")
_SHORTEST, _LONGEST = 4, 70
_CLOSING = frozenset("表标评效")
"""Characters of which every title has one."""


def is_title(text: str) -> bool:
    """Tell whether a text that stands alone is the title of a table."""
    if _CLOSING.isdisjoint(text):
        return False
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


def project_in(title: str) -> tuple[int, int] | None:
    """Return the characters of a title that name the one project of its table: 2024年[农机购置补贴项目]绩效目标表.

    None where the title names none (2024年项目支出绩效目标表, 县教育局绩效目标表) or may name its owner with it.
    """
    found = _PROJECT.fullmatch(title.strip())
    if found is None:
        return None
    name, office = squeeze(found[1]), _OFFICE.search(squeeze(found[1]))
    bare = _GENERIC.sub("", name)
    if len(bare) < _SHORTEST_NAME or office is not None or not name.endswith(_WORKS):
        return None
    start = len(title) - len(title.lstrip()) + found.start(1)
    return start, start + len(found[1].rstrip())


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
