from __future__ import annotations

import math
import operator
import os
import sys
import threading
import time

import pytest

from jixiao.errors import LimitError, UnreadableError
from jixiao.plugins.readers.guard import guarded
from jixiao.plugins.readers.unsupported import refuse

MEMORY = 256 * 1024 * 1024
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits of processes are POSIX")


@pytest.fixture(params=["forked", "fresh"])
def way(request):
    """Run the test with one thread, where the worker is a fork, and with two, where it is a fresh interpreter."""
    done = threading.Event()
    if request.param == "fresh":
        thread = threading.Thread(target=done.wait)
        thread.start()
        yield request.param
        done.set()
        thread.join()
    else:
        yield request.param


@pytest.mark.usefixtures("way")
class TestGuard:
    def test_returns_the_result(self):
        assert 3.0 == guarded(math.sqrt, 9.0, seconds=10, memory_bytes=MEMORY)

    def test_returns_large_results(self):
        assert 20_000_000 == len(guarded(operator.mul, b"x", 20_000_000, seconds=10, memory_bytes=MEMORY))

    def test_passes_our_errors_on(self):
        with pytest.raises(UnreadableError, match="PDF"):
            guarded(refuse, "pdf", "x.pdf", seconds=10, memory_bytes=MEMORY)

    def test_limits_time_by_the_clock(self):
        started = time.monotonic()
        with pytest.raises(LimitError):
            guarded(time.sleep, 60, seconds=0.5, memory_bytes=MEMORY)

        assert time.monotonic() - started < 5

    def test_limits_processor_time(self):
        with pytest.raises(LimitError):
            guarded(sum, range(10**10), seconds=60, memory_bytes=MEMORY, cpu_seconds=0.3)

    @pytest.mark.skipif(sys.platform != "linux", reason="other systems do not limit the address space")
    def test_limits_memory(self):
        with pytest.raises(LimitError):
            guarded(operator.mul, b"x", 10**10, seconds=10, memory_bytes=MEMORY)

    def test_names_a_worker_that_dies(self):
        with pytest.raises(UnreadableError):
            guarded(os.abort, seconds=10, memory_bytes=MEMORY)

    def test_raises_bugs_with_their_trace(self):
        with pytest.raises(RuntimeError, match="ValueError"):
            guarded(math.sqrt, -1.0, seconds=10, memory_bytes=MEMORY)
