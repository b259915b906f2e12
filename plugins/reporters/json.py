"""``--format json``: the machine-readable report of the interface description."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from jixiao.text import Language, Text

if TYPE_CHECKING:
    from jixiao.found import RelatedPlace
    from jixiao.model import Place
    from jixiao.protocols import ReporterOptions
    from jixiao.report import FileReport, Found, LedgerLine, ProfileRecord, Report

__all__ = ["JsonReporter"]


class JsonReporter:
    """One JSON object, one finding a line, so that a diff of two reports reads well."""

    name = "json"
    title = Text("JSON，供程序读取", "JSON for programs")

    def write(self, report: Report, language: Language, options: ReporterOptions) -> Iterator[str]:
        """Yield the report file by file; characters stand as they are: whoever encodes escapes those that are missing."""
        yield '{"schema": 1,\n "tool": ' + _dump(_tool(report, language)) + ',\n "files": ['
        for number, file in enumerate(report.files):
            yield ",\n  " if number else "\n  "
            head = _dump(_file(report, file, language))
            yield head[:-1] + ', "findings": ['
            for index, found in enumerate(file.findings):
                yield (",\n    " if index else "\n    ") + _dump(_found(found, report, language))
            yield "]}"
        counts = report.counts
        summary = {
            "files": len(report.files),
            "projects": sum(file.projects for file in report.files),
            "indicators": sum(file.indicators for file in report.files),
            **{key: counts[key] for key in ("error", "warning", "info")},
        }
        verdict = report.verdict()
        tail = {
            "summary": summary,
            "verdict": {
                "key": verdict.key,
                "text": verdict.text.of(language),
                "exit_status": verdict.exit_status,
                "reason": verdict.reason.of(language) if verdict.reason else None,
            },
            "notices": [item.of(language) for item in report.notices],
            "left_out": list(report.left_out),
            "ledger": [_ledger(line, language) for line in report.ledger.values()],
        }
        yield "],\n " + _dump(tail)[1:] + "\n"


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _tool(report: Report, language: Language) -> dict[str, Any]:
    tool = report.tool
    return {
        "version": tool.version,
        "rulesets": [
            {"name": name, "version": version, "distribution": tool.distributions.get(name)}
            for name, version in tool.rulesets.items()
        ],
        "profile": tool.profile,
        "profile_version": tool.profile_version,
        "digest": tool.digest,
        "profiles": [_profile(item, language) for item in tool.profiles],
        "across_files": _profile(tool.across, language) if tool.across else None,
    }


def _profile(record: ProfileRecord, language: Language) -> dict[str, Any]:
    return {**record._asdict(), "title": record.title.of(language) if record.title else None}


def _file(report: Report, file: FileReport, language: Language) -> dict[str, Any]:
    from jixiao.record import account_record

    verdict = report.verdict_of(file)
    return {
        "path": file.path,
        "form": file.form,
        "format": file.format,
        "unit": file.unit,
        "year": file.year,
        "profile": file.profile,
        "profile_version": file.judged_by.version if file.judged_by else "",
        "digest": file.judged_by.digest if file.judged_by else "",
        "projects": file.projects,
        "indicators": file.indicators,
        "verdict": {"key": verdict.key, "text": verdict.text.of(language)},
        "notices": [item.of(language) for item in file.notices],
        "account": [account_record(item, language) for item in file.account],
    }


def _found(found: Found, report: Report, language: Language) -> dict[str, Any]:
    place = found.place
    return {
        "code": found.code,
        "name": found.name,
        "severity": found.severity.value,
        "message": found.message.of(language),
        "sheet": place.sheet if place else None,
        "cell": place.cell if place else None,
        "project": found.project,
        "indicator": found.indicator,
        "span": list(place.span) if place and place.span else None,
        "text": found.text,
        "basis": [
            {"id": item.id, "text": item.citation.of(language), "verified": item.verified}
            for item in report.cited(found)
        ],
        "suggestion": found.suggestion.of(language) if found.suggestion else None,
        "fix": _fix(found),
        "expected": found.expected,
        "actual": found.actual,
        "difference": found.difference,
        "places": [_place(item) for item in found.places[1:]],
        "related": [_related(item) for item in found.related],
        "folded": [_found(item, report, language) for item in found.folded],
    }


def _place(place: Place) -> dict[str, Any]:
    return {"sheet": place.sheet, "cell": place.cell, "span": list(place.span) if place.span else None}


def _related(related: RelatedPlace) -> dict[str, Any]:
    """Return a place; ``file`` only where it is another one than the finding's."""
    return {**({"file": related.file} if related.file else {}), **_place(related.place)}


def _fix(found: Found) -> dict[str, Any] | None:
    if found.fix is None:
        return None
    return {**_place(found.fix.place), "replacement": found.fix.replacement, "safe": found.fix.safe}


def _ledger(line: LedgerLine, language: Language) -> dict[str, Any]:
    return {
        "code": line.code,
        "status": line.status,
        "found": line.found,
        "subjects": line.subjects,
        "crashed": line.crashed,
        "selected": line.selected,
        "seconds": round(line.seconds, 6),
        "reason": line.reason.of(language) if line.reason else None,
    }
