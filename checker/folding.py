"""One fault, one finding: what follows from another finding on the same subject is folded under it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jixiao.finding import Anchor, Finding
    from jixiao.report import Found
    from jixiao.ruleset import RuleSet

__all__ = ["fold"]


def fold(
    found: list[tuple[Finding, Anchor]], ruleset: RuleSet, report: Callable[[Finding, Anchor], Found | None]
) -> Iterator[Found]:
    """Yield the findings in order; those whose code a rule with a finding on the same subject supersedes go under it."""
    if ruleset.superseding.isdisjoint([finding.code for finding, _ in found]):
        for finding, anchor in found:
            entry = report(finding, anchor)
            if entry is not None:
                yield entry
        return
    by_subject: dict[int, list[tuple[Finding, Anchor]]] = {}
    for finding, anchor in found:
        by_subject.setdefault(id(anchor), []).append((finding, anchor))
    for group in by_subject.values():
        yield from _folded(group, ruleset, report)


def _folded(
    group: list[tuple[Finding, Anchor]], ruleset: RuleSet, report: Callable[[Finding, Anchor], Found | None]
) -> Iterator[Found]:
    codes = sorted({finding.code for finding, _ in group})
    roots = {code: _root(code, codes, ruleset) for code in codes}
    children: dict[str, list[Found]] = {}
    for finding, anchor in group:
        if roots[finding.code] != finding.code and (child := report(finding, anchor)) is not None:
            children.setdefault(roots[finding.code], []).append(child)
    for finding, anchor in group:
        if roots[finding.code] == finding.code and (entry := report(finding, anchor)) is not None:
            yield entry._replace(folded=tuple(children.pop(finding.code))) if finding.code in children else entry


def _root(code: str, codes: list[str], ruleset: RuleSet) -> str:
    """Return the code under which ``code`` is finally folded, itself if none supersedes it; circles end where they began."""
    seen = {code}
    while True:
        parent = next((c for c in codes if c in ruleset.superseding and code in ruleset.rules[c].supersedes), None)
        if parent is None or parent in seen:
            return code
        seen.add(parent)
        code = parent
