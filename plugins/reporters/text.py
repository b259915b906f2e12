"""``--format text``: grouped by project, the offending characters marked in the text, a summary line always."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from jixiao.finding import Severity
from jixiao.terminal import marked, painted, safe
from jixiao.text import Language, Text, plural

if TYPE_CHECKING:
    from jixiao.protocols import ReporterOptions
    from jixiao.report import Account, FileReport, Found, Report

__all__ = ["TextReporter"]

LEVELS = {
    Severity.ERROR: (Text("错误", "error"), "red"),
    Severity.WARNING: (Text("警告", "warning"), "yellow"),
    Severity.INFO: (Text("提示", "info"), "cyan"),
}
_FEW = 3
_COLORS = {"pass": "green", "return": "red", "review": "yellow", "incomplete": "magenta"}


class TextReporter:
    """For people at a terminal."""

    name = "text"
    title = Text("文字，供人阅读", "text for people")

    def write(self, report: Report, language: Language, options: ReporterOptions) -> Iterator[str]:
        """Yield the report file by file, project by project."""
        if not options.quiet:
            for file in report.files:
                yield from _file(file, report, language, options)
        if options.verbose:
            yield from _ledger(report, language)
        if options.seconds:
            yield from _seconds(report, language)
        for notice in report.notices:
            yield safe(Text(f"注意：{notice.zh}", f"Note: {notice.en}").of(language)) + "\n"
        yield _summary(report, language, options)


def _file(file: FileReport, report: Report, language: Language, options: ReporterOptions) -> Iterator[str]:
    unit = Text(f"，金额单位：{file.unit}", f", money in {file.unit}").of(language) if file.unit else ""
    head = Text(
        f"{safe(file.path)}：表式 {file.form or '未识别'}，{file.projects} 个项目，{file.indicators} 个指标{unit}",
        f"{safe(file.path)}: form {file.form or 'not recognised'}, {plural(file.projects, 'project')}, "
        f"{plural(file.indicators, 'indicator')}{unit}",
    )
    yield painted(head.of(language), options.color, bold=True) + "\n"
    for notice in file.notices:
        yield Text(f"  说明：{notice.zh}", f"  note: {notice.en}").of(language) + "\n"
    for account in file.account:
        if options.verbose or account.form is None:
            yield from _account(account, language)
    several = sum(account.form is not None for account in file.account) > 1
    for (sheet, project), group in groupby(_by_project(file.findings), key=lambda item: (_sheet(item), item.project)):
        called = project or Text("（整个文件）", "(whole file)").of(language)
        if several and sheet:
            called += Text(f"（工作表“{sheet}”）", f" (sheet “{sheet}”)").of(language)
        yield "\n" + painted(safe(called), options.color, bold=True) + "\n"
        for found, more in _alike(group, apart=options.verbose):
            yield from _found(found, report, language, options)
            if more:
                yield _elsewhere(more, language)
    yield "\n"


def _alike(group: Iterable[Found], *, apart: bool) -> Iterator[tuple[Found, list[Found]]]:
    """Yield each finding, the first of more than a few infos that say the very same with all the others."""
    found = list(group)
    alike: dict[tuple[object, ...], list[Found]] = {}
    for item in found:
        alike.setdefault(_saying(item), []).append(item)
    for item in found:
        same = alike[_saying(item)]
        if apart or item.severity is not Severity.INFO or len(same) <= _FEW or not _have_cells_of_their_own(same):
            yield item, []
        elif item is same[0]:
            yield item, same[1:]


def _have_cells_of_their_own(same: list[Found]) -> bool:
    """Tell whether the cells alone say which indicators are meant."""
    return len({found.place and found.place.cell for found in same}) == len(same)


def _saying(found: Found) -> tuple[object, ...]:
    return found.code, found.severity, found.message, found.suggestion


def _elsewhere(more: list[Found], language: Language) -> str:
    """Return the line that names the other places of a finding."""
    cells = [found.place.cell for found in more if found.place]
    text = Text(
        f"同样的还有 {len(more)} 处：{'、'.join(cells)}", f"the same {len(more)} times more: {', '.join(cells)}"
    )
    return f"        {text.of(language)}\n"


def _by_project(findings: list[Found]) -> list[Found]:
    """Bring the findings on one project of a sheet together, projects and cells as they stand in the file, the whole file last."""
    sheets: dict[str, int] = {}
    first: dict[tuple[str, str | None], tuple[bool, int, int]] = {}
    for found in findings:
        sheet, row, *_ = _position(found)
        place = (found.project is None, sheets.setdefault(sheet, len(sheets)), row)
        key = (sheet, found.project)
        first[key] = min(first.get(key, place), place)
    return sorted(
        findings,
        key=lambda item: (
            first[_sheet(item), item.project],
            item.project or "",
            _position(item),
            -item.severity.rank,
            item.code,
        ),
    )


def _sheet(found: Found) -> str:
    return found.place.sheet if found.place else ""


def _position(found: Found) -> tuple[str, int, int, int]:
    place = found.place
    return (place.sheet, place.row, place.column, place.span[0] if place.span else -1) if place else ("", 0, 0, 0)


def _found(
    found: Found, report: Report, language: Language, options: ReporterOptions, indent: str = "  "
) -> Iterator[str]:
    level, color = LEVELS[found.severity]
    cell = found.place.cell if found.place else "-"
    label = painted(level.of(language), options.color, color=color, bold=True)
    message = found.message.of(language)
    yield f"{indent}{cell:<5} {label} {found.code} {safe(message + _of_indicator(found, message).of(language))}\n"
    if found.mark is not None and found.passage:
        yield f"{indent}      {marked(found.passage, found.mark, options.color)}\n"
    if found.expected is not None and found.actual is not None:
        gap = (
            Text(f"，差额 {found.difference}", f", difference {found.difference}").of(language)
            if found.difference
            else ""
        )
        text = Text(
            f"实际 {found.actual}，应为 {found.expected}", f"actual {found.actual}, expected {found.expected}"
        ).of(language)
        yield f"{indent}      {safe(text + gap)}\n"
    if found.suggestion:
        label_text = Text("怎么改：", "instead: ").of(language)
        yield f"{indent}      {label_text}{safe(found.suggestion.of(language))}\n"
    if options.verbose and found.basis:
        for item in report.cited(found):
            yield f"{indent}      {Text('依据：', 'basis: ').of(language)}{item.citation.of(language)}\n"
    if found.folded:
        codes = list(dict.fromkeys(item.code for item in found.folded))
        follows = Text(f"由此引起、不另列：{'、'.join(codes)}", f"follows from it, not listed: {', '.join(codes)}")
        yield f"{indent}      {follows.of(language)}\n"


def _of_indicator(found: Found, message: str) -> Text:
    """Return which indicator of the cell is meant, unless the finding shows it anyway."""
    name = found.indicator
    shown = marked(found.passage, found.mark, color=False) if found.mark is not None and found.passage else ""
    if not name or name in message or name in shown.replace("【", "").replace("】", ""):
        return Text("", "")
    return Text(f"（指标：{name}）", f" (indicator: {name})")


def _account(account: Account, language: Language) -> Iterator[str]:
    text = Text(
        f"  工作表“{safe(account.sheet)}”：文件中 {account.rows} 行，有内容 {account.read} 行，参与校验 {account.judged} 行",
        f"  sheet “{safe(account.sheet)}”: {plural(account.rows, 'row')} in the file, {account.read} with content, {account.judged} judged",
    )
    yield text.of(language) + "\n"
    for item in account.ignored:
        one = item.first == item.last
        rows = str(item.first) if one else f"{item.first}-{item.last}"
        english = f"    {'row' if one else 'rows'} {rows} not judged: {item.why.en}"
        yield Text(f"    第 {rows} 行未参与：{item.why.zh}", english).of(language) + "\n"


def _ledger(report: Report, language: Language) -> Iterator[str]:
    words = {
        "clean": Text("无问题", "clean"),
        "found": Text("有问题", "found"),
        "crashed": Text("出错", "crashed"),
        "not-applicable": Text("不适用", "not applicable"),
    }
    yield Text("规则运行情况：", "ledger of rules:").of(language) + "\n"
    for line in report.ledger.values():
        why = line.reason
        reason = Text(f"（{why.zh}）", f" ({why.en})").of(language) if why else ""
        twice = Text("，重复选择，只运行一次", ", selected twice, ran once").of(language) if line.selected > 1 else ""
        yield f"  {line.code} {words[line.status].of(language)} {line.found}{reason}{twice}\n"
    yield "\n"


def _seconds(report: Report, language: Language) -> Iterator[str]:
    yield Text("每条规则的用时（秒）：", "seconds per rule:").of(language) + "\n"
    for line in sorted(report.ledger.values(), key=lambda item: -item.seconds):
        yield f"  {line.code} {line.seconds:9.4f}  {line.subjects}\n"
    yield "\n"


def _summary(report: Report, language: Language, options: ReporterOptions) -> str:
    verdict, counts, tool = report.verdict(), report.counts, report.tool
    projects = sum(file.projects for file in report.files)
    indicators, faults = sum(file.indicators for file in report.files), report.faults
    errors = counts["error"] - faults
    failed = (
        Text(f"；规则或插件出错 {faults} 处", f"; {plural(faults, 'fault')} of rules or plug-ins")
        if faults
        else Text("", "")
    )
    text = Text(
        f"共 {len(report.files)} 个文件，{projects} 个项目，{indicators} 个指标：错误 {errors}，警告 {counts['warning']}，"
        f"提示 {counts['info']}{failed.zh}。",
        f"{plural(len(report.files), 'file')}, {plural(projects, 'project')}, {plural(indicators, 'indicator')}: "
        f"{plural(errors, 'error')}, {plural(counts['warning'], 'warning')}, {counts['info']} info{failed.en}. ",
    ).of(language)
    result = Text(f"结论：{verdict.text.zh}", f"Verdict: {verdict.text.en}").of(language)
    if verdict.reason:
        text += Text(f"{verdict.reason.zh}。", f"{verdict.reason.en}. ").of(language)
    profiles = [item.called for item in tool.profiles]
    across = tool.across.called if tool.across else None
    both = Text(
        "、".join(item.zh for item in profiles) + (f"，跨文件的规则用 {across.zh}" if across else ""),
        ", ".join(item.en for item in profiles) + (f", across files {across.en}" if across else ""),
    )
    run = Text(
        f"（{len(report.ledger)} 条规则，方案 {both.zh}，jixiao {tool.version}，摘要 {tool.digest}）",
        f" ({plural(len(report.ledger), 'rule')}, {'profile' if len(profiles) == 1 else 'profiles'} {both.en}, "
        f"jixiao {tool.version}, digest {tool.digest})",
    ).of(language)
    return text + painted(result, options.color, color=_COLORS[verdict.key], bold=True) + run + "\n"
