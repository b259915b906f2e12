"""Profiles: a name or a file, merged over all that it extends; what a file names is looked for beside that file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from jixiao.config import Config, load_config, load_toml, validated
from jixiao.errors import ConfigError
from jixiao.registry import nearest, unknown
from jixiao.ruleset import merged
from jixiao.text import Text

__all__ = ["NamedFile", "chosen_profile", "profile_for_year", "resolve_profile"]

_CHOICES = frozenset({"extends", "profile", "profile-for-year"})
_IDENTITY = frozenset({"title", "version", "valid-from", "valid-to"})
_ALL_POINTS = 100
_FILES = ("rule-sets", "forms")


class NamedFile(NamedTuple):
    """A file that a profile or configuration names: as it is written there, and where it is."""

    name: str
    path: Path


class _Link(NamedTuple):
    """One profile of a chain; ``path`` is None for one that a plug-in brings."""

    label: str
    path: Path | None

    @property
    def place(self) -> str | Path:
        """What tells it from others, however it is spelt."""
        return self.path.resolve() if self.path else self.label


def chosen_profile(asked: str | None, config: Config, known: Mapping[str, str]) -> dict[str, Any]:
    """Return the profile of a run with the configuration's own keys over it; ``asked`` is the command line's.

    A configuration that chooses the profile itself is one too: it may have a title, a version and days of its own.
    """
    values = config.values
    if "profile" in values and "extends" in values:
        raise ConfigError(
            f"{config.path} 里 profile 与 extends 只能写一个：两者都指定所用的方案。",
            f"{config.path} may have only one of profile and extends: both choose the profile.",
        )
    own = {key: value for key, value in values.items() if key not in _CHOICES}
    if asked is not None:
        base = resolve_profile(asked, known)
        own = {key: value for key, value in own.items() if key not in _IDENTITY}
    else:
        key = "profile" if "profile" in values else "extends"
        base = resolve_profile(str(values.get(key, "default")), known, config.path, key)
    found = merged((base, _anchored(own, config.folder)))
    if config.path:
        found["layers"] = (*base["layers"], (str(config.path), own))
        if "title" in own:
            found |= {"name": config.path.stem, "version": own.get("version", ""), "called": _title(own)}
    _refuse_contradictions(found)
    return found


def profile_for_year(year: str, config: Config, known: Mapping[str, str]) -> str | None:
    """Return the profile that the configuration sets for a budget year, a file by its path; None where it sets none.

    An unknown name and a missing file are ``ConfigError``.
    """
    wanted = config.values.get("profile-for-year", {}).get(year)
    return _link(wanted, known, config.path, f"profile-for-year.{year}").label if wanted is not None else None


def resolve_profile(
    name: str, known: Mapping[str, str], by: Path | None = None, key: str = "extends"
) -> dict[str, Any]:
    """Return one profile merged over all that it extends: with its ``name``, the ``files`` it was read from, and ``layers``.

    The name is a plug-in's, or the file's without its ending; then ``called`` is its title, if it has one. Layers are (source, what it says), from low to high.

    ``by`` is the file whose ``key`` says ``name``. Unknown names, missing files and circles are ``ConfigError``.
    """
    chain: list[dict[str, Any]] = []
    links: list[_Link] = []
    wanted: str | None = name
    while wanted is not None:
        link = _link(wanted, known, by, key)
        _refuse_circle(link, links)
        links.append(link)
        chain.append(_loaded(link, known))
        wanted = chain[-1].get("extends", "default" if link.path else None)
        by, key = link.path, "extends"
    first = links[0].path
    own = {key: value for key, value in merged(reversed(chain)).items() if key not in {"title", "version"}}
    if "title" in chain[0]:
        own["title"] = chain[0]["title"]
    layers = [(str(link.path or link.label), values) for link, values in zip(links, chain, strict=True)]
    return {
        **own,
        "name": first.stem if first else name,
        "version": chain[0].get("version", ""),
        "called": _title(chain[0]) if first else None,
        "files": tuple(link.path for link in links if link.path),
        "layers": tuple(reversed(layers)),
    }


def _title(own: Mapping[str, Any]) -> Text | None:
    return Text(own["title"]["zh"], own["title"]["en"]) if "title" in own else None


def _is_file(wanted: str, known: Mapping[str, str]) -> bool:
    return wanted not in known and wanted.lower().endswith(".toml")


def _link(wanted: str, known: Mapping[str, str], by: Path | None, key: str) -> _Link:
    """Find the profile of a name, or of a file relative to the one whose ``key`` says it."""
    said = Text(f"（{by} 的 {key}）", f" ({key} of {by})") if by else Text("", "")
    if _is_file(wanted, known):
        path = by.parent / wanted if by else Path(wanted)
        if path.is_file():
            return _Link(str(path), path)
        hint = nearest(path.name, sorted(item.name for item in path.parent.glob("*.toml")))
        raise ConfigError(
            f"没有方案文件“{path}”{said.zh}{hint.zh}。", f"there is no profile file “{path}”{said.en}{hint.en}."
        )
    if wanted not in known:
        raise ConfigError(*unknown(Text("方案", "profile"), wanted, known, said))
    return _Link(wanted, None)


def _refuse_circle(link: _Link, links: Sequence[_Link]) -> None:
    if any(link.place == other.place for other in links):
        circle = " → ".join(item.label for item in (*links, link))
        raise ConfigError(f"方案互相继承成环：{circle}。", f"profiles extend one another in a circle: {circle}.")


def _loaded(link: _Link, known: Mapping[str, str]) -> dict[str, Any]:
    """Read one profile; what only a configuration can say is refused in it."""
    if link.path:
        values = dict(load_config(link.path).values)
    else:
        source = f"profile {link.label}"
        values = validated(load_toml(known[link.label], source), source, trusted=link.label == "default")
    for key in _CHOICES - {"extends"}:
        if key in values:
            raise ConfigError(
                f"方案 {link.label} 里不能写 {key}，它只写在配置文件里；以别的方案为基础请写 extends。",
                f"profile {link.label} cannot have {key}, which stands in a configuration; to build on another, write extends.",
            )
    return _anchored(values, link.path.parent if link.path else Path())


def _anchored(values: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    """Bind the files that are named to the folder of the file that names them."""
    files = {key: [NamedFile(name, folder / name) for name in values[key]] for key in _FILES if key in values}
    return {**values, **files}


def _refuse_contradictions(profile: Mapping[str, Any]) -> None:
    """Refuse days and settings that no submission could meet, or that say two things of one."""
    start, end = profile.get("valid-from"), profile.get("valid-to")
    settings = profile.get("settings", {})
    points = sum(Decimal(str(item)) for item in settings.get("weights", {}).values())
    sums = [item["from"] for item in settings.get("thresholds", ())]
    twice = next((item for item in sums if sums.count(item) > 1), None)
    wrong = None
    if start and end and start > end:
        wrong = Text(f"valid-from（{start}）晚于 valid-to（{end}）", f"valid-from ({start}) is after valid-to ({end})")
    elif points > _ALL_POINTS:
        wrong = Text(f"settings.weights 合计 {points}，超过 100", f"settings.weights add up to {points}, more than 100")
    elif twice is not None:
        wrong = Text(f"settings.thresholds 里 from = {twice} 写了两次", f"settings.thresholds has from = {twice} twice")
    if wrong:
        name = profile["name"]
        raise ConfigError(f"方案 {name} 的 {wrong.zh}。", f"profile {name}: {wrong.en}.")
