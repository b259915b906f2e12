"""Reading, parsing and all default rules beside openpyxl's bare read-only iteration of the same file, in one run.

    python bench/check_speed.py WORKBOOK [--runs 2]

Prints seconds and peak memory of both, each measured in a process of its own, and their ratio. A workbook of 100,000
wide projects comes from the generator that the project is judged with (``shared/bench/make_workbook.py``), when it lies
beside the checkout: ``python bench/check_speed.py --make /tmp/wide.xlsx --projects 100000``.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
from pathlib import Path
from time import perf_counter

GENERATOR = Path(__file__).resolve().parents[2] / "shared" / "bench" / "make_workbook.py"


def iterate(path: str) -> dict[str, float]:
    from openpyxl import load_workbook

    started, cells = perf_counter(), 0
    for sheet in load_workbook(path, read_only=True):
        for row in sheet.iter_rows(values_only=True):
            cells += len(row)
    return {"seconds": perf_counter() - started, "cells": cells}


def check(path: str) -> dict[str, float]:
    from jixiao.host import Host
    from jixiao.session import Options, Session

    started = perf_counter()
    session = Session(Host(), Options(isolated=True))
    engine = session.engine()
    reading = session.open(path)
    findings = sum(1 for _ in engine.judge(reading.readings(), path)) + sum(1 for _ in engine.finish())
    account = reading.account[0]
    return {
        "seconds": perf_counter() - started,
        "findings": findings,
        "rows": account.rows,
        "rules": len(engine.ledger),
    }


def measured(what: str, path: str) -> dict[str, float]:
    done = subprocess.run([sys.executable, __file__, path, "--only", what], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("workbook")
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--only", choices=("iterate", "check"))
    parser.add_argument("--make", action="store_true")
    parser.add_argument("--projects", type=int, default=100_000)
    given = parser.parse_args()
    if given.make:
        subprocess.run(
            [sys.executable, GENERATOR, given.workbook, "--projects", str(given.projects), "--layout", "wide"],
            check=True,
        )
    if given.only:
        result = {"iterate": iterate, "check": check}[given.only](given.workbook)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({**result, "megabytes": round(peak)}))
        return
    runs = [(measured("iterate", given.workbook), measured("check", given.workbook)) for _ in range(given.runs)]
    bare = min(run[0]["seconds"] for run in runs)
    ours = min(run[1]["seconds"] for run in runs)
    print(f"openpyxl read-only iteration: {bare:.1f} s, {max(run[0]['megabytes'] for run in runs)} MB")
    print(f"jixiao, all default rules:    {ours:.1f} s, {max(run[1]['megabytes'] for run in runs)} MB, {runs[-1][1]}")
    print(f"ratio: {ours / bare:.2f} (at most 3)")


if __name__ == "__main__":
    main()
