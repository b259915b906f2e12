"""A time-boxed fuzzer of the grammar: random texts, and real ones with characters lost, doubled, moved and mixed.

    python bench/fuzz_grammar.py [--seconds 600] [--seed 1]

Asserts for every text that nothing raises, that the leaves of the tree are the text, that the record is plain JSON, that
the canonical spelling means the same and is its own canonical spelling, and that no text takes longer than its length
allows. Prints what failed, the shortest first, and exits with status 1; else the counts.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tomllib
from pathlib import Path
from time import perf_counter, process_time
from typing import TYPE_CHECKING

from jixiao.grammar import canonical, hint, parse_entries, parse_value, same_meaning, value_to_dict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.grammar import Node

ROOT = Path(__file__).resolve().parents[1]
INDICATORS = ROOT.parent / "shared" / "data" / "indicators.jsonl"
SIGNS = "0123456789.,%％‰/／-—~～至到≥≤<>＜＞=＝≈±约近余多来左右上下以内前后底初末第每个次人名位元万亿千百十一二三两半成倍年月日天周季度工作小时分钟秒（）()[]【】“”、，。；：:;!? \n\t*_×÷+XxA"
SECONDS_PER_CHARACTER = 0.0015


def leaves(node: Node) -> Iterator[Node]:
    if not node.children:
        yield node
    for child in node.children:
        yield from leaves(child)


def corpus() -> list[str]:
    """Return the texts of the reviewed tables and, where they lie beside the checkout, the real ones."""
    texts = [
        text
        for path in sorted((ROOT / "tests" / "grammar").glob("cases_value_*.toml"))
        for text in tomllib.loads(path.read_text(encoding="utf-8"))
    ]
    cells = tomllib.loads((ROOT / "tests" / "grammar" / "cases_entries.toml").read_text(encoding="utf-8"))["case"]
    texts += [case["text"] for case in cells]
    if INDICATORS.exists():
        records = [json.loads(line) for line in INDICATORS.read_text(encoding="utf-8").splitlines()]
        texts += [str(record.get("value") or "") for record in records]
    return [text for text in dict.fromkeys(texts) if text]


def mutated(text: str, texts: list[str], rng: random.Random) -> str:
    """Return ``text`` after one to four slips."""
    for _ in range(rng.randint(1, 4)):
        place = rng.randrange(len(text) + 1)
        stop = min(len(text), place + rng.randint(1, 4))
        match rng.randrange(7):
            case 0:
                text = text[:place] + text[stop:]
            case 1:
                text = text[:place] + rng.choice(SIGNS) + text[place:]
            case 2:
                text = text[:place] + rng.choice(SIGNS) + text[stop:]
            case 3:
                text = text[:place] + text[place:stop] * 2 + text[stop:]
            case 4:
                text = text[:place] + text[place:stop][::-1] + text[stop:]
            case 5:
                other = rng.choice(texts)
                cut = rng.randrange(len(other) + 1)
                text = text[:place] + other[cut : cut + rng.randint(1, 12)] + text[place:]
            case _:
                text = rng.choice(texts) + rng.choice("；，、或且和 \n") + text
    return text


def made(texts: list[str], rng: random.Random) -> str:
    match rng.randrange(10):
        case 0:
            return "".join(
                chr(rng.choice((rng.randrange(0x110000), rng.randrange(128)))) for _ in range(rng.randrange(40))
            )
        case 1:
            return "".join(rng.choice(SIGNS) for _ in range(rng.randrange(25)))
        case 2:
            piece = "".join(rng.choice(SIGNS) for _ in range(rng.randint(1, 5)))
            return piece * rng.randrange(400)
        case _:
            return mutated(rng.choice(texts), texts, rng)


def seconds(text: str) -> float:
    """Return the time of a second parse, past every pattern that the first one compiled."""
    begun = process_time()
    parse_value(text + " ")
    return process_time() - begun


def fault(text: str) -> str | None:
    """Return what does not hold for ``text``, None if all does."""
    begun = process_time()
    value = parse_value(text)
    taken = process_time() - begun
    for item in (value, *value.parts):
        if "".join(text[slice(*leaf.span)] for leaf in leaves(item.tree)) != item.text:
            return "the leaves are not the text"
    if json.loads(json.dumps(value_to_dict(value)))["text"] != text:
        return "the record is not plain"
    spelled = canonical(value)
    again = parse_value(spelled)
    if not same_meaning(value, again):
        return f"the canonical spelling {spelled!r} means something else"
    if canonical(again) != spelled:
        return f"the canonical spelling {spelled!r} is not its own"
    hint(value)
    cell = parse_entries(text)
    if "".join(text[slice(*leaf.span)] for leaf in leaves(cell.tree)) != text:
        return "the leaves of the cell are not the text"
    allowed = 0.02 + SECONDS_PER_CHARACTER * len(text)
    if taken > allowed and (again_taken := seconds(text)) > allowed:
        return f"{again_taken:.3f} s for {len(text)} characters"
    return None


def tried(text: str) -> str | None:
    try:
        return fault(text)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    rng, texts = random.Random(asked.seed), corpus()  # noqa: S311  seeded, so that a run can be repeated
    tried("≥5%")
    begun, count, characters = perf_counter(), 0, 0
    faults: dict[str, str] = {}
    while perf_counter() - begun < asked.seconds:
        text = made(texts, rng)
        count, characters = count + 1, characters + len(text)
        what = tried(text)
        if what is not None:
            faults[text] = what
    print(
        f"{count} texts, {characters} characters in {perf_counter() - begun:.0f} s, seed {asked.seed}: {len(faults)} faults"
    )
    for text in sorted(faults, key=len)[:50]:
        print(f"{text!r}: {faults[text]}")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
