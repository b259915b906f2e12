"""Whether the cases of rules notice a changed condition: every condition of ``rules/`` is changed, one at a time.

    python bench/rule_mutations.py                 all families, about four minutes on one core
    python bench/rule_mutations.py value money     some families
    python bench/rule_mutations.py --rule VAL009   the mutants of one rule, each survivor with its place
    python bench/rule_mutations.py --least 90      status 1 when fewer are killed in all

What is changed says ``mutants.py``. A mutant is killed when an example or a case of ``tests/rules/cases`` of a rule that
uses the changed module ends otherwise, or a test of ``tests/rules/test_FAMILY_*.py`` fails.
Each mutant runs in a forked process of its own, where the code of the one changed function is put in place of its own.
The system ends the process when its processor time or its memory is used up, whatever it does then, and such a mutant
is killed. No mutant is left out as equivalent; survivors are printed with ``--survivors``.
"""

from __future__ import annotations

import argparse
import ast
import gc
import importlib
import inspect
import os
import resource
import sys
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from io import StringIO
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any, NamedTuple

import pytest
from mutants import Mutant, code_of, mutants

from jixiao import testing
from jixiao.engine import Engine
from jixiao.grammar import Grammar
from jixiao.host import Host
from jixiao.matching import pair_projects
from jixiao.model import Project
from jixiao.rule import Example, Rule
from jixiao.ruleset import Choice, RuleSet
from jixiao.testing import Case, check_examples, load_cases, readings, run_case

ROOT = Path(__file__).resolve().parents[1]
CASES = ROOT / "tests" / "rules" / "cases"
PACKAGE = "jixiao.rules"
SECONDS, PATIENCE = 6, 60
"""The processor time that the cases, and the tests of a family after them, may take before a mutant counts as endless."""
MEMORY = 2 * 1024**3
"""What a mutant may ask for, in bytes, beyond what the measurement itself holds."""


class Tally(NamedTuple):
    """How many mutants of a module there were and which survived."""

    module: str
    mutants: int
    survivors: list[Mutant]


def function_of(module: ModuleType, name: str) -> FunctionType:
    """Return the function of a qualified name, without the cache, property or decorator around it."""
    found: Any = module
    for part in name.split("."):
        found = inspect.getattr_static(found, part)
    if isinstance(found, property):
        found = found.fget
    if isinstance(found, staticmethod | classmethod):
        found = found.__func__
    return inspect.unwrap(found)


class Runner:
    """Does what ``jixiao.testing.run_rule`` does; rule sets and what was read are kept, for rules are pure."""

    def __init__(self) -> None:
        self._grammar = Grammar()
        self._registry = Host().registry()
        self._sets: dict[str, RuleSet] = {}
        self._read: dict[int, tuple[Example, list[Any], list[Any]]] = {}

    def __call__(self, rule: type[Rule], example: str | Example, parameters: Any = None, settings: Any = None) -> Any:
        """Return the findings of a rule on an example."""
        given = Example(indicators=example) if isinstance(example, str) else example
        settings = settings or given.settings
        key = repr((rule.code, parameters, settings))
        if key not in self._sets:
            choice = Choice((rule.code,), parameters={rule.code: parameters or {}}, settings=settings)
            self._sets[key] = RuleSet(self._registry, choice)
        if id(example) not in self._read:
            before = list(readings(given.previous, self._grammar)) if given.previous is not None else []
            self._read[id(example)] = (example, list(readings(given, self._grammar)), before)  # type: ignore[assignment]
        _, read, before = self._read[id(example)]
        engine = Engine(self._sets[key], self._grammar)
        found = [*engine.judge(iter(read), "example.xlsx"), *engine.finish()]
        if given.previous is not None:
            projects = [[item for item in side if isinstance(item, Project)] for side in (read, before)]
            found += engine.compare(pair_projects(*projects), "example.xlsx")
        if any(item.code == "SYS002" for item in found):
            raise AssertionError
        return found


class Material:
    """The rules, their cases, and which of them use a module."""

    def __init__(self) -> None:
        testing.run_rule = Runner()  # type: ignore[assignment]  # called alike
        self.rules = {code: item.rule for code, item in Host().registry().rules.items()}
        self.cases: dict[str, list[Case]] = {}
        for path in sorted(CASES.glob("*.toml")):
            for case in load_cases(path):
                self.cases.setdefault(case.rule, []).append(case)

    def users(self, module: str) -> list[str]:
        """Return the codes of the rules whose modules are this one or import it, directly or not."""
        found, grown = {module}, True
        names = [name for name in sys.modules if name.startswith(PACKAGE)]
        while grown:
            grown = False
            for name in names:
                if name not in found and _imports(name) & found:
                    found.add(name)
                    grown = True
        own = [code for code, rule in self.rules.items() if rule.__module__ == module]
        return own or [code for code, rule in self.rules.items() if rule.__module__ in found]

    def tests_pass(self, module: ModuleType) -> bool:
        """Run the family's own tests in this process; only mutants that outlive the cases come here."""
        family = module.__name__.removeprefix(PACKAGE + ".").partition(".")[0]
        files = sorted(map(str, (ROOT / "tests" / "rules").glob(f"test_{family}_*.py")))
        if not files:
            return True
        words = ["-x", "-q", "--no-header", "--no-summary", "-p", "no:cacheprovider", *files]
        with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
            return pytest.main(words) == pytest.ExitCode.OK

    def holds(self, code: str) -> bool:
        """Tell whether all examples and cases of a rule end as they should."""
        rule = self.rules[code]
        if check_examples(rule):
            return False
        for case in self.cases.get(code, ()):
            outcome = run_case(case, rule)
            if outcome.expected != outcome.actual:
                return False
        return True


