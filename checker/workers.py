"""One file at a time, here or in a worker process, held to its limits; one bad file never stops the others."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from types import FrameType
from typing import TYPE_CHECKING, Any, Self

from jixiao.errors import FileTimeoutError, JixiaoError, RuleTimeoutError
from jixiao.limits import Limits
from jixiao.report import FileReport, LedgerLine
from jixiao.subjects import Collected
from jixiao.system import system_finding
from jixiao.text import Text

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

    from jixiao.lanes import Lanes
    from jixiao.rule import Rule
    from jixiao.session import Options, Session

__all__ = ["Outcome", "Watchdog", "batches", "check_in_pool"]

_BATCH = 25
"""Files a worker takes at a time: enough to hide the cost of the way there and back."""


@dataclass(slots=True)
class Outcome:
    """What became of one file: its report, its ledger, and what rules over the whole run keep of it."""

    file: FileReport
    ledger: dict[str, LedgerLine] = field(default_factory=dict)
    collected: dict[str, list[Collected]] = field(default_factory=dict)


def batches(paths: Sequence[str], workers: int) -> Iterator[Sequence[str]]:
    """Cut the paths into batches of about 25, smaller when there would be too few for the workers."""
    size = max(1, min(_BATCH, -(-len(paths) // (workers * 4))))
    return (paths[start : start + size] for start in range(0, len(paths), size))


def check_in_pool(
    pool: Executor,
    workers: int,
    options: Options,
    start: Path,
    paths: Sequence[str],
    done: Callable[[Outcome], None] | None = None,
) -> list[Outcome]:
    """Check files in a pool and return the outcomes in the order of ``paths``.

    A worker that dies takes its batch along; its files are then reported as beyond the limits, each by itself.
    """
    from concurrent.futures.process import BrokenProcessPool

    futures: list[tuple[Sequence[str], Future[list[Outcome]]]] = [
        (batch, pool.submit(check_batch, options, start, batch)) for batch in batches(paths, workers)
    ]
    outcomes: list[Outcome] = []
    for batch, future in futures:
        try:
            found = future.result()
        except BrokenProcessPool:
            found = [_checked_alone(options, start, path) for path in batch]
        except JixiaoError:
            raise
        except Exception:  # what a stranger's rule keeps of a project may not survive the way back: done again here
            found = check_batch(options, start, batch)
        for item in found:
            outcomes.append(item)
            if done is not None:
                done(item)
    return outcomes


def _checked_alone(options: Options, start: Path, path: str) -> Outcome:
    """Check one file of a batch whose worker died, in a process of its own, so that only the culprit is reported."""
    from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor

    with ProcessPoolExecutor(1) as pool:
        try:
            return pool.submit(check_batch, options, start, [path]).result()[0]
        except BrokenProcessPool:
            message = Text(
                "读取该文件的进程异常终止，文件没有校验。", "the process that read the file died; it was not checked."
            )
            report = FileReport(path, findings=[system_finding("SYS003", message, path)], assessed=False)
            return Outcome(report)


_SESSIONS: dict[tuple[Options, Path], Session] = {}


def check_batch(options: Options, start: Path, paths: Sequence[str]) -> list[Outcome]:
    """Check files in this worker; the session is set up once per worker, the memory limit with it."""
    from jixiao.host import Host
    from jixiao.session import Session

    key = (options, start)
    if key not in _SESSIONS:
        _limit_memory(Limits().memory_bytes)
        _SESSIONS.clear()
        _SESSIONS[key] = Session(Host(), options, start)
    return [_SESSIONS[key].outcome(path) for path in paths]


def _limit_memory(size: int) -> None:
    """Hold this process to ``size`` bytes beyond what it has, where the platform can; never in the user's own process."""
    if sys.platform == "win32" or threading.current_thread() is not threading.main_thread() or not _is_worker():
        return
    import resource

    with (
        open("/proc/self/statm", encoding="ascii") if os.path.exists("/proc/self/statm") else open(os.devnull) as stream
    ):
        pages = (stream.read().split() or ["0"])[0]
    limit = int(pages) * resource.getpagesize() + size
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))


def _is_worker() -> bool:
    from multiprocessing import parent_process

    return parent_process() is not None


class Watchdog:
    """Raises in the running code when a file, or one rule on one subject, takes too long.

    Works where the platform has interval timers and in the main thread; elsewhere it does nothing.
    """

    def __init__(self, lanes: Lanes, file_seconds: float, rule_seconds: float) -> None:
        self._lanes = lanes
        self._file_seconds = file_seconds
        self._rule_seconds = rule_seconds
        self._active = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
        self._before: Any = None
        self._rule: Rule | None = None
        self._subject: object = None
        self._since = self._started = monotonic()

    def __enter__(self) -> Self:
        if self._active:
            self._before = signal.signal(signal.SIGALRM, self._look)
            tick = min(self._file_seconds, self._rule_seconds) / 4
            signal.setitimer(signal.ITIMER_REAL, tick, tick)
        return self

    def __exit__(self, *_: object) -> None:
        if self._active:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, self._before)

    def watch(self, lanes: Lanes) -> None:
        """Look at other lanes from now on."""
        self._lanes = lanes

    def _look(self, _: int, __: FrameType | None) -> None:
        now = monotonic()
        if now - self._started > self._file_seconds:
            limit = f"{self._file_seconds:g}"
            raise FileTimeoutError(
                f"校验用时超过 {limit} 秒，已停止。", f"checking took more than {limit} seconds and was stopped."
            )
        rule, subject = self._lanes.running, self._lanes.subject
        if rule is None or rule is not self._rule or subject is not self._subject:
            self._rule, self._subject, self._since = rule, subject, now
        elif now - self._since > self._rule_seconds:
            limit = f"{self._rule_seconds:g}"
            raise RuleTimeoutError(f"用时超过 {limit} 秒", f"took more than {limit} seconds")
