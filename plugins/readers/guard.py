"""Running a parser that may hang, exhaust memory or abort: in a process of its own, under limits, its result sent back."""

from __future__ import annotations

import faulthandler
import os
import pickle
import select
import signal
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Never, TypeVar

from jixiao.errors import JixiaoError, LimitError, UnreadableError

__all__ = ["guarded", "serve"]

_Result = TypeVar("_Result")
_BOOTSTRAP = "from jixiao.plugins.readers.guard import serve; serve()"
_CHUNK = 1 << 20


def guarded(
    function: Callable[..., _Result],
    *arguments: Any,
    seconds: float,
    memory_bytes: int,
    cpu_seconds: float | None = None,
) -> _Result:
    """Call ``function`` in a worker process and return its result.

    What it takes and returns is pickled; ``function`` must be importable. A ``JixiaoError`` raised there is raised here.
    Beyond ``seconds`` by the clock, ``cpu_seconds`` of processor time or ``memory_bytes`` beyond what the worker starts
    with (each where the platform can limit it) the worker is killed and a ``LimitError`` raised; one that dies by
    itself is an ``UnreadableError``. Any other exception is a bug of ours, raised as ``RuntimeError`` with its trace.
    """
    payload = pickle.dumps((function, arguments, memory_bytes, cpu_seconds))
    # forking beside other threads can deadlock; a frozen program cannot start a fresh interpreter
    fork = hasattr(os, "fork") and (threading.active_count() == 1 or getattr(sys, "frozen", False))
    data, status = _forked(payload, seconds) if fork else _spawned(payload, seconds)
    if data is None or -status in _OUT_OF_TIME:
        raise _timeout()
    if status or not data:
        raise _died()
    outcome, value = pickle.loads(data)  # noqa: S301  written by our own worker just now
    if outcome == "error":
        raise value
    if outcome == "memory":
        raise _memory()
    if outcome == "bug":
        raise RuntimeError(value)
    result: _Result = value
    return result


def serve() -> None:
    """Be the worker: read a call from standard input, answer on standard output."""
    answer = _answer(sys.stdin.buffer.read())
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()


_OUT_OF_TIME = frozenset({getattr(signal, "SIGPROF", 0), getattr(signal, "SIGXCPU", 0)} - {0})


def _forked(payload: bytes, seconds: float) -> tuple[bytes | None, int]:
    """Answer in a fork; return the answer (None when time is up) and the exit code, negative for a signal."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _be_child(payload, writing)
    os.close(writing)
    data: bytes | None = None
    try:
        data = _received(reading, time.monotonic() + seconds)
    finally:
        os.close(reading)
        if data is None:
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
    return data, os.waitstatus_to_exitcode(status)


def _be_child(payload: bytes, writing: int) -> Never:
    """Answer and end at once: nothing of the parent (buffers, exit handlers) may run twice."""
    code = 1
    faulthandler.disable()
    try:
        nothing = os.open(os.devnull, os.O_RDWR)
        for number in range(3):  # a parser written in C prints as it aborts
            os.dup2(nothing, number)
        answer = memoryview(_answer(payload))
        while answer:
            answer = answer[os.write(writing, answer[:_CHUNK]) :]
        code = 0
    finally:
        os._exit(code)


def _received(reading: int, deadline: float) -> bytes | None:
    """Return everything that the worker writes, None if it takes too long."""
    pieces: list[bytes] = []
    while (left := deadline - time.monotonic()) > 0:
        if select.select([reading], [], [], left)[0]:
            piece = os.read(reading, _CHUNK)
            if not piece:
                return b"".join(pieces)
            pieces.append(piece)
    return None


def _spawned(payload: bytes, seconds: float) -> tuple[bytes | None, int]:
    """Answer in a fresh interpreter."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    command = [sys.executable, "-c", _BOOTSTRAP]
    with subprocess.Popen(  # noqa: S603  our own interpreter and our own words
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as worker:
        try:
            data, _ = worker.communicate(payload, timeout=seconds)
        except subprocess.TimeoutExpired:
            worker.kill()
            return None, 0
        return data, worker.returncode


def _answer(payload: bytes) -> bytes:
    """Call what the payload says and return how it ended: ``ok``, ``error``, ``memory`` or ``bug``, and a value."""
    try:
        function, arguments, memory_bytes, cpu_seconds = pickle.loads(payload)  # noqa: S301  from our own parent
        _limit(memory_bytes, cpu_seconds)
        return pickle.dumps(("ok", function(*arguments)), pickle.HIGHEST_PROTOCOL)
    except JixiaoError as error:
        return pickle.dumps(("error", error))
    except MemoryError:
        _limit(0, None)
        return pickle.dumps(("memory", None))
    except Exception:
        return pickle.dumps(("bug", traceback.format_exc()))


def _limit(memory_bytes: int, cpu_seconds: float | None) -> None:
    """Limit this process; ``memory_bytes`` 0 lifts the limit. Windows has no such limits, there the clock decides."""
    if sys.platform == "win32":
        return
    import resource

    ceiling = resource.getrlimit(resource.RLIMIT_AS)[1]
    with suppress(OSError, ValueError):
        wanted = _own_size() + memory_bytes if memory_bytes else ceiling
        resource.setrlimit(resource.RLIMIT_AS, (wanted, ceiling))
    if cpu_seconds is not None:
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_PROF, cpu_seconds)


def _own_size() -> int:
    """Return the address space in use; ``OSError`` where the platform does not say."""
    with open("/proc/self/statm", encoding="ascii") as stream:
        return int(stream.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")


def _timeout() -> LimitError:
    return LimitError(
        "解析文件超过时间限制，已停止读取。请在 Excel 或 WPS 中另存为 xlsx 后提交。",
        "parsing the file took longer than allowed; reading stopped. Save it as xlsx in Excel or WPS.",
    )


def _memory() -> LimitError:
    return LimitError(
        "解析文件需要的内存超过限制，已停止读取。请在 Excel 或 WPS 中另存为 xlsx 后提交。",
        "parsing the file needs more memory than allowed; reading stopped. Save it as xlsx in Excel or WPS.",
    )


def _died() -> UnreadableError:
    return UnreadableError(
        "文件已损坏，解析程序异常退出。请在 Excel 或 WPS 中打开并另存为 xlsx。",
        "the file is damaged, its parser broke off. Open it in Excel or WPS and save it as xlsx.",
    )
