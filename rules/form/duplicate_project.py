"""FRM011 duplicate-project."""

from __future__ import annotations

from array import array
from collections import Counter
from hashlib import blake2b
from itertools import combinations
from sys import intern
from typing import TYPE_CHECKING, NamedTuple, cast

from jixiao.finding import Related, Severity
from jixiao.grammar.patterns import deferred
from jixiao.rule import Context, Example, Rule
from jixiao.rules.consistency.texts import marks_of
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jixiao.finding import Finding
    from jixiao.model import Project
    from jixiao.subjects import ProjectHead, Run

__all__ = ["DuplicateProject"]

_BLANKS = deferred(r"[ \t\r\n\u3000\xa0]+")
_WIDTH = tuple(zip("（）【】：，", "()[]:,", strict=True))


class DuplicateProject(Rule):
    """A project stands once in a submission.

    Why: a project that was pasted twice is counted and funded twice.
    """

    code, name = "FRM011", "duplicate-project"
    title = Text("项目重复", "duplicate project")
    checks = Text(
        "同一单位、同一种表内出现两个同名项目（不计空格和全半角差异）；一次校验的不同文件之间，还须金额、绩效目标、"
        "绩效指标三者中有两者相同才报。",
        "Two projects of one name (blanks and width aside) under one unit and in one kind of table; in two files of a run "
        "two of amounts, goal and indicators must agree too.",
    )
    why = Text(
        "同名项目往往是重复粘贴，资金会被重复计算；确是两个项目的，名称应能区分。",
        "Projects of one name are mostly pasted twice and their money is counted twice; two real ones need distinct names.",
    )
    repair = Text(
        "删除重复的一行；确为不同项目的，在名称中注明期次、地点或内容，如“设备购置（二期）”。",
        "Delete the repeated row, or tell the projects apart in their names, as in “设备购置（二期）”.",
    )
    severity, reliability = Severity.WARNING, "exact"
    basis = ("consistency", "import-gate")
    bad = (Example(name="设备购置", projects=(Example(name="设备 购置"),)),)
    good = (Example(name="设备购置（一期）", projects=(Example(name="设备购置（二期）"),)),)

    def digest(self, project: Project, context: Context) -> _Kept | None:
        """Keep the kind of table and the facts stated beside the project, and what makes a copy of it known."""
        if not project.name_passage.text:
            return None
        table = project.table
        return _Kept(
            intern(f"{table.form}|{table.year}|{table.level}"),
            tuple([passage.text for passage in project.facts.values()]),
            _signature(project.goal.text.split()),
            _hashed(array("I", marks_of(project)).tobytes()),
        )

    def check(self, run: Run, context: Context) -> Iterator[Finding]:
        """Yield a finding on every later project of a name in one file, and on every later copy in another one."""
        several = len({item.head.file for item in run.collected}) > 1
        names = [_plain(item.head.name) for item in run.collected]
        times = Counter(names)
        first: dict[bytes, ProjectHead] = {}
        for name, (head, digest) in zip(names, run.collected, strict=True):
            if times[name] == 1:
                continue
            kept = cast("_Kept", digest)
            here = _key(head.file, kept.kind, head.unit, name, kept.facts)
            keys = [here, *(_key(*copy) for copy in _copies(head, name, kept))] if several else [here]
            other = next((first[key] for key in keys if key in first), None)
            for key in keys:
                first.setdefault(key, head)
            if other is not None:
                yield self._finding(head, other)

    def _finding(self, head: ProjectHead, other: ProjectHead) -> Finding:
        name = _short(head.name)
        zh, en = f"第 {other.row} 行", f"row {other.row}"
        if other.file != head.file:
            zh, en = f" {other.file} {zh}", f"{en} of {other.file}"
        elif other.sheet != head.sheet:
            zh, en = f"工作表“{other.sheet}”{zh}", f"{en} of the sheet “{other.sheet}”"
        return self.finding(
            part="name",
            at=head,
            zh=f"项目“{name}”与{zh}的项目同名，请删除重复行或在名称上区分",
            en=f"project “{name}” has the name of {en}; delete it or tell them apart",
            related=[Related(other, "name")],
        )


class _Kept(NamedTuple):
    """What is kept of one project; of goal and indicators only a hash, empty where there are none."""

    kind: str
    facts: tuple[str, ...]
    goal: bytes
    indicators: bytes


def _plain(name: str) -> str:
    """Return a name without blanks and in one width."""
    plain = _BLANKS.sub("", name)
    for wide, narrow in _WIDTH:
        plain = plain.replace(wide, narrow)
    return plain


def _copies(head: ProjectHead, name: str, kept: _Kept) -> tuple[tuple[object, ...], ...]:
    """Return what another file has in common that holds the same project.

    Many units have a project of one name (工作经费), so that two of its goal, its indicators and its amounts must agree too.
    """
    alike = (kept.kind, head.unit, name, kept.facts)
    parts: list[tuple[str, object]] = [("goal", kept.goal), ("indicators", kept.indicators)]
    stated = [part for part in parts if part[1]]
    if any(head.amounts):
        stated.append(("amounts", head.amounts))
    return tuple((*alike, *pair) for pair in combinations(stated, 2))


def _key(*parts: object) -> bytes:
    """Return a hash that stands for the parts; the parts of 100,000 projects would fill memory."""
    return _signature(map(repr, parts))


def _signature(texts: Iterable[str]) -> bytes:
    """Return a hash of texts, the same on every machine; of none it is empty."""
    return _hashed("\n".join(texts).encode("utf-8", "surrogatepass"))


def _hashed(whole: bytes) -> bytes:
    return blake2b(whole, digest_size=12).digest() if whole else b""


def _short(text: str, limit: int = 30) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"
