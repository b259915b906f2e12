"""Every hostile file is answered at once, in little memory, with the right class of error."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest

_SPECIFICATION = importlib.util.spec_from_file_location("hostile_files", Path(__file__).with_name("hostile_files.py"))
assert _SPECIFICATION is not None
assert _SPECIFICATION.loader is not None
hostile_files = importlib.util.module_from_spec(_SPECIFICATION)
_SPECIFICATION.loader.exec_module(hostile_files)

SECONDS, MEGABYTES = 2.0, 200
READ = """
import json, os, resource, sys, time
from jixiao.errors import JixiaoError
from jixiao.limits import Limits
from jixiao.plugins.readers import jixiao_readers

start, outcome, said = time.process_time(), None, []
with open(sys.argv[1], "rb") as stream:
    head = stream.read(4096)
(reader,) = [kind() for kind in jixiao_readers() if kind().sniff(head, sys.argv[1])]
try:
    for sheet in reader.read(sys.argv[1], Limits()).sheets:
        for row in sheet.rows():
            pass
except JixiaoError as error:
    outcome, said = type(error).__name__, list(error.text)
children = resource.getrusage(resource.RUSAGE_CHILDREN)
seconds = time.process_time() - start + children.ru_utime + children.ru_stime
peak = next((int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM")), 0)
print(json.dumps([outcome, said, seconds, max(peak, children.ru_maxrss) / 1024]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="peak memory is read from /proc")
@pytest.mark.parametrize("name", hostile_files.FILES)
def test_hostile_file_is_answered(hostile_file, name):
    path, expected = hostile_file(name), hostile_files.FILES[name][1]
    run = subprocess.run([sys.executable, "-c", READ, str(path)], capture_output=True, text=True, check=True)
    path.unlink()
    outcome, said, seconds, megabytes = json.loads(run.stdout)

    assert (expected, "") == (outcome, run.stderr)
    assert seconds < SECONDS
    assert megabytes < MEGABYTES
    assert all(said) if expected else not said
    assert len(said) == (2 if expected else 0)
