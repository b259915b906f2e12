"""A syntax tree drawn for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from jixiao.cli.show_text import KINDS
from jixiao.grammar import hint, value_to_dict
from jixiao.terminal import painted, safe
from jixiao.text import Language, Text

if TYPE_CHECKING:
    from jixiao.grammar import Node, Value

__all__ = ["drawn"]

_HIDDEN = {"text", "kind", "quantified", "ast", "parts", "canonical"}


def drawn(value: Value, language: Language, color: bool) -> Iterator[str]:
    """Yield the lines: what it is, its fields, its tree, and what to write instead where it was half read."""
    record = value_to_dict(value)
    kind = KINDS[record["kind"]].of(language)
    measured = Text("已量化", "quantified") if record["quantified"] else Text("未量化", "not quantified")
    sort = Text(f"{kind}（{record['kind']}）", kind).of(language)
    yield painted(f"“{safe(value.text)}”", color, bold=True) + f"  {sort}  {measured.of(language)}"
    fields = {key: item for key, item in record.items() if key not in _HIDDEN and item not in (None, False)}
    if fields:
        yield "  " + "  ".join(f"{key}={item}" for key, item in fields.items())
    if record["canonical"] not in (None, value.text):
        yield "  " + Text("规范写法：", "canonical: ").of(language) + safe(record["canonical"])
    for part in record["parts"] or ():
        yield "  " + Text("其中：", "part: ").of(language) + safe(part["canonical"] or part["text"])
    yield from _tree(value.text, value.tree, "  ")
    advice = hint(value)
    if advice is not None:
        yield (
            "  "
            + painted(Text("提示：", "hint: ").of(language), color, color="yellow")
            + (advice.zh if language == "zh" else advice.en)
        )


def _tree(text: str, node: Node, indent: str, branch: str = "") -> Iterator[str]:
    shown = "" if node.children else f"  {safe(text[node.span.start : node.span.end])!s}"
    yield f"{indent}{branch}{node.type} [{node.span.start}:{node.span.end}]{shown}"
    below = indent + ("" if not branch else "   " if branch.startswith("└") else "│  ")
    for index, child in enumerate(node.children):
        yield from _tree(text, child, below, "└─ " if index == len(node.children) - 1 else "├─ ")
