"""One fault, one finding: what follows from another finding on the same subject is folded under it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from jixiao.finding import Anchor
    from jixiao.parts import Known, Said
    from jixiao.report import Found
    from jixiao.ruleset import RuleSet

__all__ = ["Folding"]

Reporter: TypeAlias = "Callable[[Known, Anchor], Found | None]"


class Folding:
    """Folds findings as the rules of one run say; what codes that come together mean is worked out once."""

    def __init__(self, ruleset: RuleSet) -> None:
        self._ruleset = ruleset
        self._roots: dict[frozenset[str], Mapping[str, str]] = {}

    def folded(self, said: list[Said], report: Reporter) -> Iterator[Found]:
        """Yield the findings in order; those whose code a rule with a finding on the same subject supersedes go under it."""
        if self._ruleset.superseding.isdisjoint([known.finding.code for known, _ in said]):
            for known, anchor in said:
                if (found := report(known, anchor)) is not None:
                    yield found
            return
        by_subject: dict[int, list[Said]] = {}
        for item in said:
            by_subject.setdefault(id(item[1]), []).append(item)
        for group in by_subject.values():
            if len(group) > 1:
                yield from self._together(group, report)
            elif (found := report(*group[0])) is not None:
                yield found

    def _together(self, group: list[Said], report: Reporter) -> Iterator[Found]:
        """Yield the findings on one subject."""
        codes = frozenset([known.finding.code for known, _ in group])
        roots = self._roots.get(codes)
        if roots is None:
            roots = self._roots[codes] = {code: _root(code, sorted(codes), self._ruleset) for code in codes}
        children: dict[str, list[Found]] = {}
        for known, anchor in group:
            root = roots[known.finding.code]
            if root != known.finding.code and (child := report(known, anchor)) is not None:
                children.setdefault(root, []).append(child)
        for known, anchor in group:
            code = known.finding.code
            if roots[code] == code and (entry := report(known, anchor)) is not None:
                yield _with(entry, tuple(children.pop(code))) if code in children else entry


def _with(entry: Found, folded: tuple[Found, ...]) -> Found:
    """Return a finding with those folded under it; it counts as much as the gravest of them, or folding would hide an error."""
    severity = max((entry.severity, *(item.severity for item in folded)), key=lambda item: item.rank)
    return entry._replace(folded=folded, severity=severity)


def _root(code: str, codes: list[str], ruleset: RuleSet) -> str:
    """Return the code under which ``code`` is finally folded, itself if none supersedes it; circles end where they began."""
    seen = {code}
    while True:
        parent = next((c for c in codes if c in ruleset.superseding and code in ruleset.rules[c].supersedes), None)
        if parent is None or parent in seen:
            return code
        seen.add(parent)
        code = parent
