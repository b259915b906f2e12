"""The report formats that come with jixiao."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.hooks import hookimpl

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jixiao.protocols import Reporter


@hookimpl
def jixiao_reporters() -> Iterable[type[Reporter]]:
    """Return the reporters."""
    from jixiao.plugins.reporters.json import JsonReporter
    from jixiao.plugins.reporters.text import TextReporter

    return (JsonReporter, TextReporter)
