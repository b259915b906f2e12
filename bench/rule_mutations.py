"""Whether the cases of rules notice a changed condition: every condition of ``rules/`` is changed, one at a time.

    python bench/rule_mutations.py                 all families, about five minutes on one core
    python bench/rule_mutations.py value money     some families
    python bench/rule_mutations.py --rule VAL009   the mutants of one rule, each survivor with its place
    python bench/rule_mutations.py --least 90      status 1 when fewer are killed in all

Changed are comparisons (``<`` to ``<=``, ``==`` to ``!=``, ``in`` to ``not in``), ``and`` and ``or``, numbers that are
compared with, ``any`` and ``all``; negations, operands and guards are taken away, and conditions turned round; ``x or ""``, which stands in for what is absent, is no condition. A mutant
is killed when an example or a case of ``tests/rules/cases`` of a rule that uses the changed module ends otherwise, or a
test of ``tests/rules/test_FAMILY_*.py`` fails.
Mutants run in this process: the code of the one changed function is put in place of its own. No mutant is left out as
equivalent; survivors are printed with ``--survivors``.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import inspect
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from io import StringIO
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any, NamedTuple

import pytest

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
SECONDS, PATIENCE = 3, 30
"""What the cases, and the tests of a family, may take before a mutant counts as endless."""
_OPPOSITE: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_SWAPPED = {"any": "all", "all": "any"}


class Mutant(NamedTuple):
    """One change: the function it is in, the line, what was done, and the changed module."""

    function: str
    line: int
    what: str
    tree: ast.Module


class Tally(NamedTuple):
    """How many mutants of a module there were and which survived."""

    module: str
    mutants: int
    survivors: list[Mutant]


def changes(node: ast.AST) -> Iterator[tuple[str, Callable[[Any], ast.AST]]]:
    """Yield what can be done to one node: a description, and a function that does it to a copy of the node."""
    if isinstance(node, ast.Compare):
        for index, operator in enumerate(node.ops):
            new = _OPPOSITE[type(operator)]
            yield f"{type(operator).__name__} to {new.__name__}", _with_operator(index, new)
        for index, side in enumerate(node.comparators):
            if isinstance(side, ast.Constant) and type(side.value) is int:
                yield f"{side.value} to {side.value + 1}", _with_number(index)
    elif isinstance(node, ast.BoolOp) and not _is_default(node):
        other = ast.Or if isinstance(node.op, ast.And) else ast.And
        yield f"{type(node.op).__name__} to {other.__name__}", lambda item: ast.BoolOp(other(), item.values)
        for index in range(len(node.values)):
            yield f"operand {index + 1} of {len(node.values)} removed", _without_operand(index)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "not removed", lambda item: item.operand
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _SWAPPED:
        yield f"{node.func.id} to {_SWAPPED[node.func.id]}", _swapped
    elif isinstance(node, ast.If | ast.IfExp | ast.While):
        yield "condition turned round", _turned
        if isinstance(node, ast.If) and not node.orelse and isinstance(node.body[-1], ast.Return | ast.Continue):
            yield "guard removed", lambda _: ast.Pass()
    elif isinstance(node, ast.comprehension):
        for index in range(len(node.ifs)):
            yield f"filter {index + 1} removed", _without_filter(index)


def _is_default(node: ast.BoolOp) -> bool:
    """Tell whether ``text or ""`` only stands in for what is absent, which is no condition."""
    return isinstance(node.op, ast.Or) and isinstance(node.values[-1], ast.Constant | ast.Tuple)


def _with_operator(index: int, new: type[ast.cmpop]) -> Callable[[Any], ast.AST]:
    def change(node: Any) -> ast.AST:
        node.ops[index] = new()
        return node

    return change


def _with_number(index: int) -> Callable[[Any], ast.AST]:
    def change(node: Any) -> ast.AST:
        node.comparators[index] = ast.Constant(node.comparators[index].value + 1)
        return node

    return change


def _without_operand(index: int) -> Callable[[Any], ast.AST]:
    def change(node: Any) -> ast.AST:
        del node.values[index]
        return node if len(node.values) > 1 else node.values[0]

    return change


def _without_filter(index: int) -> Callable[[Any], ast.AST]:
    def change(node: Any) -> ast.AST:
        del node.ifs[index]
        return node

    return change


def _swapped(node: Any) -> ast.AST:
    node.func = ast.Name(_SWAPPED[node.func.id], ast.Load())
    return node


def _turned(node: Any) -> ast.AST:
    node.test = ast.UnaryOp(ast.Not(), node.test)
    return node


class _Replace(ast.NodeTransformer):
    """Puts the changed node in the place of the node with a number; nodes are numbered in the order of ``ast.walk``."""

    def __init__(self, wanted: ast.AST, change: Callable[[Any], ast.AST]) -> None:
        self.wanted, self.change = wanted, change

    def visit(self, node: ast.AST) -> Any:
        if node is self.wanted:
            return ast.copy_location(self.change(node), node)
        return self.generic_visit(node)


def mutants(source: str) -> Iterator[Mutant]:
    """Yield every mutant of the functions of a module."""
    tree = ast.parse(source)
    for number, node in enumerate(ast.walk(tree)):
        owner = _owner(tree, node)
        if owner is None:
            continue
        for what, change in changes(node):
            changed = ast.parse(source)
            wanted = next(item for place, item in enumerate(ast.walk(changed)) if place == number)
            mutated = _Replace(wanted, change).visit(changed)
            yield Mutant(owner, _line(node), what, ast.fix_missing_locations(mutated))


def _line(node: ast.AST) -> int:
    return int(getattr(node, "lineno", 0) or getattr(getattr(node, "target", None), "lineno", 0))


def _owner(tree: ast.Module, node: ast.AST) -> str | None:
    """Return the qualified name of the outermost function that holds a node."""
    line = _line(node)
    for item in tree.body:
        members = [(item.name + ".", inner) for inner in item.body] if isinstance(item, ast.ClassDef) else [("", item)]
        for prefix, function in members:
            if isinstance(function, ast.FunctionDef) and function.lineno <= line <= (function.end_lineno or 0):
                return prefix + function.name
    return None


def function_of(module: ModuleType, name: str) -> tuple[FunctionType, Any]:
    """Return the function of a qualified name and the cache around it, None where there is no cache."""
    found: Any = module
    for part in name.split("."):
        found = inspect.getattr_static(found, part)
    if isinstance(found, property):
        found = found.fget
    if isinstance(found, staticmethod | classmethod):
        found = found.__func__
    cache = found if hasattr(found, "cache_clear") else None
    return inspect.unwrap(found), cache


def code_of(code: CodeType, name: str) -> CodeType:
    """Return the code of a function out of the code of its module."""
    for part in name.split("."):
        code = next(item for item in code.co_consts if isinstance(item, CodeType) and item.co_name == part)
    return code


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


def _survives(mutant: Mutant, module: ModuleType, users: list[str], material: Material) -> bool:
    function, _ = function_of(module, mutant.function)
    own = function.__code__
    code = code_of(compile(mutant.tree, module.__file__ or "", "exec"), mutant.function)
    if code.co_freevars != own.co_freevars:
        return False
    function.__code__ = code
    _forget()
    signal.alarm(SECONDS)
    try:
        if not all(material.holds(user) for user in users):
            return False
        signal.alarm(PATIENCE)
        return material.tests_pass(module)
    except (_Endless, Exception):  # a mutant that fails is as dead as one that says something else
        return False
    finally:
        signal.alarm(0)
        function.__code__ = own
        _forget()


def _forget() -> None:
    """Drop what functions of the rules remember of their subjects; what they know of words stays."""
    for name, module in list(sys.modules.items()):
        if name.startswith(PACKAGE):
            for item in vars(module).values():
                parameters = getattr(item, "cache_parameters", None)
                if parameters is not None and "word" not in name:
                    item.cache_clear()


class _Endless(BaseException):
    """A mutant runs on; no ``except Exception`` of the engine may take it for a crash of the rule."""


def _stopped(*_: object) -> None:
    raise _Endless


def tally(path: Path, material: Material) -> Tally | None:
    """Run the mutants of one module; None for a module that no rule uses."""
    name = ".".join([PACKAGE, *path.relative_to(ROOT / "rules").with_suffix("").parts])
    module = importlib.import_module(name)
    users = material.users(name)
    if not users:
        return None
    if not all(material.holds(user) for user in users) or not material.tests_pass(module):
        raise SystemExit(f"{path}: the cases and tests fail without any change")
    survivors, count = [], 0
    for mutant in mutants(path.read_text("utf-8")):
        count += 1
        if _survives(mutant, module, users, material):
            survivors.append(mutant)
    label = users[0] if any(material.rules[user].__module__ == name for user in users) else "-"
    return Tally(f"{label:8}{path.relative_to(ROOT)}", count, survivors)


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


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("family", nargs="*")
    parser.add_argument("--rule")
    parser.add_argument("--survivors", action="store_true")
    parser.add_argument("--least", type=float, default=0)
    given = parser.parse_args()
    signal.signal(signal.SIGALRM, _stopped)
    material = Material()
    total = killed = 0
    for path in _modules(given, material):
        result = tally(path, material)
        if result is None or not result.mutants:
            continue
        dead = result.mutants - len(result.survivors)
        total, killed = total + result.mutants, killed + dead
        print(f"{result.module:60} {dead:4} of {result.mutants:4}  {100 * dead / result.mutants:5.1f} %", flush=True)
        for mutant in result.survivors if given.survivors or given.rule else ():
            print(f"        line {mutant.line}, {mutant.function}: {mutant.what}", flush=True)
    share = 100 * killed / total if total else 0.0
    print(f"killed {killed} of {total} mutants of conditions: {share:.1f} %")
    return 0 if share >= given.least else 1


if __name__ == "__main__":
    raise SystemExit(main())
