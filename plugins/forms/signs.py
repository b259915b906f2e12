"""Signs of comparison in a column of their own, in symbols or in words: the grammar's comparators, and what stands in their place."""

from __future__ import annotations

from functools import cache, lru_cache

from jixiao.grammar.characters import normalised
from jixiao.grammar.vocabulary import Vocabulary
from jixiao.grammar.wordlist import WordList
from jixiao.plugins.forms.spelling import squeeze

__all__ = ["NATURES", "compares", "is_sign", "is_symbol", "states_sign"]

NATURES = frozenset({"定性", "定量"})
"""What a system writes in the place of a sign."""
_INEXACT = frozenset({"≠", "±"})
"""Signs that say nothing about a target; the grammar knows no comparison by them."""


@cache
def _comparators() -> frozenset[str]:
    return frozenset(map(squeeze, Vocabulary.builtin().words("comparators")))


@cache
def _symbols() -> frozenset[str]:
    return frozenset(word for word in _comparators() if not any(map(str.isalpha, word)))


@cache
def _inexact() -> frozenset[str]:
    return _INEXACT | Vocabulary.builtin().words("near-signs").keys()


@cache
def _words() -> WordList:
    return WordList(_comparators() | NATURES)


def compares(text: str) -> bool:
    """Tell whether a text is a comparator in symbols, which can stand before a number."""
    return normalised(squeeze(text)) in _symbols()


def is_symbol(text: str) -> bool:
    """Tell whether a text is a sign in symbols."""
    return compares(text) or squeeze(text) in _inexact()


def is_sign(text: str) -> bool:
    """Tell whether a text is a sign in symbols, 定性 or 定量."""
    return is_symbol(text) or squeeze(text) in NATURES


@lru_cache(maxsize=1024)
def states_sign(text: str) -> bool:
    """Tell whether a text is a sign in symbols or words, or several of them (大于等于≥), or 定性 or 定量."""
    if is_sign(text):
        return True
    word, place = normalised(squeeze(text)).replace("(", "").replace(")", ""), 0
    while 0 <= place < len(word):
        place = _words()(word, place)
    return bool(word) and place > 0
