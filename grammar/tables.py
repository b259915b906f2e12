"""The LALR tables that Lark makes of ``value.lark``, kept beside it: making them anew takes longer than a whole check.

``value.tables.json`` holds the digest of the grammar it was made of. Where that is not the digest of the grammar, the
tables are made by Lark when they are needed, and a test says that the file is stale.
"""

from __future__ import annotations

import json
import zlib
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

__all__ = ["STORED", "Action", "Reduction", "Tables", "dumped", "made", "source", "stored"]

STORED = "value.tables.json"
Action: TypeAlias = "int | Reduction"
"""The state to go on in, or what to reduce first."""


class Reduction(NamedTuple):
    """A rule of the grammar, or one that Lark made of a repetition.

    ``inline`` says of each of its parts whether it belongs to the rule above, as the rule itself does when ``hidden``.
    """

    origin: str
    inline: tuple[bool, ...]
    hidden: bool


class Tables(NamedTuple):
    """For every state, by the name of what comes next, the action; the first state, and the one of a whole text."""

    states: tuple[dict[str, Action], ...]
    start: int
    stop: int


def source() -> str:
    """Return the text of ``value.lark``."""
    return Path(__file__).with_name("value.lark").read_text(encoding="utf-8")


def stored() -> Tables:
    """Return the tables of ``value.lark``."""
    grammar = source()
    record = json.loads(Path(__file__).with_name(STORED).read_text(encoding="utf-8"))
    return _read(record if record["of"] == _digest(grammar) else made(grammar))


def dumped() -> str:
    """Return the text of the file that belongs to ``value.lark``, a state or rule a line."""
    record = made(source())
    parts = [f'"of": {record["of"]}', f'"start": {record["start"]}', f'"stop": {record["stop"]}']
    for name in ("rules", "states"):
        lines = ",\n".join(json.dumps(item, separators=(",", ":")) for item in record[name])
        parts.append(f'"{name}": [\n{lines}\n]')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def made(grammar: str) -> dict[str, Any]:
    """Return the record of the tables that Lark makes of a grammar.

    A state is a mapping: n ≥ 0 is the state to go on in, n < 0 the reduction by rule -n - 1.
    """
    from lark import Lark
    from lark.lexer import BasicLexer
    from lark.parsers.lalr_analysis import Shift

    class Unused(BasicLexer):
        """The grammar declares its terminals without patterns, and nothing is read here."""

        def __init__(self, conf: object, comparator: object = None) -> None:
            pass

    engine = Lark(grammar, start="value", parser="lalr", lexer=Unused)
    table = engine.parser.parser._parse_table
    numbers = {rule: place for place, rule in enumerate(engine.rules)}
    places = {state: place for place, state in enumerate(_reached(table.states, table.start_states["value"], Shift))}
    states = [
        {
            name: places[argument] if action is Shift else -numbers[argument] - 1
            for name, (action, argument) in sorted(table.states[state].items())
        }
        for state in places
    ]
    rules = [[rule.origin.name, [part.name for part in rule.expansion]] for rule in engine.rules]
    return {
        "of": _digest(grammar),
        "start": places[table.start_states["value"]],
        "stop": places[table.end_states["value"]],
        "rules": rules,
        "states": states,
    }


def _reached(states: Any, first: int, shift: Any) -> list[int]:
    """Return the states from the first on, in an order that is the same in every run; Lark's numbers are not."""
    order = {first: None}
    for state in (waiting := [first]):
        following = [argument for _, (action, argument) in sorted(states[state].items()) if action is shift]
        fresh = [other for other in dict.fromkeys(following) if other not in order]
        order.update(dict.fromkeys(fresh))
        waiting += fresh
    return list(order)


def _digest(grammar: str) -> int:
    return zlib.crc32(grammar.encode())


def _read(record: dict[str, Any]) -> Tables:
    rules = [
        Reduction(origin, tuple(part.startswith("_") for part in expansion), origin.startswith("_"))
        for origin, expansion in record["rules"]
    ]
    states = tuple(
        {name: rules[-number - 1] if number < 0 else number for name, number in state.items()}
        for state in record["states"]
    )
    return Tables(states, record["start"], record["stop"])


if __name__ == "__main__":
    Path(__file__).with_name(STORED).write_text(dumped(), encoding="utf-8", newline="\n")
