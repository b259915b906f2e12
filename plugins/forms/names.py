"""List markers around an indicator's name: what stands before and after the words themselves."""

from __future__ import annotations

from functools import lru_cache

from jixiao.grammar.patterns import deferred

__all__ = ["bare_name", "is_blank_name", "is_residue"]

_INDEX = (
    r"指标\s*[0-9０-９]{1,3}\s*[:：、.．]|指标\s*[lLIⅠ-Ⅹ]\s*[:：]|指标\s*[一二三四五六七八九十]{1,2}\s*[:：、.．]|[0-9０-９]{1,3}\s*[、)）](?![0-9]{1,2}[号级期类楼标])|[0-9０-９]{1,3}\s*[.．](?![0-9０-９])"
    r"|[(（]\s*(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})\s*[)）]|[一二三四五六七八九十]{1,2}\s*[、.．](?![一二三四五六七八九十])|[①-⑳⑴-⒇⒈-⒛❶-❿㈠-㈩]|[（(]?指标\s*[0-9]{1,2}[)）]?\s*$"
)
_MARK = r"[★☆*＊●•·▪◆■□-]+(?=[^\d\s-])|[（(【\[]?(?:必填硬性指标|必填指标|必填项|必填|选填项|选填|必选|可选)[)）】\]]?"
_BEFORE = deferred(rf"(?:[\s\u3000]*(?:{_INDEX}|{_MARK}))*[\s\u3000]*")
_AFTER = deferred(
    r"(?:[\s\u3000]*(?:[★☆＊*]+|[（(【\[](?:必填硬性指标|必填指标|必填项|必填|选填项|选填|必选|可选)[)）】\]]))+[\s\u3000]*$|(?<=[^非可])(?:必填硬性指标|必填)$"
)
_NOUGHT = deferred(r"0(?:\.0+)?[%％]?分?|[/／\\—-]+")
_MISREAD = deferred(r"指标\s*[lLI|丨]\s*[:：]?")
_RESIDUE = deferred(r"[\s\u3000….。·．、,，;；:：★☆*＊]*")


@lru_cache(maxsize=4096)
def bare_name(text: str) -> tuple[int, int]:
    """Return the characters of a name without list numbers, ``指标1：``, ★ and 必填."""
    before = _BEFORE.match(text)
    start = before.end() if before else 0
    after = _AFTER.search(text, start)
    end = after.start() if after else len(text)
    return (start, end) if start < end else (start, max(start, end))


def is_residue(text: str) -> bool:
    """Tell whether nothing but dots and marks is left of a template's text (……)."""
    return bool(_RESIDUE.fullmatch(text))


def is_blank_name(name: str, value: str) -> bool:
    """Tell whether a row was left as the template has it, or says only that it does not apply.

    That is 指标1： or dots without a value, the same as a scan misreads it (指标L), a stroke, or a 0 beside no other value than 0.
    """
    start, end = bare_name(name)
    rest = name[start:end].strip()
    if not value:
        return is_residue(rest) or bool(_NOUGHT.fullmatch(rest) or _MISREAD.fullmatch(rest))
    return rest[:1] == "0" and bool(_NOUGHT.fullmatch(rest) and _NOUGHT.fullmatch(value))
