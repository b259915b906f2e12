"""What the measurement of cases changes, and that a change which runs on or raises cannot stop it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[2] / "bench"


@pytest.fixture
def mutants(monkeypatch):
    monkeypatch.syspath_prepend(str(BENCH))
    import mutants

    return mutants


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("return a < 2", ["Lt to LtE", "2 to 3"]),
        ("return a == b", ["Eq to NotEq"]),
        ("return a and not b", ["And to Or", "operand 1 of 2 removed", "operand 2 of 2 removed", "not removed"]),
        ("return a or ''", []),
        ("return any(x for x in a if x)", ["any to all", "filter 1 removed"]),
        ("if a:\n        return 1\n    return 2", ["condition turned round", "guard removed"]),
        ("return 1 if a else 2", ["condition turned round"]),
        ("return a + b", []),
    ],
)
def test_what_is_changed(mutants, body, expected):
    source = f"def judge(a, b):\n    {body}\n"

    assert expected == [mutant.what for mutant in mutants.mutants(source)]


def test_a_mutant_is_the_changed_function(mutants):
    mutant = next(mutants.mutants("class Rule:\n    def check(self, a):\n        return a == 3 if False else 4\n"))
    namespace = {}
    exec(compile(mutant.tree, "rule.py", "exec"), namespace)  # noqa: S102

    assert "Rule.check" == mutant.function
    assert namespace["Rule"]().check(4) is not None


TRIAL = """
import ast, types
import rule_mutations as bench
from mutants import Mutant

bench.SECONDS = bench.PATIENCE = 0
module = types.ModuleType("judge")
exec("def judge():\\n    return True", module.__dict__)

class Material:
    def holds(self, code):
        try:
            return module.judge()
        except BaseException:
            return module.judge()
    def tests_pass(self, module):
        return True

for body in ("return True", "return False", "raise SystemExit(0)", "while True: pass",
             "import re; re.match('(a|a)*$', 'a' * 40 + 'b')", "x = [0]\\n    while True: x += x"):
    tree = ast.parse("def judge():\\n    " + body)
    print(bench.survives(Mutant("judge", 1, body, tree), module, ["X"], Material()))
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits of processes are Linux's")
def test_whatever_runs_on_is_stopped():
    done = subprocess.run(
        [sys.executable, "-c", TRIAL], check=False, cwd=BENCH, capture_output=True, text=True, timeout=120
    )

    assert ["True", *["False"] * 5] == done.stdout.split(), done.stderr
