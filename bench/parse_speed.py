"""From text to finished typed tree beside the bare LALR parse of the same texts with the same grammar, in one run.

    python bench/parse_speed.py [--runs 25]

The texts are the distinct values of the published Guangzhou table (``examples/``) and of the real indicators that lie
beside the checkout (``shared/data/indicators.jsonl``). The bare parse is Lark's own: its driver, its trees, no field read
from them. Prints microseconds per text and two ratios: finished tree to bare parse, once with every shape parsed anew and
once with a store of shapes that begins empty; and a repeated shape, the same text with other figures, to a first one.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

from jixiao.grammar import parse_entries
from jixiao.grammar.bare import bare_parser
from jixiao.grammar.characters import normalised
from jixiao.grammar.drafts import filled
from jixiao.grammar.figure_shapes import shape
from jixiao.grammar.lexicon import Lexicon
from jixiao.grammar.parser import Parser
from jixiao.grammar.reading import Readings
from jixiao.grammar.shapes import Shapes
from jixiao.grammar.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

ROOT = Path(__file__).resolve().parents[1]
INDICATORS = ROOT.parent / "shared" / "data" / "indicators.jsonl"
TABLE = ROOT / "examples" / "guangzhou-2023.xlsx"


def real_values() -> list[str]:
    """Return every distinct value of the Guangzhou table, and of the other indicators where they are at hand."""
    from openpyxl import load_workbook

    found = []
    for row in load_workbook(TABLE).active.iter_rows(values_only=True):
        cell = str(row[6] or "") if len(row) > 6 else ""
        found += [cell[slice(*entry.value)] for entry in parse_entries(cell).entries if entry.value is not None]
    if INDICATORS.exists():
        for line in INDICATORS.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            found.append("".join(str(record.get(name) or "") for name in ("sign", "value", "unit")))
    return list(dict.fromkeys(filter(None, found)))


def twisted(text: str, rng: random.Random) -> str:
    """Return a text of the same shape with other figures, where its shape leaves any open."""
    ready = normalised(text)
    if shape(ready) == ready:
        return text
    while True:
        other = "".join(rng.choice("123456789") if char in "123456789" else char for char in text)
        if shape(normalised(other)) == shape(ready):
            return other


def seconds(work: Callable[[str], object], texts: Iterable[str]) -> float:
    begun = process_time()
    for text in texts:
        work(text)
    return process_time() - begun


def measured(texts: list[str], runs: int) -> Mapping[str, float]:
    """Return the least seconds of processor time of every way over all texts; the ways take turns, so that a busy machine is fair."""
    lexicon = Lexicon(Vocabulary.builtin())
    bare, readings = bare_parser(lexicon), Readings(lexicon, Parser(lexicon))
    plain = [normalised(text) for text in texts]

    def finished(text: str) -> object:
        ready = normalised(text)
        return filled(readings.draft(ready), text, ready)

    found: dict[str, list[float]] = {"bare": [], "first": [], "stored": [], "repeated": [], "equal": []}
    rng = random.Random(1)  # noqa: S311  figures, no secrets
    for _ in range(runs + 1):
        found["bare"].append(seconds(bare.parse, plain))
        found["first"].append(seconds(finished, texts))
        shapes = Shapes(readings)
        found["stored"].append(seconds(shapes.value, texts))
        for _ in range(3):  # the second time, a shape is made ready; a figure may be twisted into itself
            seconds(shapes.value, [twisted(text, rng) for text in texts])
        others = [other for text in texts if (other := twisted(text, rng)) != text]
        found["repeated"].append(seconds(shapes.value, others) / len(others) * len(texts))
        found["equal"].append(seconds(shapes.value, texts))
    return {name: min(times[1:]) for name, times in found.items()}  # the first round compiles patterns


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=25)
    texts = real_values()
    took = measured(texts, parser.parse_args().runs)
    for name, time in took.items():
        print(f"{name:9} {time / len(texts) * 1e6:7.1f} µs a text")
    print(
        f"{len(texts)} texts: finished/bare {took['first'] / took['bare']:.2f}, with a store {took['stored'] / took['bare']:.2f};"
        f" repeated/first {took['repeated'] / took['first']:.3f}, equal/first {took['equal'] / took['first']:.3f}"
    )


if __name__ == "__main__":
    main()
