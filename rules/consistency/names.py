"""When two names mean one indicator."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import is_normalized, normalize

from jixiao.grammar.levels import level_of
from jixiao.grammar.patterns import deferred
from jixiao.matching import name_key
from jixiao.memory import once_a_project
from jixiao.rules.consistency.texts import texts_of
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jixiao.model import Indicator, Project
    from jixiao.subjects import ProjectHead

__all__ = ["called", "identity", "key_of", "repeated", "same_cell", "same_project", "same_words"]

_BRACKETED = deferred(r"[（(【\[〔][^（(【\[〔）)】\]〕]*[)）】\]〕]")
_NEUTRAL = deferred(r"[（(【\[](?:年度|本年度|本年|全年|当年|必填|选填|定量|定性)[)）】\]]")
_NOISE = deferred(r"[\W_]+")
_HEADING = deferred(r"(?:绩效)?(?:指标|目标|类)+$|[\W\d_]+")
_PLAIN = deferred(r"[\W_]+|^(?:三级)?(?:指标)?\d{0,2}(?=\W)")


@lru_cache(maxsize=1 << 13)
def key_of(text: str) -> str:
    """Return a coarse key: names that mean one indicator have one key, the reverse does not hold."""
    if _is_plain(text):
        return text.lower()
    bare = _BRACKETED.sub("", normalize("NFKC", text))
    return _PLAIN.sub("", bare).lower() or text


@lru_cache(maxsize=1 << 13)
def same_words(text: str) -> str:
    """Return a text for comparing word for word: without blanks and punctuation, in one width and case."""
    if _is_plain(text):
        return text.lower()
    return _NOISE.sub("", normalize("NFKC", text)).lower()


def _is_plain(text: str) -> bool:
    """Tell whether a text is letters and figures in one width; most names are."""
    return text.isalnum() and is_normalized("NFKC", text)


def identity(indicator: Indicator) -> str:
    """Return the name for exact comparing: the stem without remarks that every annual indicator could carry."""
    stem = indicator.name.stem
    return stem if stem.isalnum() else _NEUTRAL.sub("", stem)


def same_cell(first: Indicator, second: Indicator) -> bool:
    """Tell whether two indicators take their name from one (merged) cell, as graded and dual rows of one class do."""
    if first.spot is not None or second.spot is not None:  # entries of a cell stand one after the other
        return first.spot == second.spot
    return first.name_passage.fragments == second.name_passage.fragments and first.category == second.category


@once_a_project
def repeated(project: Project) -> Iterable[list[Indicator]]:
    """Return the indicators of one name by name, in order, where names may recur; cheap when none does.

    Names that are only level words (in some forms they stand in the name's column), rows that split the one above
    (其中：) and rows of one class that share a merged name cell are no repetition.
    """
    names = texts_of(project).names
    keys = list(map(key_of, names))
    different = set(keys)
    if len(different) == len(keys):
        return ()
    often = {key for key in different if keys.count(key) > 1}
    groups: dict[str, list[Indicator]] = {}
    for item, text, key in zip(project.indicators, names, keys, strict=True):
        if key not in often or not key or "其中" in text[:6] or _is_level_word(item, text):
            continue
        group = groups.setdefault(identity(item), [])
        if not any(same_cell(item, other) for other in group):
            group.append(item)
    return list(groups.values())


def _is_level_word(item: Indicator, text: str) -> bool:
    """Tell whether a name only repeats the level it stands under; 学员满意度 is the name of an indicator."""
    level = level_of(text, item.grammar.vocabulary)
    if level is None or level.category != "satisfaction":
        return level is not None
    heading = _HEADING.sub("", text)
    above = {_HEADING.sub("", word or "") for word in (item.subcategory, item.category_text)}
    return heading in above or heading == "满意度" or text.rstrip("：: ").endswith("指标")


def called(other: ProjectHead, here: ProjectHead) -> Text:
    """Return what a finding at ``here`` calls another project: its name or row, and its file if that is another one."""
    name, row = other.name or f"{other.sheet}第{other.row}行", other.name or f"row {other.row} of {other.sheet}"
    if other.file == here.file:
        return Text(f"“{name}”", f"“{row}”")
    return Text(f"“{name}”（{other.file}）", f"“{row}” ({other.file})")


def same_project(one: ProjectHead, other: ProjectHead) -> bool:
    """Tell whether two rows are one project that was submitted twice, for instance in two forms."""
    return bool(one.name) and one.amounts[0] == other.amounts[0] and name_key(one.name) == name_key(other.name)
