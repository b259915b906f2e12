"""What the expression engine says about a wrong expression, as a sentence with the place and the nearest valid names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from jixiao.errors import JixiaoError
from jixiao.grammar.patterns import deferred
from jixiao.registry import known_unless, nearest
from jixiao.text import Text
from jixiao.toml_view import RECORDS

__all__ = ["FUNCTIONS", "Complaint", "EvaluationError", "ExpressionError", "explained", "quoted", "without_result"]

FUNCTIONS = (
    "all", "ceil", "charAt", "contains", "double", "duration", "endsWith", "exists", "exists_one", "filter", "format",
    "indexOf", "int", "join", "lastIndexOf", "lowerAscii", "map", "matches", "math.abs", "math.ceil", "math.floor",
    "math.greatest", "math.least", "math.round", "replace", "size", "split", "startsWith", "string", "substring", "sum",
    "timestamp", "trim", "upperAscii",
)  # fmt: skip
"""The functions of an expression, for the nearest names and the manual."""

_TYPES = {
    "string": Text("文字", "text"),
    "int": Text("整数", "a whole number"),
    "double": Text("数值", "a number"),
    "bool": Text("是否", "yes or no"),
    "null_type": Text("空值 null", "null"),
    "list": Text("列表", "a list"),
    "map": Text("对照表", "a map"),
}
_STATUS = deferred(r"(?:[A-Z_]+: )?(.*?)(?: \[[A-Z_]+\])?", re.DOTALL)
_LINE = deferred(r"ERROR: <input>:(\d+):(\d+): (.*)")
_WORD = deferred(r"[A-Za-z_][A-Za-z0-9_]*|[\u4e00-\u9fff]+|[=<>!&|]+|\S")
_CHAIN = deferred(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*", re.ASCII)
_NEGATION = deferred(r"(?:\bnot|\bNOT|非)\s+$")
_SLIPS = {
    "and": "&&", "AND": "&&", "且": "&&", "并且": "&&", "&": "&&", "or": "||", "OR": "||", "或": "||", "或者": "||", "|": "||",
    "not": "!", "NOT": "!", "非": "!", "=": "==", "===": "==", "<>": "!=", "=>": ">=", "=<": "<=", "≥": ">=", "≤": "<=", "≠": "!=",
    "（": "(", "）": ")", "“": "'", "”": "'", "‘": "'", "’": "'", "，": ",", "。": ".", "！": "!", "＝": "==", "＞": ">", "＜": "<",
}  # fmt: skip
"""What people write for the signs of the language."""


class Complaint(NamedTuple):
    """What is wrong, and at which characters of the expression."""

    text: Text
    start: int
    end: int


class ExpressionError(ValueError):
    """An expression that cannot be used; ``start`` and ``end`` are its offending characters."""

    def __init__(self, complaint: Complaint) -> None:
        super().__init__(complaint.text.zh)
        self.text = complaint.text
        self.start = complaint.start
        self.end = complaint.end


class EvaluationError(JixiaoError, ArithmeticError):
    """An expression without a result for what stands in a submission; the engine's own words come last."""


_TROUBLES = (
    ("Iteration budget exceeded", Text("要逐项比较的次数超过上限", "it takes more steps over lists than allowed")),
    ("divide by zero", Text("除数是零", "it divides by zero")),
    ("modulus by zero", Text("除数是零", "it divides by zero")),
    ("Index error", Text("要取的一项超出列表的长度", "it asks for an item that the list does not have")),
    ("Key not found", Text("要取的名称不在对照表里", "it asks for a key that the map does not have")),
    ("cannot convert", Text("文字不能换算成数", "a text cannot be turned into a number")),
    ("conversion failed", Text("文字不能换算成日期或时长", "a text cannot be turned into a date or duration")),
    ("range", Text("数或位置超出范围", "a number or position is out of range")),
    ("greater than", Text("数或位置超出范围", "a number or position is out of range")),
    ("overflow", Text("数太大", "a number is too large")),
    ("regular expression", Text("正则表达式不合规", "a regular expression is invalid")),
)
"""What the engine says when an expression has no result, by a piece of it; the first that fits counts."""


def without_result(source: str, message: str) -> EvaluationError:
    """Return the error for an expression that the engine gave up."""
    found = _STATUS.fullmatch(message.strip())
    words = found[1] if found else message.strip()
    other = Text("引擎报错", "the engine gave up")
    why = next((text for piece, text in _TROUBLES if piece in words), other)
    return EvaluationError(
        f"表达式“{source}”算不出结果，{why.zh}（引擎的原话：{words}）。",
        f"the expression “{source}” has no result: {why.en} (the engine's words: {words}).",
    )


def explained(source: str, message: str, variables: Mapping[str, str]) -> ExpressionError:
    """Turn the engine's own report into ours; the first complaint counts."""
    return ExpressionError(next(_complaints(source, message, variables)))


def quoted(source: str, start: int, end: int) -> str:
    """Return the line of an expression with the characters marked: ``value.【numbr】 >= 95``."""
    first = source.rfind("\n", 0, start) + 1
    last = source.find("\n", end)
    stop = len(source) if last < 0 else last
    return f"{source[first:start].lstrip()}【{source[start:end]}】{source[end:stop].rstrip()}"


def _complaints(source: str, message: str, variables: Mapping[str, str]) -> Iterator[Complaint]:
    starts = [0]
    for line in source.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    for row, column, words in _LINE.findall(message):
        offset = min(starts[min(int(row), len(starts) - 1) - 1] + int(column) - 1, len(source))
        yield _complaint(source, offset, words, variables)
    yield Complaint(Text(f"表达式不可用：{message}", f"the expression cannot be used: {message}"), 0, len(source))


