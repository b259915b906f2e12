"""What is no TOML, in both languages: the parser speaks English only."""

from __future__ import annotations

import re

from jixiao.grammar.patterns import deferred
from jixiao.text import Text

__all__ = ["explained"]

_PLACE = deferred(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")
_SAYINGS = (
    (r"Invalid value", "值的写法不对（文字要加引号）"),
    (r"Invalid statement", "这一行的写法不对"),
    (r"Invalid initial character for a key part", "项名的开头不对"),
    (r"Invalid hex value", "十六进制的写法不对"),
    (r"Invalid date or datetime", "日期的写法不对"),
    (r"Expected newline or end of document after a statement", "一项之后应换行"),
    (r"Expected '=' after a key in a key/value pair", "项名之后应为等号"),
    (r"Expected '(?P<word>\]+)' at the end of .*", "标题之后应为 {word}"),
    (r"Expected '(?P<word>.+)'", "应为 {word}"),
    (r"Expected \"'+\"", "文字没有用引号结束"),
    (r"Found invalid character (?P<word>.+)", "不允许的字符 {word}"),
    (r"Illegal character (?P<word>.+)", "不允许的字符 {word}"),
    (r"Cannot declare (?P<word>.+) twice", "{word} 写了两次"),
    (r"Cannot overwrite a value", "同一项写了两次"),
    (r"Cannot (?:mutate immutable|redefine) namespace (?P<word>.+)", "{word} 已经写过，不能再添加"),
    (r"Duplicate inline table key (?P<word>.+)", "{word} 写了两次"),
    (r"Unclosed array", "列表没有用 ] 结束"),
    (r"Unclosed inline table", "表没有用 }} 结束"),
    (r"Unescaped '\\' in a string", "文字里的反斜杠要写成两个，或把文字放在单引号里"),
    (r"Escaped character is not a Unicode scalar value", "转义的不是字符"),
    (r"Unterminated string", "文字没有用引号结束"),
)


def explained(message: str) -> Text:
    """Return the parser's message in both languages, with line and column."""
    place = _PLACE.search(message)
    bare = message[: place.start()] if place else message
    chinese = next(
        (zh.format(word=_word(found)) for pattern, zh in _SAYINGS if (found := re.fullmatch(pattern, bare))), bare
    )
    if place is None:
        return Text(chinese, message)
    where = f"第 {place['line']} 行第 {place['column']} 列" if place["line"] else "文件末尾"
    return Text(f"{where}，{chinese}", message)


def _word(found: re.Match[str]) -> str:
    """Return what the message is about; the parts of a dotted key come as a tuple."""
    word = found.groupdict().get("word") or ""
    return ".".join(re.findall(r"'([^']*)'", word)) if word.startswith("(") else word
