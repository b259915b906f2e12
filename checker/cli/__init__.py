"""The command line. ``main`` is the installed command ``jixiao``."""

from __future__ import annotations

__all__ = ["main"]


def main(arguments: list[str] | None = None) -> None:
    """Run the command line with ``arguments`` (default: those of the process) and exit with its status."""
    from jixiao.cli.shell import run

    raise SystemExit(run(arguments))
