"""What the words of header rows, labels and footers mean: the vocabulary of columns.toml with what others added."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from heapq import heappop, heappush
from pathlib import Path
from typing import NamedTuple

from jixiao.grammar.own_data import read_toml
from jixiao.grammar.patterns import deferred
from jixiao.grammar.vocabulary import Vocabulary
from jixiao.plugins.forms.marks import Marks
from jixiao.plugins.forms.row_words import RowWords
from jixiao.plugins.forms.spelling import (
    BRACKET,
    EDGES,
    MONTHS,
    YEAR,
    YEARS,
    has_year,
    is_year,
    plain,
    squeeze,
    without,
)

__all__ = ["HeaderWord", "Words", "has_year", "is_year", "plain", "squeeze", "words_of"]

_SECTION = "columns"
_LONGEST = 80
_MEMO = 8192
_TRIES = 200
_SHORT = 20
_MARKERS = "*★☆"
_THEREOF = deferred(r"^其中[:：]?")


_WHOLES = ("总投", "总目标", "总指标值")
_STAGED = frozenset({"value", "goal", "previous"})
_RESULTS = frozenset({"actual", "executed", "forecast"})
_TOGETHER: Mapping[str, frozenset[str]] = {
    "project": frozenset({"organisation", "unit", "code", "number", "category", "subcategory", "name", "indicators"}),
    "name": frozenset({"value", "description", "remark", "code"}),
    "value": frozenset({"sign", "unit", "remark", "standard", "basis", "description"}),
    "category": frozenset({"subcategory", "code"}),
}
"""Fields by what may stand in one column with them; the first that fits counts."""


class HeaderWord(NamedTuple):
    """What a header or label means: ``field`` of the vocabulary, and ``period`` ``annual``, ``total`` or empty.

    ``part`` is true for a line that begins with 其中. ``stage`` is ``initial`` or ``adjusted`` for a target or goal of the
    beginning of the year (年初目标值) and for one that was adjusted (调整后目标值), else empty.
    """

    field: str
    period: str = ""
    part: bool = False
    stage: str = ""


class Words:
    """Looks texts up in one vocabulary; answers are remembered."""

    def __init__(self, vocabulary: Vocabulary, own: tuple[tuple[str, str, str], ...] = ()) -> None:
        self.vocabulary = vocabulary
        self._columns = {squeeze(word): key for word, key in vocabulary.words("columns").items()}
        self._facts = {squeeze(word): key for word, key in vocabulary.words("facts").items()}
        for section, word, key in own:
            (self._columns if section == _SECTION else self._facts)[plain(word) or squeeze(word)] = key
        pairs = [(squeeze(word), key) for word, key in vocabulary.words("modifiers").items()]
        self._undated = tuple(word for word, key in pairs if key == "undated")
        self._modifiers = sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0]))
        endings = vocabulary.section("endings")
        self._endings = {
            key: tuple(map(squeeze, endings[key].words)) for key in ("project", "goal", "neither", "source", "points")
        }
        self._ordinary = frozenset(map(squeeze, vocabulary.section("cells")["ordinary"].words))
        self.marks = Marks(vocabulary)
        self._memo: dict[tuple[str, str], HeaderWord | None] = {}
        rows = RowWords(vocabulary)
        self.kind, self.grand, self.project_like, self.totals = rows.kind, rows.grand, rows.project_like, rows.totals

    def column(self, text: str) -> HeaderWord | None:
        """Return what a header cell means, None for other words."""
        return self._remembered(text, "columns")

    def fact(self, text: str) -> HeaderWord | None:
        """Return what a label above the grid means, None for other words."""
        return self._remembered(text, "facts")

    def exact_fact(self, text: str) -> str | None:
        """Return the field of a label that stands in the vocabulary as it is, without modifiers taken off."""
        word = plain(text)
        return self._facts.get(word) or self._columns.get(word)

    def names_fact(self, text: str) -> bool:
        """Tell whether a text is a label above the grid as it stands."""
        return plain(text) in self._facts

    def names_source(self, text: str) -> bool:
        """Tell whether a text may name a source of money that is not in the vocabulary: 援疆资金, 对口帮扶投入."""
        word = plain(text)
        return len(word) <= _SHORT and word.endswith(self._endings["source"])

    def heads_points(self, text: str) -> bool:
        """Tell whether a head is that of rates or points: below it stands no money."""
        return len(text) <= _SHORT and plain(text).endswith(self._endings["points"])

    def is_header_word(self, text: str) -> bool:
        """Tell cheaply, without taking modifiers off, whether a text is a word of headers."""
        if text in self._columns:
            return True
        if text.isalnum() or len(text) > _SHORT or (text[:1].isdigit() and text[-1:].isdigit()):
            return False
        return squeeze(text).lstrip(_MARKERS) in self._columns

    def is_ordinary(self, text: str) -> bool:
        """Tell whether a header's word is as often the content of a cell: 其他, 合计, 数量."""
        return plain(text) in self._ordinary

    def _remembered(self, text: str, section: str) -> HeaderWord | None:
        key = (text, section)
        if key in self._memo:
            return self._memo[key]
        if len(self._memo) >= _MEMO:
            self._memo.clear()
        found = self._found(text, section)
        if found is not None and found.field in _STAGED and (stage := self.marks.stage(text)):
            found = found._replace(stage=stage)
        elif found is not None and found.field in _RESULTS and self.marks.speaks_of_part(text):
            found = found._replace(stage="interim")
        self._memo[key] = found
        return found

    def _found(self, text: str, section: str) -> HeaderWord | None:
        if len(text) > _LONGEST:
            return None
        squeezed = squeeze(text)
        part = bool(_THEREOF.match(plain(text)))
        word = plain(_THEREOF.sub("", plain(text)))
        remarks = "".join(BRACKET.findall(squeezed))
        if ":" in word:
            word = plain(word.rpartition(":")[2]) or word
        tables = (self._columns,) if section == "columns" else (self._facts, self._columns)
        for table in tables:
            field = table.get(word)
            if field in {"organisation", "unit"} and self._is_project(
                remarks
            ):  # 单位名称（项目名称）, 单位（专项）名称
                field = "project"
            if field is not None:
                return HeaderWord(field, self._period(word, remarks), part)
        if section == "facts" and (field := self._by_ending(word)) is not None:
            return HeaderWord(field, self._period(word, remarks), part)
        found = self._stripped(word, remarks, tables, part=part) or self._several(word)
        return found or (self._result_of_part(word) if section == "columns" else None)

    def _result_of_part(self, word: str) -> HeaderWord | None:
        """Look a result of a part of the year up by what is left of its words: 上半年完成值, 二季度完成."""
        bare = self.marks.timeless(word)
        found = (self.column(bare) or self.column(f"{bare}值")) if bare else None
        return found if found is not None and found.field in _RESULTS else None

    def _by_ending(self, word: str) -> str | None:
        """Return what a label above the grid means by its end: 债券项目名称 names a project."""
        if len(word) > _SHORT or word.endswith(self._endings["neither"]):
            return None
        return next((key for key in ("project", "goal") if word.endswith(self._endings[key])), None)

    def _is_project(self, remarks: str) -> bool:
        """Tell whether the words in a header's brackets mean a project, alone or beside its class (项目类别/支出项目)."""
        if "project" in {self._columns.get(remarks), self._columns.get(f"{remarks}名称")}:
            return True
        found = [self.column(piece) for piece in remarks.split("/")] if "/" in remarks else []
        fields = {word.field if word is not None else "" for word in found}
        return "project" in fields and fields <= _TOGETHER["project"] | {"project"}

    def _several(self, word: str) -> HeaderWord | None:
        """Look up words for several things in one column (单位/项目/指标, 三级指标及指标值): the first thing of its rows counts."""
        pieces = word.replace("、", "/").replace("及", "/").replace("和", "/").split("/")
        if len(pieces) < 2:
            return None
        fields = {self._columns.get(piece) or self._columns.get(f"{piece}名称") for piece in pieces}
        found = next((name for name, beside in _TOGETHER.items() if name in fields and fields <= beside | {name}), None)
        return HeaderWord(found, self._period(word, "")) if found is not None else None

    def _stripped(
        self, word: str, remarks: str, tables: tuple[dict[str, str], ...], *, part: bool
    ) -> HeaderWord | None:
        """Look a word up without years, an index and modifiers.

        The longest known rest counts, and of equal ones the last: the head of a Chinese compound stands at its end.
        """
        bare = MONTHS.sub("", YEAR.sub("", YEARS.sub("", word))).strip(EDGES)
        bare = bare.rstrip("0123456789") or bare
        seen = {bare}
        queue = [(-len(bare), 0, bare)]
        while queue:
            _, offset, current = heappop(queue)
            for table in tables:
                field = table.get(current)
                if field is not None:
                    return HeaderWord(field, self._period(word, remarks), part)
            for modifier in [modifier for modifier, _ in self._modifiers if modifier in current]:
                for cut, shorter in without(current, modifier):
                    if shorter not in seen and len(seen) < _TRIES:
                        seen.add(shorter)
                        heappush(queue, (-len(shorter), offset - cut, shorter))
        return None

    def _period(self, word: str, remarks: str) -> str:
        """Tell the period that a word and the remarks in its brackets speak of; 年度 outweighs 总体."""
        text = word + remarks
        for other in self._undated:
            text = text.replace(other, "")
        if YEARS.search(text):
            return "total"
        if YEAR.search(text) or any(m in text for m, key in self._modifiers if key == "annual" and len(m) > 1):
            return "annual"
        if any(m in text for m, key in self._modifiers if key == "total" and len(m) > 1) or any(
            whole in text for whole in _WHOLES
        ):
            return "total"
        return ""

    def period(self, text: str) -> str:
        """Return the period that any text speaks of."""
        return self._period(squeeze(text), "")


@lru_cache(maxsize=8)
def words_of(vocabulary: Vocabulary, own: tuple[tuple[str, str, str], ...] = ()) -> Words:
    """Return the words in force: the built-in ones and those in the section ``columns`` of ``vocabulary``.

    ``own`` are a form's own words, (section, word, field), which outweigh both.
    """
    merged = Vocabulary.of(read_toml(Path(__file__).with_name("columns.toml")), "columns.toml")
    if _SECTION in vocabulary.sections:
        for key, term in vocabulary.section(_SECTION).items():
            for word, source in zip(term.words, term.sources, strict=True):
                merged = merged.extended({_SECTION: {key: [word]}}, source)
    return Words(merged, own)
