"""Whether what a rule gave is a finding: its texts, what it points at, and the kinds of its parts."""

from __future__ import annotations

from collections.abc import Container
from typing import Any

from jixiao.finding import PARTS, Finding, Fix, Related, Severity, no_part
from jixiao.text import Text

__all__ = ["complaint", "shown"]

_KINDS = (
    ("message", Text),
    ("suggestion", Text),
    ("severity", Severity),
    ("part", str),
    ("expected", str),
    ("actual", str),
    ("difference", str),
    ("fix", Fix),
    ("related", tuple),
)
_EVERY = frozenset(part for parts in PARTS.values() for part in parts)
_ANCHORS = (*PARTS, "Spot", "Place")


def complaint(item: object, codes: Container[str]) -> Text | None:
    """Say what is wrong with what a rule gave as a finding; None where it is one."""
    if not isinstance(item, Finding):
        return Text(f"给出的 {shown(item)} 不是 Finding", f"gave {shown(item)}, which is no Finding")
    if item.code not in codes:
        return Text(f"给出了别的编码 {shown(item.code)}", f"gave a finding of another code, {shown(item.code)}")
    for key, kind in _KINDS:
        value = getattr(item, key)
        if value is not None and not isinstance(value, kind):
            return Text(f"问题的 {key} 不可用：{shown(value)}", f"{key} of a finding cannot be {shown(value)}")
    return (
        _wordless("message", item.message)
        or (item.suggestion and _wordless("suggestion", item.suggestion))
        or (None if item.span is None else _span(item.span))
        or (_part(item) if item.at is None else _place(item, item.at))
        or (_related(item.related) if item.related else None)
    )


def _wordless(key: str, text: Text | None) -> Text | None:
    """Say when a text of a finding is missing in one of the languages."""
    if text is None:
        return Text(f"问题没有 {key}", f"a finding has no {key}")
    zh, en = text
    if isinstance(zh, str) and isinstance(en, str) and zh.strip() and en.strip():
        return None
    lacking = "zh" if not (isinstance(zh, str) and zh.strip()) else "en"
    return Text(
        f"问题的 {key} 缺少{'中文' if lacking == 'zh' else '英文'}（{lacking}）",
        f"{key} of a finding has no {'Chinese' if lacking == 'zh' else 'English'} text ({lacking})",
    )


def _span(span: Any) -> Text | None:
    """Say when a span is none; what a finding points at is easily given in its place."""
    if isinstance(span, tuple) and len(span) == 2 and isinstance(span[0], int) and isinstance(span[1], int):
        return None
    name = type(span).__name__
    more = Text("；指到哪个对象要写 at=…", "; what it points at is given as at=…") if name in _ANCHORS else Text("", "")
    given = name if more.zh else shown(span)
    return Text(
        f"问题的 span 应为起止两个整数，实为 {given}{more.zh}",
        f"span of a finding must be two integers, start and end, not {given}{more.en}",
    )


def _part(item: Finding) -> Text | None:
    """Say when no subject at all has a part of this name; which subject it is, is not known here."""
    if item.part in _EVERY:
        return None
    known = [part for part in sorted(_EVERY) if not part.startswith("all:")]
    return Text(
        f"问题的 part 不可用：{item.part}。可用：{'、'.join(known)}",
        f"part of a finding cannot be {item.part}. Known: {', '.join(known)}",
    )


def _place(item: Finding, at: object) -> Text | None:
    """Say when a finding points at nothing that has a place, or at a part that it has not."""
    name = next((kind.__name__ for kind in type(at).__mro__ if kind.__name__ in _ANCHORS), None)
    if name is not None:
        known = PARTS.get(name)
        return _part(item) if known is None else None if item.part in known else no_part(name, item.part)
    return Text(
        f"问题的 at 应为 {'、'.join(_ANCHORS)} 之一，实为 {shown(at)}",
        f"at of a finding must be one of {', '.join(_ANCHORS)}, not {shown(at)}",
    )


def _related(related: tuple[Any, ...]) -> Text | None:
    wrong = next((item for item in related if not isinstance(item, Related)), None)
    return None if wrong is None else Text(f"问题的 related 里的 {shown(wrong)} 不是 Related", f"{shown(wrong)} in related of a finding is no Related")  # fmt: skip


def shown(value: object) -> str:
    """Return a stranger's value as a message shows it; it may fail to show itself."""
    try:
        return f"{value!r:.80}"
    except Exception:
        return type(value).__name__
