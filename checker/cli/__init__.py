"""The command line. ``main`` is the installed command ``jixiao``."""

from __future__ import annotations

import os
import sys
from typing import NoReturn

__all__ = ["main"]


def main() -> NoReturn:
    """Run the command line with the arguments of the process and end it with the status.

    The process is left at once, as mypy leaves its own: taking a finished check apart object by object takes a tenth of
    its time.
    """
    from jixiao.cli.shell import run

    status = run()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # the reader of the pipe is gone, or the disk is full: what was written is not whole
        status = 2
    os._exit(status)