def _complaint(source: str, offset: int, words: str, variables: Mapping[str, str]) -> Complaint:
    if found := re.match(r"undeclared reference to '([^']*)'", words):
        return _unknown(source, offset, variables)
    if found := re.match(r"undefined field '([^']*)' not found in struct 'jixiao\.(\w+)'", words):
        start = source.find(found[1], offset)
        known = RECORDS[found[2]]
        hint = nearest(found[1], known)
        listed = known_unless(hint, known)
        text = Text(
            f"{found[2]} 没有“{found[1]}”{hint.zh}{listed.zh}", f"{found[2]} has no “{found[1]}”{hint.en}{listed.en}"
        )
        return Complaint(text, start, start + len(found[1]))
    if found := re.match(r"found no matching overload for '([^']*)' applied to '(.*)'", words):
        return _mismatch(source, offset, found[1], found[2])
    if not source[offset:].strip():
        end = len(source)
        return Complaint(Text("表达式不完整，末尾缺少内容", "the expression is not complete"), end, end)
    return _syntax(source, offset, words)


def _syntax(source: str, offset: int, words: str) -> Complaint:
    """Explain what is no expression at all; the usual slips are named."""
    if words.startswith("expression of type"):
        text = Text(
            "这里已经是单个的值，后面不能再用“.”取内容", "this is a plain value, nothing can be selected from it"
        )
        return Complaint(text, offset, offset + 1)
    before = _NEGATION.search(source[:offset])
    found = before or _WORD.match(source, offset)
    start, end = (found.start(), found.start() + len(found[0].rstrip())) if found else (offset, len(source))
    instead = _SLIPS.get(source[start:end])
    if instead:
        return Complaint(Text(f"请改写为 {instead}", f"write {instead} instead"), start, end)
    if not source[start:end].isascii():
        text = Text(
            "表达式里的名称和符号用半角英文，中文写在引号里", "names and signs are ASCII; Chinese stands in quotes"
        )
        return Complaint(text, start, end)
    return Complaint(Text(f"此处不合表达式的语法（{words}）", f"this is no valid syntax ({words})"), start, end)


def _unknown(source: str, offset: int, variables: Mapping[str, str]) -> Complaint:
    """Explain a variable or function that does not exist; ``offset`` is at its first word, or at a dot or bracket after it."""
    chain = next((m for m in _CHAIN.finditer(source) if m.start() <= offset <= m.end()), None)
    if chain is None:
        return _syntax(source, offset, "undeclared reference")
    roots = list(dict.fromkeys(name.partition(".")[0] for name in variables))
    if source[chain.end() :].lstrip().startswith("(") and (
        chain[0].partition(".")[0] in {*roots, "math"} or offset >= chain.end()
    ):
        return _unknown_function(chain)
    root, _, rest = chain[0].partition(".")
    if root in roots:  # a name such as parameters.minimum
        hint = nearest(chain[0], variables)
        known = [name for name in variables if name.startswith(f"{root}.")]
        start, word = chain.start() + len(root) + 1, rest
    else:
        hint, known, start, word = nearest(root, roots), roots, chain.start(), root
    listed = known_unless(hint, known)
    text = Text(f"没有变量“{word}”{hint.zh}{listed.zh}", f"there is no variable “{word}”{hint.en}{listed.en}")
    return Complaint(text, start, start + len(word))


def _unknown_function(chain: re.Match[str]) -> Complaint:
    """Explain the call at the end of a chain of names."""
    name = chain[0] if chain[0].startswith("math.") else chain[0].rpartition(".")[2]
    start = chain.end() - len(name)
    if name == "has":
        text = Text(
            "每一项都在，不用 has：没有写的文字等于 ''，没有写的数与什么比都不成立",
            "every name is there, without has: an absent text equals '', of an absent number no comparison is true",
        )
    elif name in FUNCTIONS:
        text = Text(f"函数 {name} 的参数个数不对", f"function {name} takes another number of arguments")
    else:
        hint = nearest(name, FUNCTIONS)
        text = Text(f"没有函数“{name}”{hint.zh}", f"there is no function “{name}”{hint.en}")
    return Complaint(text, start, chain.end())


def _mismatch(source: str, offset: int, function: str, arguments: str) -> Complaint:
    """Explain an operator or function that does not fit its operands."""
    kinds = [
        _named(kind)
        for kind in re.findall(r"(?:[^,().]+\.\()?((?:[^,()]|\([^()]*\))+)", arguments[arguments.find("(") + 1 : -1])
    ]
    operator = function.strip("_@").replace("?_:", "?:")
    width = len(operator) if source.startswith(operator, offset) else 1
    if function == "_?_:_":
        text = Text(f"“?”之前应为是否，之后两项应为同一种类：{'、'.join(k.zh for k in kinds)}", f"“?” needs yes or no, then two of one kind: {', '.join(k.en for k in kinds)}")  # fmt: skip
    elif function.startswith(("_", "!", "@", "-")):
        text = Text(f"“{operator}”不能用于{'与'.join(k.zh for k in kinds)}", f"“{operator}” does not go with {' and '.join(k.en for k in kinds)}")  # fmt: skip
    else:
        text = Text(f"函数 {function} 不能用于{'、'.join(k.zh for k in kinds) or '空的参数'}", f"function {function} does not take {', '.join(k.en for k in kinds) or 'nothing'}")  # fmt: skip
        start = source.rfind(function, 0, offset + 1)
        if start >= 0:
            return Complaint(text, start, start + len(function))
    return Complaint(text, offset, offset + width)


def _named(kind: str) -> Text:
    """Return a type in words."""
    base = kind.strip().partition("(")[0].removeprefix("jixiao.")
    return _TYPES.get(base, Text(base, base))
