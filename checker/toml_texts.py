"""Texts of a rule set with expressions in braces: ``“{value.text}”低于{parameters.minimum}%``."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from jixiao.expression_errors import Complaint, ExpressionError
from jixiao.text import Language, Text

if TYPE_CHECKING:
    from jixiao.expressions import Expression

__all__ = ["Template", "expressions_in"]

_SHOWN = frozenset({"STRING", "INT", "DOUBLE", "BOOL"})
_MISSING = Text("未写明", "not stated")
_YES, _NO = Text("是", "yes"), Text("否", "no")


class Template(NamedTuple):
    """A text that is put together when a finding is made."""

    pieces: tuple[str | Expression, ...]

    @classmethod
    def of(cls, text: str, compile_: Callable[[str], Expression]) -> Template:
        """Compile the expressions in braces; ``ExpressionError`` counts characters of the whole text."""
        pieces: list[str | Expression] = []
        for start, piece, expression in _split(text):
            if not expression:
                pieces.append(piece)
                continue
            try:
                compiled = compile_(piece)
            except ExpressionError as error:
                raise ExpressionError(Complaint(error.text, start + error.start, start + error.end)) from error
            if compiled.type not in _SHOWN and not compiled.type.startswith("LIST"):
                what = Text("这里要写到某一项具体内容，如 value.text", "name one plain value here, such as value.text")
                raise ExpressionError(Complaint(what, start, start + len(piece)))
            pieces.append(compiled)
        return cls(tuple(pieces))

    def filled(self, data: Mapping[str, Any], language: Language = "zh") -> str:
        """Return the text with the values of its expressions."""
        return "".join(
            piece if isinstance(piece, str) else _shown(piece.value(data), language) for piece in self.pieces
        )


def expressions_in(text: str) -> list[str]:
    """Return the expressions in the braces of a text; unbalanced braces are left for ``Template.of`` to report."""
    try:
        return [piece for _, piece, expression in _split(text) if expression]
    except ExpressionError:
        return [text]


def _split(text: str) -> Iterator[tuple[int, str, bool]]:
    """Yield (start, piece, whether it is an expression); ``{{`` and ``}}`` are braces of the text."""
    index, literal = 0, ""
    while index < len(text):
        pair = text[index : index + 2]
        if pair in {"{{", "}}"}:
            literal, index = literal + pair[0], index + 2
        elif text[index] == "{":
            if literal:
                yield index - len(literal), literal, False
            end = _closing(text, index)
            yield index + 1, text[index + 1 : end], True
            literal, index = "", end + 1
        elif text[index] == "}":
            raise ExpressionError(
                Complaint(Text("多了一个 }，要写成 }}", "a brace is not opened; write }} for itself"), index, index + 1)
            )
        else:
            literal, index = literal + text[index], index + 1
    if literal:
        yield index - len(literal), literal, False


def _closing(text: str, start: int) -> int:
    """Return the index of the brace that closes the one at ``start``, passing over texts in quotes."""
    depth, quote, index = 0, "", start
    while index < len(text):
        character = text[index]
        if quote:
            index += character == "\\"
            quote = "" if character == quote else quote
        elif character in "\"'":
            quote = character
        elif character in "{}":
            depth += 1 if character == "{" else -1
            if not depth:
                return index
        index += 1
    raise ExpressionError(Complaint(Text("花括号没有闭合", "the brace is not closed"), start, start + 1))


def _shown(value: Any, language: Language) -> str:
    """Return a value as a person writes it."""
    if isinstance(value, bool):
        return (_YES if value else _NO).of(language)
    if isinstance(value, float):
        if math.isnan(value):
            return _MISSING.of(language)
        return "∞" if math.isinf(value) else f"{Decimal(repr(value or 0.0)).normalize():f}"
    if isinstance(value, list):
        separator = Text("、", ", ").of(language)
        return separator.join(_shown(item, language) for item in value)
    return str(value)
