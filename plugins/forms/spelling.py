"""How header words are spelled: widths, blanks, brackets, list numbers and years taken off."""

from __future__ import annotations

import re
import unicodedata

from jixiao.grammar.levels import BLANKS
from jixiao.grammar.patterns import deferred

__all__ = [
    "BRACKET",
    "EDGES",
    "MONTHS",
    "YEAR",
    "YEARS",
    "has_year",
    "is_year",
    "numbering_of",
    "plain",
    "squeeze",
    "without",
]

_SQUEEZE = deferred(f"[{BLANKS}]+")
BRACKET = deferred(r"[(\[【〔「]([^()\[\]【】〔〕「」]*)[)\]】〕」]")
_NUMBERING = deferred(r"(?:\(?[一二三四五六七八九十]{1,3}[)、.]|\(?\d{1,2}(?:[)、]|\.(?!\d)))+")
_INDEX = deferred(r"\([一二三四五六七八九十\d]{1,3}\)|[一二三四五六七八九十]{1,3}[、.]|\d{1,2}(?:[、)]|\.(?!\d))")
_DIGIT = deferred(r"\d+")
YEARS = deferred(r"(?:19|20)\d{2}年?度?[-~～—－–至到]+(?:(?:19|20)?\d{2}|20[x×*]{2})(?:\+?n)?年?度?", re.IGNORECASE)
MONTHS = deferred(r"\d{1,2}月?[-~～—－–至到]+\d{1,2}月(?:份|底)?|\d{1,2}月(?:份|底)?")
YEAR = deferred(r"(?:(?:19|20)\d{2}|20[x×*_]{2}|[x×]{2,4}|本)年度?|(?:19|20)\d{2}(?=$|\D)", re.IGNORECASE)
_ONLY_YEAR = deferred(r"(?:19|20)\d{2}年?度?(?:\(.*\))?")
EDGES = "*★☆●■◆▲·•-—:：、,，.。;；_/√ "


def squeeze(text: str) -> str:
    """Return ``text`` in one width and without blanks."""
    if text.isascii() and text.isalnum():
        return text
    text = unicodedata.normalize("NFKC", text)
    return (
        text if text.isprintable() and " " not in text else _SQUEEZE.sub("", text)
    )  # of all blanks, " " alone is printed


def is_year(text: str) -> bool:
    """Tell whether a header is nothing but a year."""
    return bool(_ONLY_YEAR.fullmatch(squeeze(text)))


def has_year(text: str) -> bool:
    """Tell whether a header names a year."""
    return bool(YEAR.search(squeeze(text)))


def plain(text: str) -> str:
    """Return a header's own word: without blanks, brackets, list numbers, markers and colons."""
    word = squeeze(text).strip(EDGES)
    word = _outside(word) or word.strip("()[]【】〔〕「」")
    numbered = _NUMBERING.match(word)
    if numbered and numbered.end() < len(word):
        word = word[numbered.end() :]
    return word.strip(EDGES)


def numbering_of(text: str) -> str:
    """Return the kind of a list number before a text, ``一、`` ``(一)`` ``1.`` ``(1)``, empty without one."""
    found = _INDEX.match(squeeze(text))
    if found is None:
        return ""
    return _DIGIT.sub("1", re.sub(r"[一二三四五六七八九十]+", "一", found[0])).rstrip("、.)") + (
        "" if found[0][0] == "(" else "、"
    )


def _outside(word: str) -> str:
    """Return what stands outside all brackets, nested ones included."""
    while True:
        shorter = BRACKET.sub("", word)
        if shorter == word:
            return word
        word = shorter


def without(word: str, modifier: str) -> list[tuple[int, str]]:
    """Return the word without the modifier, with the number of characters cut off its beginning."""
    if modifier not in word or len(word) <= len(modifier):
        return []
    found = [(len(modifier), word[len(modifier) :])] if word.startswith(modifier) else []
    if word.endswith(modifier):
        found.append((0, word[: -len(modifier)]))
    if not found and len(modifier) > 1:
        found.append((0, word.replace(modifier, "", 1)))
    return found
