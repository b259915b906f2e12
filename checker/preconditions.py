"""What a run needs, refused with a sentence before anything is read; and the files that say how to judge."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from jixiao.config import refuse_other_configs
from jixiao.errors import ConfigError, UsageError
from jixiao.registry import nearest, unknown
from jixiao.text import Text

if TYPE_CHECKING:
    from jixiao.session import Session

__all__ = ["refuse_missing_plugins", "refuse_unfit", "refuse_unknown_subcategories", "sources"]


def refuse_unfit(session: Session, paths: Sequence[str], previous: Sequence[Path], executor: str) -> None:
    """Raise ``ConfigError`` or ``UsageError`` if configuration, executor or last year's files cannot serve the run."""
    if not session.options.isolated and session.options.config is None:
        refuse_other_configs(paths, session.config.path)
    session.all()  # a profile of any year that cannot be used is told before a file of that year is met
    if executor != "processes":  # the built-in one is there; loading it takes time
        _refuse_executor(session, executor)
    if previous:
        from jixiao.comparison import refuse_incomparable

        refuse_incomparable(session, paths, previous)


def sources(session: Session) -> list[Path]:
    """Return the files that say how to judge: configuration, profiles, rule sets and forms."""
    found = [session.config.path] if session.config.path else []
    for own in session.all():
        found += [*own.profile["files"], *own.rule_sets().values()]
        found += [item.path for item in own.profile.get("forms", ())]
    return found


def refuse_missing_plugins(session: Session) -> None:
    """Raise ``ConfigError`` if the configuration requires a plug-in that is not installed."""
    wanted = session.profile.get("plugins", ())
    present = {record.name for record in session.host.records()} if wanted else set()
    for name in wanted:
        if name not in present:
            hint = nearest(name, present)
            raise ConfigError(
                f"配置要求的插件“{name}”没有安装{hint.zh}。",
                f"plug-in “{name}” is required by the configuration and not installed{hint.en}.",
            )


def refuse_unknown_subcategories(session: Session) -> None:
    """Raise ``ConfigError`` if ``settings.subcategories`` requires what the vocabulary has no level-2 key for."""
    required = session.profile.get("settings", {}).get("subcategories", {})
    if not required:
        return
    terms = session.vocabulary.section("level2")
    for category, keys in required.items():
        known = [key for key, term in terms.items() if category in term.attributes["under"]]
        for key in keys:
            if key not in known:
                said = _said(session, category)
                raise ConfigError(*unknown(Text("二级指标", "level-2 key"), key, known, said))


def _said(session: Session, category: str) -> Text:
    """Say where the level-2 keys of a category are required: in the last file that does."""
    where = f"settings.subcategories.{category}"
    sources = [
        source
        for source, values in session.profile["layers"]
        if category in values.get("settings", {}).get("subcategories", {})
    ]
    return Text(f"（{sources[-1]} 的 {where}）", f" ({where} in {sources[-1]})")


def _refuse_executor(session: Session, executor: str) -> None:
    known = session.host.executors()
    if executor not in known:
        raise UsageError(*unknown(Text("执行器", "executor"), executor, known))
