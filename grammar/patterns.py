"""Regular expressions made from lists of words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, cast

from jixiao.grammar.characters import LETTER

__all__ = ["WILD", "alternatives", "characters", "deferred", "gapped", "initials", "one_of"]

WILD = "…"
"""Stands for a few characters of the same clause."""

_MORE = f"(?={LETTER})"
_LATIN_END = "\xff"
_CLASS = 3


class _Deferred:
    """Stands for a pattern; whatever is asked of it is then kept here."""

    def __init__(self, source: str, flags: re.RegexFlag) -> None:
        self._made = source, flags

    def __getattr__(self, name: str) -> Any:
        value = getattr(re.compile(*self._made), name)
        setattr(self, name, value)
        return value


def deferred(source: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Return a pattern that is compiled when it is first used: of those of all modules, few are needed in one run."""
    return cast("re.Pattern[str]", _Deferred(source, flags))


def alternatives(words: Iterable[str], guards: Mapping[str, str] | None = None) -> str:
    """Return a pattern that matches the longest of ``words``, as a tree of common beginnings.

    ``guards`` gives for a word the characters that must not follow it. A blank in a word stands for any blanks.
    """
    root: dict[str, Any] = {}
    for word in words:
        branch = root
        for char in word:
            branch = branch.setdefault(char, {})
        branch[""] = (guards or {}).get(word, "")
    return _branches(root) if root else "(?!)"


def _branches(branch: dict[str, Any]) -> str:
    """Return the pattern below one beginning; a word that ends here is tried last."""
    options = []
    single = []
    for char, below in branch.items():
        if char == "":
            continue
        head = r"\s+" if char == " " else re.escape(char)
        if list(below) == [""] and not below[""]:
            single.append(head)
        else:
            options.append(head + _branches(below))
    if single:
        options += single if options else [one_of(single)]
    if "" in branch:
        guard = f"(?![{re.escape(branch[''])}])" if branch[""] else ""
        if not options:
            return guard
        options.append(guard)
    return options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"


def gapped(words: Iterable[str]) -> str:
    """Return a pattern for words in which ``…`` stands for up to twenty characters of the same clause.

    At the end of a word it stands for one more word; twice in a word for the same characters (应…尽…).
    """
    plain = [word for word in words if WILD not in word]
    heads: dict[str, list[str]] = {}
    for word in words:
        head, _, tail = word.partition(WILD)
        if word not in plain:
            heads.setdefault(head, []).append(tail)
    options = [alternatives(plain)] if plain else []
    options += [re.escape(head) + _tails(tails) for head, tails in heads.items()]
    return "|".join(options)


def _tails(tails: list[str]) -> str:
    """Return what may follow one beginning and its gap."""
    closed = [_GAP.join(map(re.escape, tail.split(WILD))) for tail in tails if tail.strip(WILD)]
    options = [f"{_GAP}(?:{'|'.join(closed)})"] if closed else []
    if len(closed) < len(tails):
        options.append(_MORE)
    return f"(?:{'|'.join(options)})"


def one_of(chars: Iterable[str]) -> str:
    """Return a pattern for one of a few characters, escaped where they need it.

    A class of three characters or more beyond Latin takes 250 µs to compile; a choice that can never be mistaken for one,
    40 µs.
    """
    options = list(chars)
    if sum(char > _LATIN_END for char in options) < _CLASS:
        return f"[{''.join(options)}]" if len(options) > 1 else options[0]
    return f"(?:{'|'.join(options)}|(?!))"


_GAP = rf"(?:(?!{one_of(',，;；。')})[\s\S]){{0,20}}?"


def initials(words: Iterable[str]) -> str:
    """Return the first characters of ``words``, each once."""
    return "".join(sorted({word[0] for word in words}))


def characters(chars: Iterable[str]) -> str:
    """Return a character class of ``chars``."""
    return f"[{re.escape(''.join(sorted(set(chars))))}]"
