"""jixiao (绩效): the linter for performance-target tables."""

from __future__ import annotations

from jixiao._version import __version__

__all__ = ["__version__"]
