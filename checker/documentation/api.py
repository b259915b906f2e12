"""The page of the classes that plug-ins meet, from their source; a member without a text is an error."""

from __future__ import annotations

import inspect
import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import Any

from jixiao.case_tables import case_schema
from jixiao.documentation.members import Member, members
from jixiao.finding import PARTS
from jixiao.text import Language, Text

__all__ = ["CLASSES", "pages"]

CLASSES: Mapping[Text, Mapping[str, str]] = {
    Text("被判断的内容", "What is judged"): {
        "Indicator": "jixiao", "Project": "jixiao", "Table": "jixiao", "Amount": "jixiao", "Subtotal": "jixiao",
        "Task": "jixiao.model", "EmptyRow": "jixiao.model", "Problem": "jixiao",
    },
    Text("文件、表和跨文件的比较", "Files, tables, and what is compared across files"): {
        "TableRows": "jixiao", "Submission": "jixiao", "Run": "jixiao", "Collected": "jixiao", "ProjectHead": "jixiao",
        "Spot": "jixiao", "Previous": "jixiao",
    },
    Text("指标值和名称的含义", "What values and names mean"): {
        "Value": "jixiao.grammar", "Number": "jixiao.grammar", "Name": "jixiao.grammar", "Node": "jixiao.grammar",
        "Span": "jixiao.grammar",
    },
    Text("文字和位置", "Texts and places"): {
        "Passage": "jixiao", "Fragment": "jixiao.model", "Place": "jixiao",
    },
    Text("规则和问题", "Rules and findings"): {
        "Rule": "jixiao", "Parameter": "jixiao", "Context": "jixiao", "Finding": "jixiao", "Related": "jixiao", "Fix": "jixiao",
        "Severity": "jixiao", "Text": "jixiao", "Basis": "jixiao", "Example": "jixiao",
    },
}  # fmt: skip
"""The classes of the page by group, with the module that a plug-in imports them from."""

_CODE = re.compile(r"``([^`]+)``")
_WORD = re.compile(r"\b[A-Z]\w+\b")


def pages(language: Language) -> Iterator[tuple[str, str]]:
    """Yield the page."""
    yield "api.md", "\n".join(_page(language))


@cache
def _texts() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads((files("jixiao.documentation") / "api.toml").read_text("utf-8"))


def _page(language: Language) -> Iterator[str]:
    yield Text("# 插件里能用的类", "# Classes for plug-ins").of(language)
    yield ""
    yield Text(
        "规则、表式和报告拿到的对象和它们的属性。怎样开始见[给插件作者](authors.md)，TOML 规则的条件里能用的名称见[名称](names.md)。"
        "`from jixiao import …` 里有的都是稳定的：属性只会增加，不会改名或减少。",
        "What rules, forms and reporters are given, with all attributes. For a start see the [tutorial](authors.md); the names "
        "for conditions of rules in TOML are [another page](names.md). What `from jixiao import …` offers is stable: attributes "
        "are added, never renamed or removed.",
    ).of(language)
    known = {name: home for group in CLASSES.values() for name, home in group.items()}
    surplus = set(_texts()) - set(known)
    if surplus:
        raise LookupError(f"api.toml: no such class: {', '.join(sorted(surplus))}")
    for title, group in CLASSES.items():
        yield ""
        yield f"## {title.of(language)}"
        for name, home in group.items():
            yield from _class(getattr(import_module(home), name), home, language, frozenset(known))
            if name == "Finding":
                yield from _parts(language)


def _class(kind: type, home: str, language: Language, known: frozenset[str]) -> Iterator[str]:
    texts = dict(_texts()[kind.__name__])
    english = _CODE.sub(r"`\1`", inspect.cleandoc(kind.__doc__ or ""))
    yield ""
    yield f"### {kind.__name__}"
    yield ""
    yield f"    from {home} import {kind.__name__}"
    yield ""
    yield Text(texts.pop("_"), english).of(language)
    found = list(members(kind))
    if kind.__name__ == "Example":
        fields = case_schema()["$defs"]["submission"]["properties"]
        texts = {key: [_bare(item["description-zh"]), _bare(item["description"])] for key, item in fields.items()}
    _compare(kind.__name__, {item.name for item in found}, set(texts))
    yield ""
    yield Text("| 属性 | 类型 | 含义 |", "| attribute | type | meaning |").of(language)
    yield "|---|---|---|"
    for item in found:
        yield f"| `{item.written}` | {_type(item.type, known - {kind.__name__})} | {_meaning(item, texts[item.name]).of(language)} |"


def _compare(kind: str, found: set[str], described: set[str]) -> None:
    """Refuse a member without a text, and a text without a member."""
    for names, what in (
        (found - described, "api.toml has no text for"),
        (described - found, "api.toml describes no member"),
    ):
        if names:
            raise LookupError(f"{kind}: {what} {', '.join(sorted(names))}")


def _meaning(item: Member, text: str | list[str]) -> Text:
    """Return what a member means; the English of what has a docstring is that."""
    if isinstance(text, str):
        return Text(text, _CODE.sub(r"`\1`", item.doc).rstrip("."))
    return Text(text[0], text[1])


def _bare(sentence: str) -> str:
    return sentence.rstrip("。.")


def _type(stated: str, known: frozenset[str]) -> str:
    """Return a type as Markdown in a table, linked where it is a class of this page."""
    shown = stated.replace("|", "\\|").replace('"', "'")
    return _WORD.sub(lambda word: f"[{word[0]}](#{word[0].lower()})" if word[0] in known else word[0], shown)


def _parts(language: Language) -> Iterator[str]:
    """Yield what findings may point at."""
    yield ""
    yield Text("| 指到 | `part` 可以是 |", "| pointing at | `part` is one of |").of(language)
    yield "|---|---|"
    for anchor, parts in PARTS.items():
        yield f"| {anchor} | {', '.join(f'`{part}`' for part in parts)} |"
