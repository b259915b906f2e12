"""What rules refer to: documents, columns of forms, and other rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from jixiao.columns import COLUMNS
from jixiao.registry import known_unless, nearest
from jixiao.rule_records import Flaw
from jixiao.text import Text

if TYPE_CHECKING:
    from jixiao.registry import Registered
    from jixiao.rule import Rule

__all__ = ["References", "no_basis"]


class References:
    """All that a rule of this installation may refer to; ``columns`` are asked for when one is none of the usual."""

    def __init__(
        self,
        rules: Mapping[str, Registered],
        names: Mapping[str, str],
        aliases: Mapping[str, str],
        basis: frozenset[str],
        columns: Callable[[], set[str]],
    ) -> None:
        self._rules = rules
        self._formerly = {**names, **aliases}
        self._basis = basis
        self._columns = columns
        self._families = frozenset(code[:-3] for code in rules)

    def flaws(self, rule: type[Rule]) -> Iterator[Flaw]:
        """Yield what a rule refers to and is not there."""
        for key in rule.basis:
            if key not in self._basis:
                hint = nearest(key, self._basis)
                yield Flaw(
                    "basis", Text(f"引用的依据“{key}”不存在{hint.zh}", f"there is no basis “{key}”{hint.en}"), key
                )
        for key in rule.requires:
            if key not in COLUMNS and key not in (known := self._columns()):
                hint = nearest(key, known)
                listed = known_unless(hint, sorted(known))
                yield Flaw("requires", Text(f"没有表式有“{key}”这一列{hint.zh}{listed.zh}", f"no form has a column “{key}”{hint.en}{listed.en}"), key)  # fmt: skip
        for code in rule.supersedes:
            if code not in self._rules and (code in self._formerly or code[:-3] in self._families):
                hint = self._hint(code)
                yield Flaw("supersedes", Text(f"没有规则 {code}{hint.zh}", f"there is no rule {code}{hint.en}"), code)
        yield from self.successor_flaws(rule)

    def successor_flaws(self, rule: type[Rule]) -> Iterator[Flaw]:
        """Yield that a rule is replaced by one that is not there."""
        code = rule.replaced_by
        if code is not None and code not in self._rules:
            hint = self._hint(code)
            yield Flaw("replaced_by", Text(f"由 {code} 取代，但没有这条规则{hint.zh}", f"it is replaced by {code}, and there is no such rule{hint.en}"), code)  # fmt: skip

    def _hint(self, code: str) -> Text:
        """Return by what code a rule goes now, or which are nearest."""
        now = self._formerly.get(code)
        return Text(f"，它现在是 {now}", f"; it is {now} now") if now else nearest(code, self._rules)


def no_basis(key: str, known: Iterable[str]) -> Text:
    """Return the sentence that nobody brings a document or ground of this id."""
    hint = nearest(key, known)
    return Text(f"引用的依据“{key}”不存在{hint.zh}", f"there is no basis “{key}”{hint.en}")
