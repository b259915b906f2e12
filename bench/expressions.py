"""Which implementation of the Common Expression Language: speed and safety of those that are installed.

    pip install cel-expr-python protobuf common-expression-language cel-python
    python bench/expressions.py

common-expression-language and cel-python install beside one another; each is measured on the same two conditions, one
over an indicator and one over a list of ten, and asked the same questions.
"""

from __future__ import annotations

import importlib
import subprocess
import sys
from collections.abc import Callable
from time import perf_counter
from typing import Any, NamedTuple

ONE = "value.number < 95.0 && name.contains('热线')"
MANY = "indicators.filter(i, i.subcategory == 'timeliness').size() == 0"
VALUE = {"number": 90.0, "kind": "comparison", "unit": "%", "text": "≥90%"}
INDICATORS = [{"subcategory": "quantity", "name": f"指标{n}", "number": 95.0} for n in range(10)]
DATA = {"value": VALUE, "name": "12345热线接通率", "indicators": INDICATORS}


class Implementation(NamedTuple):
    """How to import, compile and run one; ``run`` takes the compiled program and the data."""

    name: str
    module: str
    compile: Callable[[str], Any]
    run: Callable[[Any, dict[str, Any]], Any]
    prepared: Callable[[dict[str, Any]], dict[str, Any]] = dict


def official() -> Implementation:
    cel = importlib.import_module("cel_expr_python.cel")
    kinds = {"number": cel.Type.DOUBLE, "kind": cel.Type.STRING, "unit": cel.Type.STRING, "text": cel.Type.STRING}
    variables = {f"value.{name}": kind for name, kind in kinds.items()} | {
        "name": cel.Type.STRING,
        "indicators": cel.Type.List(cel.Type.Map(cel.Type.STRING, cel.Type.DYN)),
    }
    environment = cel.NewEnv(variables=variables)

    def run(program: Any, data: dict[str, Any]) -> Any:
        result = program.eval(data=data)
        if result.type().name() == "ERROR":
            raise RuntimeError(result.value())
        return result.value()

    def prepared(data: dict[str, Any]) -> dict[str, Any]:
        flat = {f"value.{key}": item for key, item in data["value"].items()}
        return {**flat, "name": data["name"], "indicators": data["indicators"]}

    return Implementation("cel-expr-python", "cel_expr_python.cel", environment.compile, run, prepared)


def rust() -> Implementation:
    cel = importlib.import_module("cel")
    return Implementation("common-expression-language", "cel", cel.compile, lambda program, data: program.execute(data))


def pure() -> Implementation:
    celpy = importlib.import_module("celpy")
    environment = celpy.Environment()
    return Implementation(
        "cel-python",
        "celpy",
        lambda source: environment.program(environment.compile(source)),
        lambda program, data: program.evaluate(data),
        lambda data: {key: celpy.json_to_cel(item) for key, item in data.items()},
    )


def timed(function: Callable[[], Any], times: int) -> float:
    """Return microseconds a call."""
    function()
    start = perf_counter()
    for _ in range(times):
        function()
    return (perf_counter() - start) / times * 1e6


def import_time(module: str) -> float:
    """Return the milliseconds that a fresh interpreter takes for the import."""
    code = f"import time; t = time.perf_counter(); import {module}; print((time.perf_counter() - t) * 1e3)"
    return min(
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout) for _ in range(5)
    )


def answer(item: Implementation, source: str) -> str:
    """Return the result of an expression, or the stage at which it is refused."""
    try:
        program = item.compile(source)
    except Exception as error:
        return f"refused when compiled: {' '.join(str(error).split())[:76]}"
    try:
        return str(item.run(program, item.prepared(DATA)))[:40]
    except Exception as error:
        return f"fails when run: {type(error).__name__}"


def main() -> None:
    for make in (official, rust, pure):
        try:
            item = make()
        except ImportError:
            print(f"\n{make.__name__}: not installed")
            continue
        one, many, data = item.compile(ONE), item.compile(MANY), item.prepared(DATA)
        print(f"\n{item.name}")
        print(f"  import             {import_time(item.module):8.1f} ms")
        print(f"  compile            {timed(lambda item=item: item.compile(ONE), 100):8.1f} µs")
        print(f"  one indicator      {timed(lambda item=item, one=one, data=data: item.run(one, data), 1000):8.1f} µs")
        print(
            f"  ten indicators     {timed(lambda item=item, many=many, data=data: item.run(many, data), 300):8.1f} µs"
        )
        print(f"  wrong name         {answer(item, 'value.numbr < 95.0')}")
        print(f"  wrong type         {answer(item, 'value.kind < 3')}")
        print(f"  size('热线')       {answer(item, chr(39).join(('size(', '热线', ')')))}")
        print(f"  slow pattern       {answer(item, chr(39).join(('', 'a' * 40 + 'b', '.matches(', '(a+)+$', ')')))}")
        loops = "indicators.all(a, " * 9 + "true" + ")" * 9
        start = perf_counter()
        if item.name == "cel-expr-python":
            print(f"  10^9 steps         {answer(item, loops)} after {perf_counter() - start:.3f} s")
        else:
            short = loops.replace("indicators.all(a, " * 9, "indicators.all(a, " * 5).replace(")" * 9, ")" * 5)
            print(f"  10^5 steps         {answer(item, short)} after {perf_counter() - start:.3f} s, no limit")


if __name__ == "__main__":
    main()
