"""Ways to run many files: in this process, or in a pool of worker processes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.hooks import hookimpl

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jixiao.protocols import ExecutorFactory


@hookimpl
def jixiao_executors() -> Mapping[str, ExecutorFactory]:
    """Return the executors."""
    from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

    return {"processes": ProcessPoolExecutor, "threads": ThreadPoolExecutor}
