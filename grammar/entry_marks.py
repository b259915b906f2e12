"""The marks that cut an indicator cell, as patterns compiled from the vocabulary: level headings and value labels."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from jixiao.grammar.entry_numbers import DIGIT, TO_TEN
from jixiao.grammar.levels import BLANK_CHARS, BLANKS, Level, plain_level
from jixiao.grammar.patterns import alternatives, deferred

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jixiao.grammar.vocabulary import Vocabulary

__all__ = ["CLOSE", "LETTER", "OPEN", "Marks", "marks_of", "mended"]

_COUNTING = r"\u2160-\u217f\u2460-\u24ff\u2776-\u2793\u3220-\u3229"
LETTER = rf"[^\W\d_{_COUNTING}]"
"""Characters that make words; ① and Ⅱ count and make none."""
_NO_LETTER = rf"[\W\d_{_COUNTING}]"
OPEN = "【\\[［〔「『《〈<{｛（(＜"
CLOSE = "】\\]］〕」』》〉>}｝）)＞"

_GAP = f"[{BLANKS}]{{0,9}}+"
_JOINT = f"{_GAP}[-－—–―~·・/／\\\\>＞→|｜、＿_]{{0,3}}+{_GAP}"
_INNER_BLANK = deferred(f"{LETTER}[{BLANKS}]++(?={LETTER})")


def _joints(parts: Sequence[Sequence[str]], labels: Iterable[str]) -> frozenset[str]:
    """Return every two characters that stand side by side in a label or in a level word made of ``parts``."""
    words = {*labels, *(word for part in parts for word in part)}
    words.update(before[-1] + after[0] for part, following in pairwise(parts) for before in part for after in following)
    return frozenset(word[place : place + 2] for word in words for place in range(len(word) - 1))


class _Pattern:
    """An attribute that is compiled from the owner's ``_sources`` when it is first read."""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, instance: Marks, owner: type) -> re.Pattern[str]:
        compiled = re.compile(instance._sources[self._name])
        instance.__dict__[self._name] = compiled
        return compiled


class Marks:
    """The patterns of one vocabulary, each compiled when it is first used: most cells need a few of them only.

    ``head`` wants the beginning of the cell, or a character that is no letter, before the heading.
    """

    head = _Pattern()
    full = _Pattern()
    full_colon = _Pattern()
    compound = _Pattern()
    label = _Pattern()
    first_label = _Pattern()
    any_name_label = _Pattern()
    name_label = _Pattern()
    level_label = _Pattern()
    note = _Pattern()
    first_note = _Pattern()
    generic = _Pattern()
    after = _Pattern()
    whole = _Pattern()
    broken = _Pattern()

    def __init__(self, vocabulary: Vocabulary) -> None:
        affixes, labels = vocabulary.section("level-affixes"), vocabulary.section("entry-labels")
        stems = sorted({*vocabulary.words("level1"), *vocabulary.words("level2")})
        stem = alternatives(stems)
        full = f"(?:{alternatives(affixes['prefixes'].words)})?{stem}{alternatives(affixes['suffixes'].words)}"
        satisfied = vocabulary.section("level1")["satisfaction"].words
        word = f"(?:{full}|{alternatives((*affixes['headings'].words, *satisfied))})"
        marker = alternatives((*affixes["required"].words, *affixes["optional"].words))
        score = rf"[{DIGIT}.．]{{1,5}}分|(?:权重|满分|共|计)[：:]?[{DIGIT}.．]{{1,5}}[%％分]?|(?:{marker})"
        said = f"[^（()）{DIGIT}≥≤=<>＝]{{0,16}}|[{DIGIT}.．]{{1,5}}[%％]?"
        remark = (
            f"(?:{_GAP}[（(]{_GAP}(?:(?:{score}){_GAP}[）)]|(?:{said})[）)](?={_GAP}[：:{CLOSE}]))|[★☆*＊]{{1,5}})?"
        )
        boxed = f"(?P<box>{_GAP}[（(【\\[〔]{_GAP})"
        joined = f"(?:{boxed}|{_JOINT})(?P<second>{word}){remark}(?(box){_GAP}[）)】\\]〕])"
        body = (
            f"(?P<open>[{OPEN}])?{_GAP}(?P<first>{word})(?:{joined}|{remark})"
            f"(?:(?P<close>{_GAP}[{CLOSE}])|(?P<index>{_GAP}(?:[{DIGIT}]{{1,2}}|{TO_TEN}{{1,2}})(?={_GAP}[：:])))?"
        )
        self._sources: dict[str, str] = {}
        sources = self._sources
        sources["head"] = f"(?:^|{_NO_LETTER}|是){_GAP}{body}"
        self.joints = _joints((affixes["prefixes"].words, stems, affixes["suffixes"].words), labels["alone"].words)
        self._vocabulary = vocabulary
        self._known: dict[str, tuple[Level, int] | None] = {}
        self._headings = frozenset(affixes["headings"].words)
        sources["full"] = full
        sources["full_colon"] = f"(?P<word>{full})(?:{joined}|{remark}){_GAP}[：:]"
        sources["compound"] = "完成率|完成情况|达标率|合格率|体系|设置|库|数量?|值|的|和|与|及|或|、"
        alone = alternatives(labels["alone"].words)
        every = alternatives((*labels["alone"].words, *labels["separated"].words))
        stop = rf"[，,、；;。.：:（(【\[{BLANKS}%％|｜]"
        end = f"(?:{_GAP}[（(][^（()）{DIGIT}≥≤=<>＝]{{0,12}}[）)])?{_GAP}[：:]"
        sources["label"] = (
            rf"{stop}{_GAP}(?P<far>{every}){end}"
            rf"|{stop}{_GAP}(?P<bare>{alone})(?:为|是|{_GAP}(?=[≥≤≧≦＞＜><=＝═{DIGIT}]))"
            f"|(?P<near>{alone}){end}"
        )
        sources["first_label"] = f"{_GAP}(?P<far>{every}){end}"
        sources["any_name_label"] = f"{alternatives(labels['name'].words)}{_GAP}[：:]"
        sources["name_label"] = f"{_GAP}{alternatives(labels['name'].words)}{_GAP}[：:]{_GAP}"
        sources["level_label"] = f"{alternatives(labels['level'].words)}{_GAP}[：:]?{_GAP}$"
        sources["note"] = f"[。；;\n]{_GAP}[*※]?{_GAP}{alternatives(labels['note'].words)}{_GAP}[：:]"
        sources["first_note"] = f"{_GAP}[*※]?{alternatives(labels['note'].words)}{_GAP}[：:]"
        columns = alternatives((*labels["level"].words, *labels["name"].words, *labels["alone"].words))
        sources["generic"] = f"(?:{_GAP}{columns}(?=[{BLANKS}])){{2,6}}|{_heading_of_cell(vocabulary)}"
        after = alternatives((*labels["unit"].words, *labels["remark"].words))
        sources["after"] = f"[，,；;。、（({BLANKS}]{_GAP}(?P<word>{after}){_GAP}[：:]"
        self.unit_words = frozenset(labels["unit"].words)
        sources["whole"] = f"{full}|{alone}"
        sources["broken"] = (
            f"(?<!{LETTER})(?P<level>{word})(?={joined}|{remark}[{CLOSE}{DIGIT}]?[：:])|(?P<label>{alone})(?=[：:])"
        )

    def known(self, word: str) -> tuple[Level, int] | None:
        """Return the level of a level word, and how sure it is a heading; None for any other word.

        2: it carries 指标 or the like; 1: it heads passages without (数量：); 0: it may as well be a name (群众满意度：).
        """
        if word not in self._known:
            level = plain_level(word, self._vocabulary)
            sure = 2 if self.full.fullmatch(word) else int(word in self._headings)
            self._known[word] = None if level is None else (level, sure)
        return self._known[word]


