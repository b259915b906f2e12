"""Regular expressions made from lists of words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from jixiao.grammar.characters import LETTER

__all__ = ["WILD", "alternatives", "characters", "gapped", "initials"]

WILD = "…"
"""Stands for a few characters of the same clause."""

_MORE = f"(?={LETTER})"
_GAP = "[^,，;；。]{0,20}?"


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
        options.append(single[0] if len(single) == 1 else f"[{''.join(single)}]")
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


def initials(words: Iterable[str]) -> str:
    """Return the first characters of ``words``, each once."""
    return "".join(sorted({word[0] for word in words}))


def characters(chars: Iterable[str]) -> str:
    """Return a character class of ``chars``."""
    return f"[{re.escape(''.join(sorted(set(chars))))}]"