@cache
def _imports(module: str) -> set[str]:
    source = inspect.getsource(sys.modules[module])
    return {node.module or "" for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom)}


def survives(mutant: Mutant, module: ModuleType, users: list[str], material: Material) -> bool:
    """Tell whether a process with the mutant in it comes to its end and finds nothing wrong."""
    function = function_of(module, mutant.function)
    code = code_of(compile(mutant.tree, module.__name__, "exec"), mutant.function)
    if code.co_freevars != function.__code__.co_freevars:
        raise SystemExit(f"{module.__name__}, line {mutant.line}: cannot put in place: {mutant.what}")
    child = os.fork()
    if not child:
        status = 1
        try:
            function.__code__ = code
            status = 0 if _passes(module, users, material) else 1
        finally:  # whatever was raised: a mutant that fails is as dead as one that says something else
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def _passes(module: ModuleType, users: list[str], material: Material) -> bool:
    _forget()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (_held() + MEMORY,) * 2)
    _allow(SECONDS)
    if not all(material.holds(user) for user in users):
        return False
    _allow(PATIENCE)
    return material.tests_pass(module)


def _allow(seconds: int) -> None:
    """Let the system end this process after so much more processor time: no code of ours has to notice it."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    limit = int(used.ru_utime + used.ru_stime) + seconds + 1
    resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _held() -> int:
    """Return the address space of this process in bytes."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()


def _forget() -> None:
    """Drop what functions of the rules remember of their subjects; what they know of words stays."""
    for name, module in list(sys.modules.items()):
        if name.startswith(PACKAGE):
            for item in vars(module).values():
                parameters = getattr(item, "cache_parameters", None)
                if parameters is not None and "word" not in name:
                    item.cache_clear()


def tally(path: Path, material: Material) -> Tally | None:
    """Run the mutants of one module; None for a module that no rule uses."""
    name = ".".join([PACKAGE, *path.relative_to(ROOT / "rules").with_suffix("").parts])
    module = importlib.import_module(name)
    users = material.users(name)
    if not users:
        return None
    if not all(material.holds(user) for user in users) or not material.tests_pass(module):
        raise SystemExit(f"{path}: the cases and tests fail without any change")
    gc.freeze()  # what all mutants share is not copied by the collector of each
    every = list(mutants(path.read_text("utf-8")))
    survivors = [mutant for mutant in every if survives(mutant, module, users, material)]
    label = users[0] if any(material.rules[user].__module__ == name for user in users) else "-"
    return Tally(f"{label:8}{path.relative_to(ROOT)}", len(every), survivors)


def _modules(given: argparse.Namespace, material: Material) -> list[Path]:
    if given.rule:
        name = material.rules[given.rule].__module__
        return [ROOT.joinpath(*name.split(".")[1:]).with_suffix(".py")]
    families = [ROOT / "rules" / name for name in given.family] or sorted((ROOT / "rules").glob("*/"))
    return [
        path
        for family in families
        for path in sorted(family.glob("*.py"))
        if path.name not in {"__init__.py", "words.py"}
    ]


def _line(name: str, killed: int, mutants: int) -> str:
    return f"{name:60} {killed:4} of {mutants:4}  {100 * killed / mutants:5.1f} %"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("family", nargs="*")
    parser.add_argument("--rule")
    parser.add_argument("--survivors", action="store_true")
    parser.add_argument("--least", type=float, default=0)
    given = parser.parse_args()
    material = Material()
    sums: dict[str, tuple[int, int]] = {}
    for path in _modules(given, material):
        result = tally(path, material)
        if result is None or not result.mutants:
            continue
        dead = result.mutants - len(result.survivors)
        for name in (path.parent.name, "all"):
            killed, total = sums.get(name, (0, 0))
            sums[name] = (killed + dead, total + result.mutants)
        print(_line(result.module, dead, result.mutants), flush=True)
        for mutant in result.survivors if given.survivors or given.rule else ():
            print(f"        line {mutant.line}, {mutant.function}: {mutant.what}", flush=True)
    for name, (killed, total) in sums.items():
        if name != "all":
            print(_line(name, killed, total))
    killed, total = sums.get("all", (0, 0))
    share = 100 * killed / total if total else 0.0
    print(f"killed {killed} of {total} mutants of conditions: {share:.1f} %")
    return 0 if share >= given.least else 1


if __name__ == "__main__":
    raise SystemExit(main())
