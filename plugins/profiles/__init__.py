"""The profiles that come with jixiao: one TOML file each, in the format of the configuration."""

from __future__ import annotations

from collections.abc import Mapping

from jixiao.hooks import hookimpl


@hookimpl
def jixiao_profiles() -> Mapping[str, str]:
    """Return the built-in profiles: name to TOML text."""
    from pathlib import Path

    return {path.stem: path.read_text("utf-8") for path in sorted(Path(__file__).parent.glob("*.toml"))}
