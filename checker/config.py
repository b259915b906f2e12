"""Configuration: the nearest file upward, one format for configuration and profiles, checked against its schema."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import tomli

from jixiao.errors import ConfigError, reason
from jixiao.registry import nearest
from jixiao.text import Text

__all__ = [
    "Config",
    "chosen_config",
    "find_config",
    "load_config",
    "load_toml",
    "refuse_other_configs",
    "schema",
    "validated",
]


@dataclass(frozen=True, slots=True)
class Config:
    """One validated configuration and the file it came from (None for the built-in emptiness)."""

    values: Mapping[str, Any] = field(default_factory=dict)
    path: Path | None = None

    @property
    def folder(self) -> Path:
        """What relative paths in it are relative to."""
        return self.path.parent if self.path else Path()


def schema() -> dict[str, Any]:
    """Return the published JSON Schema of configuration and profiles."""
    text = (Path(__file__).parent / "schemas" / "config.schema.json").read_text("utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def find_config(start: Path) -> Path | None:
    """Return the nearest configuration upward from ``start``: jixiao.toml, then pyproject.toml, then setup.cfg."""
    folder = start if start.is_dir() else start.parent
    for parent in (folder, *folder.parents):
        for name, marker in (("jixiao.toml", None), ("pyproject.toml", "[tool.jixiao"), ("setup.cfg", "[jixiao")):
            path = parent / name
            if path.is_file() and (marker is None or marker in _text(path)):
                return path
    return None


def chosen_config(asked: Path | None, start: Path | None) -> Config:
    """Return the configuration of a run: none without ``start``, else the one asked for or the nearest upward."""
    if start is None:
        return Config()
    if asked is not None and not asked.is_file():
        raise ConfigError(f"找不到配置文件“{asked}”。", f"there is no configuration file “{asked}”.")
    path = asked or find_config(start.resolve())
    return load_config(path) if path else Config()


def refuse_other_configs(paths: Iterable[str], own: Path | None) -> None:
    """Raise ``ConfigError`` if a file has another nearest configuration than ``own``: one run has one configuration."""
    folders: dict[str, str] = {}
    for path in paths:
        folders.setdefault(os.path.dirname(os.path.realpath(path)), path)
    for folder, path in folders.items():
        other = find_config(Path(folder))
        if other != own:
            first, second = _named(own), _named(other)
            raise ConfigError(
                f"一次校验的文件要用同一个配置：其他文件用的是{first.zh}，“{path}”则是{second.zh}。"
                "请分开校验，或用 --config 指定一个配置，或用 --isolated 不读配置。",
                f"the files of one run share one configuration: it is {first.en}, but for “{path}” it is {second.en}. "
                "Check them separately, choose one with --config, or read none with --isolated.",
            )


def _named(config: Path | None) -> Text:
    return Text(f"“{config}”", f"“{config}”") if config else Text("没有配置文件", "none")


def load_config(path: Path) -> Config:
    """Load and validate one configuration file; ``ConfigError`` says what is wrong and what was meant."""
    if path.name == "setup.cfg":
        values = _ini(path)
    else:
        values = load_toml(_text(path), str(path))
        if path.name == "pyproject.toml":
            values = values.get("tool", {}).get("jixiao", {})
    return Config(validated(values, str(path)), path)


def load_toml(text: str, source: str) -> dict[str, Any]:
    """Parse TOML (a byte order mark is allowed); dates become ISO texts."""
    try:
        values: dict[str, Any] = _plain(tomli.loads(text.removeprefix("\ufeff")))
    except tomli.TOMLDecodeError as error:
        from jixiao.toml_syntax import explained

        why = explained(str(error))
        raise ConfigError(f"{source} 不是合法的 TOML：{why.zh}。", f"{source} is not valid TOML: {why.en}.") from error
    return values


def validated(values: Mapping[str, Any], source: str, *, trusted: bool = False) -> dict[str, Any]:
    """Return ``values`` if they follow the schema; the built-in default is validated by the tests instead."""
    if trusted or not values:
        return dict(values)
    known = schema()["properties"]
    for key in values:
        if key not in known:
            hint = nearest(key, known)
            raise ConfigError(
                f"{source} 里有未知的配置项“{key}”{hint.zh}。可用：{'、'.join(known)}。",
                f"{source} has an unknown key “{key}”{hint.en}. Known: {', '.join(known)}.",
            )
    from jixiao.toml_schema import complaints

    wrong = [*complaints(values, schema()), *_wrong_days(values)]
    if wrong:
        places = [".".join(str(item) for item in path) or "-" for path, _ in wrong]
        told = [
            Text(f"{source} 的 {where} 不合规：{what.zh}。", f"{where} in {source} is invalid: {what.en}.")
            for where, (_, what) in zip(places, wrong, strict=True)
        ]
        raise ConfigError("\n".join(item.zh for item in told), "\n".join(item.en for item in told))
    return dict(values)


def _wrong_days(values: Mapping[str, Any]) -> Iterator[tuple[tuple[str], Text]]:
    """Yield what looks like a date and is none."""
    for key in ("valid-from", "valid-to"):
        try:
            dt.date.fromisoformat(values.get(key, "2000-01-01"))
        except (TypeError, ValueError):
            if re.fullmatch(r"\d{4}-\d\d-\d\d", str(values[key])):  # else the schema says so
                yield (key,), Text(f"没有“{values[key]}”这一天", f"there is no day {values[key]}")


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        why = reason(error)
        raise ConfigError(f"无法读取配置 {path}：{why.zh}。", f"cannot read configuration {path}: {why.en}.") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"配置 {path} 不是 UTF-8 编码。", f"configuration {path} is not UTF-8.") from error


def _ini(path: Path) -> dict[str, Any]:
    """Read ``[jixiao]`` and ``[jixiao.SECTION]`` of a setup.cfg; each value is written as in TOML, or is a bare word."""
    from configparser import ConfigParser
    from configparser import Error as IniError

    parser = ConfigParser(interpolation=None, delimiters=("=",))
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # codes are upper case
    try:
        parser.read_string(_text(path))
    except IniError as error:
        raise ConfigError(f"{path} 不是合法的 INI：{error}。", f"{path} is not a valid INI file: {error}.") from error
    lines = []
    for section in parser.sections():
        if section == "jixiao" or section.startswith("jixiao."):
            lines += [f"[{section.removeprefix('jixiao').removeprefix('.')}]"] if section != "jixiao" else []
            lines += [f"{key} = {_toml_value(value)}" for key, value in parser.items(section)]
    return load_toml("\n".join(lines), str(path))


def _toml_value(text: str) -> str:
    """Return an INI value as TOML: a bare word is a string, several lines are a list, all else is TOML already."""
    stripped = text.strip()
    if "\n" in stripped and not stripped.startswith("["):
        return json.dumps(stripped.split(), ensure_ascii=False)
    if stripped[:1] in "\"'[{" or stripped in {"true", "false"} or stripped.replace(".", "", 1).lstrip("-").isdecimal():
        return stripped
    return json.dumps(stripped, ensure_ascii=False)


def _plain(value: Any) -> Any:
    """Turn TOML dates into ISO texts, so that JSON Schema can judge them."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, dt.date | dt.time) else value
