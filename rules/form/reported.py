"""Rules whose facts only the form can see while it reads: it names the problem, the rule carries the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.rule import Context, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Problem

__all__ = ["Reported"]


class Reported(Rule):
    """Turns the problem of the rule's own code into a finding on the same characters."""

    def check(self, problem: Problem, context: Context) -> Iterator[Finding]:
        """Yield the finding that the problem describes."""
        if problem.code == self.code:
            yield self.finding(
                zh=problem.message.zh,
                en=problem.message.en,
                expected=problem.expected,
                actual=problem.actual,
                suggestion=problem.suggestion,
                fix=problem.fix,
            )
