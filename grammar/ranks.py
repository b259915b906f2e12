"""The group in which a place is taken, and the subject before it."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from jixiao.grammar.patterns import alternatives
from jixiao.grammar.phrases import Lead
from jixiao.grammar.subjects import subject, trimmed

if TYPE_CHECKING:
    from jixiao.grammar.drafts import Draft
    from jixiao.grammar.lexicon import Lexicon
    from jixiao.grammar.measures import Reader
    from jixiao.grammar.phrases import Item

__all__ = ["Ranks"]


class Ranks:
    """Patterns around a place number, made of one lexicon when first needed."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    @cached_property
    def _verb(self) -> re.Pattern[str]:
        """Words between a group and a place: 排名位居."""
        return re.compile(rf"(?:{self._lexicon.any_of('rank-words')}|\s)+$")

    @cached_property
    def _entry(self) -> re.Pattern[str]:
        """Words between a subject and a group; 排名 is part of the subject there."""
        words = (word for word in self._lexicon.words("rank-words") if word[-1] not in "名次位")
        return re.compile(rf"(?:{alternatives(words)})+$")

    @cached_property
    def _named(self) -> re.Pattern[str]:
        """A group that the vocabulary names, with what may follow it: 全省21个地市."""
        group, tail = self._lexicon.any_of("scopes"), self._lexicon.any_of("scope-tails")
        return re.compile(rf"(?:{group})(?:[^,，;；。、:]{{0,8}}?(?:{tail}))?$")

    @cached_property
    def _other(self) -> re.Pattern[str]:
        """Any short group: 同类城市."""
        return re.compile(rf"[^,，;；。、:\s]{{0,8}}(?:{self._lexicon.any_of('scope-tails')})$")

    @cached_property
    def _leading(self) -> re.Pattern[str]:
        return re.compile(self._lexicon.any_of("scopes"))

    def holds(self, before: list[Item], reader: Reader) -> bool:
        """Tell whether 10名以内 is a place: nothing stands before it, or a group or a verb of placing does."""
        if not before:
            return True
        start, end = before[0].start, before[-1].end
        return (
            self._before_verb(reader.text, start, end) < end or self._named.search(reader.text, start, end) is not None
        )

    def place(self, draft: Draft, before: list[Item], reader: Reader) -> None:
        """Set scope and subject of a rank from the items before it."""
        for index in range(len(before) - 1, -1, -1):
            item = before[index]
            if isinstance(item, Lead) and any(word.type == "COMPARATOR" for word in item.words):
                if index + 1 == len(before):
                    break
                self._within(draft, before[index + 1].start, before[-1].end, reader)
                if draft.subject is None:
                    draft.subject = subject(before[:index], reader)
                return
        if before:
            self._within(draft, before[0].start, before[-1].end, reader)

    def _within(self, draft: Draft, start: int, end: int, reader: Reader) -> None:
        text = reader.text
        end = self._before_verb(text, start, end)
        found = self._named.search(text, start, end) or self._other.fullmatch(text, start, end)
        if found is not None:
            draft.scope = found.span()
            draft.subject = trimmed(start, self._before_entry(text, start, found.start()), reader)
            return
        head = self._leading.match(text, start, end)
        if head is not None and head.end() < end:
            draft.scope = head.span()
            start = head.end()
        draft.subject = trimmed(start, end, reader)

    def _before_entry(self, text: str, start: int, end: int) -> int:
        """Return where 进入 or 位居 begins at the end of a subject: 综合排名进入(全省前八)."""
        found = self._entry.search(text, start, end)
        return found.start() if found is not None else end

    def _before_verb(self, text: str, start: int, end: int) -> int:
        found = self._verb.search(text, start, end)
        return found.start() if found is not None else end
