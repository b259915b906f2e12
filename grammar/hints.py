"""What was taken for what in a value that is only half read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.grammar.canonical import canonical
from jixiao.grammar.nodes import Hint, Kind, Span
from jixiao.grammar.patterns import deferred

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.grammar.language import Grammar
    from jixiao.grammar.nodes import Node, Value

__all__ = ["hint"]

_FIGURE = deferred(r"[0-9０-９]+(?:[.,．][0-9０-９]+)?")
_WORD = deferred(r"[\w%％‰=<>≥≤≧≦]")
_SIGN = deferred("[<>＜＞≥≤≧≦=＝═]")
_SCORED = deferred("满分|扣")
_YEARS = deferred(r"(?:[^0-9]*(?:19|20)[0-9]{2}年?)*[^0-9]*")
_MONTH = deferred("(20[1-3][0-9])([1-9])")


def hint(value: Value, grammar: Grammar | None = None) -> Hint | None:
    """Return what a value that is only half read was taken for, and the nearest well-formed spelling; None if all is read.

    ``grammar`` is the one that parsed the value, None for the built-in one.
    """
    if value.kind is Kind.PLACEHOLDER:
        return _unfilled(value)
    if value.kind in {Kind.EMPTY, Kind.FORMULA, Kind.DEFERRED}:
        return None
    if not value.quantified:
        return _unread_figure(value)
    spelled = canonical(value, grammar)
    return _date_as_number(value) or _doubled(value, spelled) or _leftover(value, spelled)


def _unfilled(value: Value) -> Hint | None:
    span = next((leaf.span for leaf in _leaves(value.tree) if leaf.type == "mask"), value.tree.span)
    if span is value.tree.span and value.unit is None and not _SIGN.search(value.text):
        return None
    what = value.text[slice(*span)]
    return Hint(f"“{what}”处还没有填写数值", f"no figure has been filled in at “{what}”", span)


def _unread_figure(value: Value) -> Hint | None:
    found = _FIGURE.search(value.text)
    if found is None or value.kind is Kind.CHANGE or _YEARS.fullmatch(value.text):
        return None
    return Hint(
        f"按文字描述理解，其中的“{found.group()}”没有读作目标值；如为目标值，请写成“≥{found.group()}”并带上单位",
        f"taken for a description; “{found.group()}” in it was not read as a target: write “≥{found.group()}” with a unit if it is one",
        Span(*found.span()),
        None,
    )


def _date_as_number(value: Value) -> Hint | None:
    found = _MONTH.fullmatch(value.text.strip())
    if found is None:
        return None
    date = f"{found[1]}年{found[2]}月"
    return Hint(
        f"按数字{found.group()}理解；如为日期，应写成“{date}”",
        f"taken for the number {found.group()}; a date would be written “{date}”",
        Span(*found.span()),
        date,
    )


def _doubled(value: Value, spelled: str) -> Hint | None:
    """Find a comparison that is said before and after the number."""
    for part in value.parts or (value,):
        if part.op_span is None:
            continue
        for leaf in _leaves(part.tree):
            word = value.text[slice(*leaf.span)]
            said = leaf.type == "bound" and word.strip("()（）含不") in {
                "以上",
                "及以上",
                "以下",
                "及以下",
                "以内",
                "之内",
            }
            first = value.text[slice(*part.op_span)]
            if said and leaf.span != part.op_span and not first.startswith(("控制", "限制")):
                return Hint(
                    f"“{first}”和“{word}”重复，按“{spelled}”理解",
                    f"“{first}” and “{word}” say it twice; taken for “{spelled}”",
                    leaf.span,
                    spelled,
                )
    return None


def _leftover(value: Value, spelled: str) -> Hint | None:
    """Find characters before a number, or figures behind it, that belong to no part of the meaning."""
    if _SCORED.search(value.text):
        return None
    for leaf in _leaves(value.tree):
        text = value.text[slice(*leaf.span)]
        if leaf.type == "text":
            found = _FIGURE.search(text)
            broken = leaf.span.start == 0 and len(text) == 1 and _WORD.search(text)
            if found or broken:
                start = leaf.span.start + (found.start() if found else 0)
                what = found.group() if found else text
                return Hint(
                    f"按“{spelled}”理解，“{what}”没有计入",
                    f"taken for “{spelled}”; “{what}” was left out",
                    Span(start, start + len(what)),
                    spelled,
                )
    return None


def _leaves(node: Node) -> Iterator[Node]:
    if not node.children:
        yield node
    for child in node.children:
        yield from _leaves(child)
