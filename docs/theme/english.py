"""Builds the English site below the Chinese one, so that one command builds both."""  # noqa: INP001  loaded by path

from __future__ import annotations

from pathlib import Path
from typing import Any


def on_post_build(config: Any, **_: Any) -> None:
    """Build ``mkdocs.en.yml`` into ``en/`` of the site that was just built, as strictly."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    beside = Path(config.config_file_path).with_name("mkdocs.en.yml")
    english = load_config(str(beside), site_dir=str(Path(config.site_dir) / "en"), strict=config.strict)
    english.plugins.on_startup(command="build", dirty=False)
    build(english)
