"""What the words at the beginning of a row make of it: a total, a note, a signature, the mark of a page, a project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.grammar.patterns import deferred
from jixiao.plugins.forms.spelling import EDGES, plain, squeeze

if TYPE_CHECKING:
    from jixiao.grammar.vocabulary import Vocabulary

__all__ = ["RowWords"]

_LEADING = " \t\r\n\u3000\xa0*★☆·•(（【["
_COUNTED = "第-0123456789一二三四五六七八九十"
_MEMO = 8192
_LONGEST = 20
_SEAL = "盖章|签章|公章|签字|签名"
_SEAL_SIGNS, _SEAL_ENDS = ("章", "签", "年月日"), ("日", ")", ":")
_SEALED = deferred(
    rf"\([^()]{{0,6}}(?:{_SEAL})\)[:：]?(?:\d*年\d*月\d*日)?$|(?:{_SEAL})[:：](?:\d*年\d*月\d*日)?$|(?<!\d)年月日$"
)
"""How a signature ends, whoever signs: 绩效科室(盖章) 年 月 日."""
_ENDS = frozenset("日)）:：\n \u3000")
_PAGE_INITIALS = frozenset("第共-")
_OPENING = frozenset("([【〔「")
_PAGE = deferred(r"第\d+页|共\d+页|-\d+-$")


class RowWords:
    """Looks the beginnings of rows up in one vocabulary; answers are remembered."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        sheet = vocabulary.section("sheet")
        self._totals = frozenset(squeeze(word) for key in ("sum", "grand") for word in sheet[key].words)
        self._grand = frozenset(map(squeeze, sheet["grand"].words))
        endings = vocabulary.section("endings")
        self._sums = tuple(map(squeeze, endings["sums"].words))
        self._wholes = tuple(map(squeeze, endings["wholes"].words))
        self._ordered_totals = tuple(sorted(self._totals))
        self._lasts = tuple(sorted({word[-1] for word in self._totals}))
        prefixes = [(key, squeeze(word)) for key in ("footer", "note", "page") for word in sheet[key].words]
        self._prefixes: dict[str, list[tuple[str, str]]] = {}
        for key, prefix in prefixes:
            self._prefixes.setdefault(prefix[0], []).append((key, prefix))
        self._works = tuple(map(squeeze, sheet["works"].words))
        self._initials = {word[0] for word in self._totals} | self._prefixes.keys() | set(_COUNTED)
        self._kinds: dict[str, str] = {}

    def kind(self, text: str) -> str:
        """Return ``total``, ``footer``, ``note``, ``page`` or an empty text for how a row begins."""
        if text in self._kinds:
            return self._kinds[text]
        if text.lstrip(_LEADING)[:1] not in self._initials and text[-1:] not in _ENDS:
            return ""
        if len(self._kinds) >= _MEMO:
            self._kinds.clear()
        found = self._kinds[text] = self._kind(text)
        return found

    def _kind(self, text: str) -> str:
        word = squeeze(text[:80]).lstrip("*★☆·•(")
        if self._is_total(word):
            return "total"
        initial = word[:1]
        for key, prefix in self._prefixes.get(initial, ()):
            if word.startswith(prefix) and _ends_label(word, len(prefix), key):
                return key
        if initial in _PAGE_INITIALS and _PAGE.match(word):
            return "page"
        return "footer" if _is_sealed(word) and "表(" not in word else ""

    def _is_total(self, word: str) -> bool:
        """Tell whether a word is that of a total; whether that is possible costs a tenth of taking brackets and numbers off."""
        if not any(map(word.__contains__, self._lasts)):
            return False
        if not word.rstrip(EDGES).endswith(self._ordered_totals) and _OPENING.isdisjoint(word):
            return False
        return plain(word) in self._totals

    def totals(self, text: str) -> bool:
        """Tell whether a row's name is that of a total or subtotal, whatever stands before the word: 本页小计."""
        if len(text) > _LONGEST or not any(map(text.__contains__, self._lasts)):
            return False
        return self.kind(text) == "total" or plain(text).endswith(self._sums)

    def grand(self, text: str) -> bool:
        """Tell whether a row's name means the total over the whole table."""
        word = plain(text)
        return word in self._grand or (word.startswith(self._wholes) and word.endswith(self._sums))

    def project_like(self, text: str) -> bool:
        """Tell whether a name is rather a project's than a unit's."""
        return plain(text).rstrip("0123456789-()年").endswith(self._works)


def _ends_label(word: str, length: int, key: str) -> bool:
    """Tell whether a footer's or note's word ends here: at a colon, a bracket, a number, or the end; 注册人数 is no note."""
    rest = word[length : length + 1]
    return (
        not rest
        or rest in ":：(.、,，;。"
        or (key == "note" and (rest.isdigit() or word.startswith("※")))
        or (key == "footer" and rest in "（及和、签盖姓")
    )


def _is_sealed(word: str) -> bool:
    """Tell whether a word ends as a signature does."""
    return word.endswith(_SEAL_ENDS) and any(map(word.__contains__, _SEAL_SIGNS)) and _SEALED.search(word) is not None
