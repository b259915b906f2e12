"""What the attributes of a rule's record must be: the expected kind of each, and the words that it may hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from jixiao.finding import Severity
from jixiao.grammar.nodes import Kind
from jixiao.grammar.patterns import deferred
from jixiao.model import CATEGORIES
from jixiao.pointing import shown
from jixiao.registry import nearest
from jixiao.sample import Example
from jixiao.text import Text

__all__ = ["CODE", "FIXES", "KINDS", "NAME", "OPTIONAL", "RELIABILITIES", "REQUIRED", "STATUSES"]

RELIABILITIES = ("exact", "heuristic")
STATUSES = ("trial", "stable", "deprecated")
FIXES = ("safe", "unsafe")
KINDS = tuple(kind.value for kind in Kind)
CODE, NAME = "[A-Z]{3,5}[0-9]{3}", "(?=.{3})[a-z][a-z0-9]*(-[a-z0-9]+)*"
_CODE, _NAME = deferred(CODE), deferred(NAME)
_RESERVED = "SYS"
_LEVELS = tuple(f"Severity.{level.name}" for level in Severity)

Check = Callable[[Any], "Text | None"]


def _not(zh: str, en: str, value: object) -> Text:
    given = shown(value)
    return Text(f"应为{zh}，实为 {given}", f"must be {en}, not {given}")


def _or(words: Iterable[str]) -> Text:
    *first, last = words
    return Text(f"{'、'.join(first)} 或 {last}", f"{', '.join(first)} or {last}")


def _pattern(pattern: Any, zh: str, en: str) -> Check:
    def check(value: Any) -> Text | None:
        fits = isinstance(value, str) and pattern.fullmatch(value) is not None
        return None if fits else _not(zh, en, value)

    return check


def _code(value: Any) -> Text | None:
    if isinstance(value, str) and value.startswith(_RESERVED):
        return Text(f"{_RESERVED} 开头的编码留给工具自身", f"codes that begin with {_RESERVED} are the tool's own")
    return _CODE_LIKE(value)


_CODE_LIKE = _pattern(_CODE, "三到五个大写字母加三位数字，如 NJG001", "three to five capitals and three digits, such as NJG001")  # fmt: skip


def _text(value: Any) -> Text | None:
    if not isinstance(value, Text):
        return _not(" Text(中文, 英文)", "Text(Chinese, English)", value)
    for language, part in (("中文（zh）", "zh"), ("英文（en）", "en")):
        found = getattr(value, part)
        if not isinstance(found, str):
            return _not(f"文字（{part}）", f"text ({part})", found)
        if not found.strip():
            return Text(f"缺少{language}", f"has no {'Chinese' if part == 'zh' else 'English'} text ({part})")
    return None


def _severity(value: Any) -> Text | None:
    if isinstance(value, Severity):
        return None
    known = _or(_LEVELS)
    hint = nearest(f"Severity.{value}" if isinstance(value, str) else "", _LEVELS, 1)
    given = shown(value)
    return Text(f"应为 {known.zh}，实为 {given}{hint.zh}", f"must be {known.en}, not {given}{hint.en}")


def _word_of(known: tuple[str, ...], *, optional: bool = False) -> Check:
    listed = _or([*map(repr, known), *(["None"] if optional else [])])

    def check(value: Any) -> Text | None:
        if (optional and value is None) or (isinstance(value, str) and value in known):
            return None
        hint = nearest(value, known, 1) if isinstance(value, str) else Text("", "")
        given = shown(value)
        return Text(f"应为 {listed.zh}，实为 {given}{hint.zh}", f"must be {listed.en}, not {given}{hint.en}")

    return check


def _several(value: Any, zh: str, en: str) -> Text | None:
    """Say when a value is no tuple or list; one text instead of several is the slip of a comma."""
    if isinstance(value, tuple | list):
        return None
    if isinstance(value, str):
        given = shown(value)
        return Text(
            f"应为{zh}的元组，实为一段文字 {given}；只有一项时括号里也要有逗号：({given},)",
            f"must be a tuple of {en}, not one text {given}; a single item needs a comma too: ({given},)",
        )
    return _not(f"{zh}的元组", f"a tuple of {en}", value)


def _words(*, empty: bool = True) -> Check:
    def check(value: Any) -> Text | None:
        if wrong := _several(value, "文字", "texts"):
            return wrong
        bad = next((item for item in value if not (isinstance(item, str) and item.strip())), None)
        if bad is not None:
            return _not("一组文字，其中的每一项", "a tuple of texts, each item", bad)
        return None if value or empty else Text("不能为空", "must not be empty")

    return check


def _codes(value: Any) -> Text | None:
    if wrong := _several(value, "编码", "codes"):
        return wrong
    return next((wrong for item in value if (wrong := _CODE_LIKE(item))), None)


def _examples(value: Any) -> Text | None:
    if wrong := _several(value, "样例（文字或 Example）", "examples (texts or Example)"):
        return wrong
    bad = next((item for item in value if not isinstance(item, Example) and not (isinstance(item, str) and item.strip())), None)  # fmt: skip
    if bad is not None:
        return _not("样例：一段文字或 Example(…)", "an example: a text or Example(…)", bad)
    return None if value else Text("不能为空，至少写一个样例", "must not be empty; give one example at least")


def _set_of(known: tuple[str, ...], maker: str) -> Check:
    def check(value: Any) -> Text | None:
        if value is None:
            return None
        if isinstance(value, str) or not isinstance(value, frozenset | set | tuple | list):
            return _not(f"集合，如 {maker}", f"a set, such as {maker}", value)
        for item in value:
            if item not in known:
                hint = nearest(str(item), known)
                listed = "、".join(known), ", ".join(known)
                return Text(
                    f"没有“{item}”{hint.zh}。可用：{listed[0]}", f"knows no “{item}”{hint.en}. Known: {listed[1]}"
                )
        return None

    return check


def _flag(value: Any) -> Text | None:
    return None if isinstance(value, bool) else _not(" True 或 False", "True or False", value)


def _version(value: Any) -> Text | None:
    return (
        None if isinstance(value, str) and value.strip() else _not('版本，如 "1.0"', 'a version, such as "1.0"', value)
    )


def _successor(value: Any) -> Text | None:
    return None if value is None else _CODE_LIKE(value)


REQUIRED: Mapping[str, Check] = {
    "code": _code,
    "name": _pattern(_NAME, "小写字母加连字符的名称，三个字以上，如 late-deadline", "a name in kebab-case of three characters or more, such as late-deadline"),
    "title": _text,
    "checks": _text,
    "why": _text,
    "repair": _text,
    "severity": _severity,
    "reliability": _word_of(RELIABILITIES),
    "basis": _words(empty=False),
    "bad": _examples,
    "good": _examples,
}  # fmt: skip
"""What every record has, with what says when it is none."""

OPTIONAL: Mapping[str, Check] = {
    "enabled": _flag,
    "fixable": _word_of(FIXES, optional=True),
    "aliases": _words(),
    "since": _version,
    "status": _word_of(STATUSES),
    "replaced_by": _successor,
    "supersedes": _codes,
    "kinds": _set_of(KINDS, "frozenset({Kind.COMPARISON})"),
    "categories": _set_of(CATEGORIES, 'frozenset({"output"})'),
    "words": _words(),
    "requires": _words(),
}
"""What a record may have besides."""
