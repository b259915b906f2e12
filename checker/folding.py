"""One fault, one finding: what follows from another finding on the same subject is folded under it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jixiao.finding import Anchor
    from jixiao.parts import Known, Said
    from jixiao.report import Found
    from jixiao.ruleset import RuleSet

__all__ = ["fold"]


def fold(said: list[Said], ruleset: RuleSet, report: Callable[[Known, Anchor], Found | None]) -> Iterator[Found]:
    """Yield the findings in order; those whose code a rule with a finding on the same subject supersedes go under it."""
    superseding = ruleset.superseding
    if superseding.isdisjoint([known.finding.code for known, _ in said]):
        yield from _reported(said, report)
        return
    by_subject: dict[int, list[Said]] = {}
    for item in said:
        by_subject.setdefault(id(item[1]), []).append(item)
    for group in by_subject.values():
        if len(group) == 1 or superseding.isdisjoint([known.finding.code for known, _ in group]):
            yield from _reported(group, report)
        else:
            yield from _folded(group, ruleset, report)


def _reported(said: list[Said], report: Callable[[Known, Anchor], Found | None]) -> Iterator[Found]:
    for known, anchor in said:
        found = report(known, anchor)
        if found is not None:
            yield found


def _folded(group: list[Said], ruleset: RuleSet, report: Callable[[Known, Anchor], Found | None]) -> Iterator[Found]:
    codes = sorted({known.finding.code for known, _ in group})
    roots = {code: _root(code, codes, ruleset) for code in codes}
    children: dict[str, list[Found]] = {}
    for known, anchor in group:
        root = roots[known.finding.code]
        if root != known.finding.code and (child := report(known, anchor)) is not None:
            children.setdefault(root, []).append(child)
    for known, anchor in group:
        code = known.finding.code
        if roots[code] == code and (entry := report(known, anchor)) is not None:
            yield entry._replace(folded=tuple(children.pop(code))) if code in children else entry


def _root(code: str, codes: list[str], ruleset: RuleSet) -> str:
    """Return the code under which ``code`` is finally folded, itself if none supersedes it; circles end where they began."""
    seen = {code}
    while True:
        parent = next((c for c in codes if c in ruleset.superseding and code in ruleset.rules[c].supersedes), None)
        if parent is None or parent in seen:
            return code
        seen.add(parent)
        code = parent
