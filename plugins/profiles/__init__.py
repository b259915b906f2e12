"""The profiles that come with jixiao: one TOML file each, in the format of the configuration."""

from __future__ import annotations

from collections.abc import Mapping

from jixiao.hooks import hookimpl


@hookimpl
def jixiao_profiles() -> Mapping[str, str]:
    """Return the built-in profiles: name to TOML text."""
    from importlib.resources import files

    found = sorted(files(__package__).iterdir(), key=lambda item: item.name)
    return {item.name.removesuffix(".toml"): item.read_text("utf-8") for item in found if item.name.endswith(".toml")}