def _heading_of_cell(vocabulary: Vocabulary) -> str:
    """Return a pattern of what says only what a whole cell is, such as 绩效指标 or 一、本项目2024年度具体绩效指标如下."""
    heading = alternatives(vocabulary.section("entry-labels")["heading"].words)
    around = vocabulary.section("cell-headings")
    before = alternatives((*around["before"].words, *around["either"].words))
    behind = alternatives((*around["after"].words, *around["either"].words))
    counted = f"(?:[（(]?{TO_TEN}{{1,2}}(?:[）)][、.．]?|[、.．]){_GAP})?"
    return (
        f"{_GAP}{counted}(?:[{DIGIT}]{{4}}年度?|{before}){{0,5}}{heading}{behind}{{0,2}}(?:{_GAP}[：:。]|[^\\S\n]*\n)"
        f"|{_GAP}{heading}{_GAP}[：:]?"
    )


def mended(text: str, marks: Marks) -> tuple[str, dict[int, int]]:
    """Return ``text`` with blanks inside level words and labels (line wraps) moved behind them: the length stays.

    The mapping gives, for the start of each mended word, where it ends in ``text``.
    """
    if not any(text[gap.start()] + text[gap.end()] in marks.joints for gap in _INNER_BLANK.finditer(text)):
        return text, {}
    places = [place for place, char in enumerate(text) if char not in BLANK_CHARS]
    squeezed = "".join([text[place] for place in places])
    characters, broken = list(text), {}
    for match in marks.broken.finditer(squeezed):
        start, end = places[match.start()], places[match.end() - 1] + 1
        length = match.end() - match.start()
        if end - start == length or (match["level"] and marks.whole.search(text, start, end)):
            continue
        characters[start:end] = match[0] + "".join(char for char in text[start:end] if char in BLANK_CHARS)
        broken[start] = end
    return "".join(characters), broken


@lru_cache(maxsize=16)
def marks_of(vocabulary: Vocabulary) -> Marks:
    """Return the patterns of ``vocabulary``, compiled once."""
    return Marks(vocabulary)
