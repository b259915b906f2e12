"""What the rules say of the projects of one table, taken a batch at a time and rule by rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from jixiao.grammar.kept import Kept
from jixiao.memory import RECURRING
from jixiao.parts import Known

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jixiao.lanes import Lane, Lanes
    from jixiao.model import Indicator, Project
    from jixiao.parts import Said
    from jixiao.rule import Context

__all__ = ["Judging"]

_Verdict: TypeAlias = "tuple[Known, ...]"


class Judging:
    """Runs the rules over the projects of one table and their indicators; equal indicators are judged once.

    Rule by rule over a batch, and not project by project, takes half the time: what a rule needs stays at hand. The
    verdict on a regular entry lies with the parts that it shares with its equals, any other under the indicator's key.
    """

    def __init__(self, lanes: Lanes) -> None:
        self._lanes = lanes
        self._verdicts: Kept[object, _Verdict] = Kept(RECURRING)

    def said(self, projects: Sequence[Project], context: Context) -> list[list[Said]]:
        """Return for each project what is said of its indicators, in order, and then of itself."""
        by_key = self._verdicts.get
        verdicts = [
            [
                (parts.verdict if parts.judge is self else None)
                if (parts := item.entry_parts) is not None
                else by_key(item.key)
                for item in project.indicators
            ]
            for project in projects
        ]
        new: dict[object, Indicator] = {}
        for project, known in zip(projects, verdicts, strict=True):
            if None in known:
                new.update(
                    {
                        item.entry_parts or item.key: item
                        for item, verdict in zip(project.indicators, known, strict=True)
                        if verdict is None
                    }
                )
        made = self._made(new, context)
        judged = self._lanes.run_all(self._lanes.of_scope("project", context.table), projects, context)
        found: list[list[Said]] = []
        for project, known, findings in zip(projects, verdicts, judged, strict=True):
            said: list[Said] = []
            for item, verdict in zip(project.indicators, known, strict=True):
                own = self._next(item, made, context) if verdict is None else verdict
                if own:
                    said += [(one, one.finding.at or item) for one in own]
            if findings:
                said += [(Known(finding), finding.at or project) for finding in findings]
            found.append(said)
        return found

    def _next(self, item: Indicator, made: dict[object, _Verdict], context: Context) -> _Verdict:
        """Return the verdict on an indicator of the batch: its own, or that on its equal unless a rule failed there."""
        parts = item.entry_parts
        key = parts or item.key
        own = made.pop(key, None)
        if own is None:
            own = self._verdicts.get(key) if parts is None else parts.verdict if parts.judge is self else None
        return own if own is not None else self._made({key: item}, context)[key]

    def _made(self, indicators: Mapping[object, Indicator], context: Context) -> dict[object, _Verdict]:
        """Judge indicators that were not met before, those that meet the same rules together."""
        lanes = self._lanes
        groups: dict[Lane, list[tuple[object, Indicator]]] = {}
        for key, item in indicators.items():
            groups.setdefault(lanes.for_indicator(item, context.table), []).append((key, item))
        made: dict[object, _Verdict] = {}
        for lane, group in groups.items():
            crashes = lanes.crashes
            judged = lanes.run_all(lane, [item for _, item in group], context)
            for (key, item), findings in zip(group, judged, strict=True):
                verdict = made[key] = tuple(map(Known, findings))
                if lanes.crashes != crashes:
                    continue  # the rule fails, and is counted, on the equals to come too
                if item.entry_parts is None:
                    self._verdicts.keep(key, verdict)
                else:
                    item.entry_parts.judge, item.entry_parts.verdict = self, verdict
        return made
