"""What the tool prints, in pages that people write: run anew whenever the pages are generated, between two marks."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from jixiao.errors import JixiaoError
from jixiao.layout import write_xlsx
from jixiao.session import Options, Session
from jixiao.text import Language, Text

if TYPE_CHECKING:
    from jixiao.host import Host
    from jixiao.layout import Layout

__all__ = ["SAMPLES", "embedded"]

_MARKED = re.compile(r"(<!-- sample: ([a-z-]+) -->\n).*?(<!-- end of sample -->)", re.DOTALL)
_TABLE = Text("目标表.xlsx", "targets.xlsx")
_RULES = Text("本市规则.toml", "city.toml")
_ACCOUNT = re.compile(r"(?:（[^（）]*摘要 \w+）| \([^()]*digest \w+\))$", re.MULTILINE)
_TOML = re.compile(r"```toml\n(.*?)```", re.DOTALL)


def embedded(folder: Path, host: Host) -> dict[str, str]:
    """Return the pages with samples as they must be: path below ``folder`` to Markdown."""
    found: dict[str, str] = {}
    languages: tuple[Language, ...] = ("zh", "en")
    for language in languages:
        for path in sorted((folder / language).glob("*.md")):
            text = path.read_text("utf-8")
            if _MARKED.search(text):
                found[path.relative_to(folder).as_posix()] = _filled(text, language, host)
    return found


def _filled(page: str, language: Language, host: Host) -> str:
    def sample(mark: re.Match[str]) -> str:
        shown = SAMPLES[mark[2]](page, language, host).rstrip()
        return f"{mark[1]}\n```text\n{shown}\n```\n\n{mark[3]}"

    return _MARKED.sub(sample, page)


def _long(page: str, language: Language, host: Host) -> str:
    """Check the empty long form as a clerk may have filled it in."""
    layout = _template(host, "F4")
    for row, column, text in (
        *((2, 2, "道路养护项目"), (3, 2, "市交通运输局"), (4, 2, "市公路事务中心"), (5, 2, "1年")),
        *((6, 3, "860.00"), (7, 3, "860.00"), (8, 3, "0.00")),
        (9, 2, "完成市管道路日常养护120公里，路面完好，群众出行安全顺畅。"),
        *((11, 4, "每公里养护成本"), (11, 5, "≤7万元/公里")),
        *((14, 4, "养护道路里程"), (14, 5, "≥120公里")),
        *((15, 4, "养护工程验收合格率"), (15, 5, "≥**%")),
        *((16, 4, "养护任务完成时间"), (16, 5, "2024年11月底前")),
        *((18, 4, "道路通行能力"), (18, 5, "显著提升")),
        *((20, 4, "道路使用者满意度"), (20, 5, "≥90%")),
    ):
        layout.put(row, column, text)
    return _checked(layout, language, host)


def _wide(page: str, language: Language, host: Host) -> str:
    """Check the empty wide form with one project."""
    layout = _template(host, "F1")
    indicators = (
        "1、产出指标：养护道路里程，年度指标值：≥120公里。2、产出指标：养护工程验收合格率，年度指标值：≥98%。"
        "3、产出指标：养护任务完成时间，年度指标值：11月底前。4、效益指标：受益群众，年度指标值：≥50万。"
    )
    goal = "完成市管道路日常养护120公里，路面完好，群众出行安全顺畅。"
    for column, text in enumerate(("道路养护项目", "860.00", "860.00", "0.00", "0.00", goal, indicators), 1):
        layout.put(4, column, text)
    command = Text("$ jixiao check 目标表.xlsx", "$ jixiao --lang en check targets.xlsx")
    return f"{command.of(language)}\n\n{_checked(layout, language, host)}"


def _template(host: Host, name: str) -> Layout:
    from jixiao.cli.template import writable

    return writable(name, host).template()


def _checked(layout: Layout, language: Language, host: Host) -> str:
    """Write a table, check it and return the report in words without the versions, which change with every release."""
    from jixiao.protocols import ReporterOptions

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / _TABLE.of(language)
        write_xlsx([layout], path)
        report = Session(host.fresh(), Options(isolated=True), path.parent).check([str(path)])
        chunks = host.reporters()["text"].write(report, language, ReporterOptions())
        return _ACCOUNT.sub("", "".join(chunks).replace(f"{folder}/", "").replace(f"{folder}\\", ""))


def _misspelt(page: str, language: Language, host: Host) -> str:
    """Load the first rule set of the page with a misspelt name and return what is said of it."""
    from jixiao.ruleset_toml import load_rule_set

    name = _RULES.of(language)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_text(_TOML.findall(page)[0].replace("value.number", "value.numbr", 1), "utf-8")
        try:
            load_rule_set(path)
        except JixiaoError as error:
            return Text("错误：", "Error: ").of(language) + error.text.of(language).replace(str(path), name)
    raise LookupError("the misspelt rule set was accepted")


SAMPLES: Mapping[str, Callable[[str, Language, Host], str]] = {"clerk": _long, "index": _wide, "misspelt": _misspelt}
"""What prints each sample, by the name in its mark; it is given the page, the language and the plug-ins."""
