"""English messages: no Chinese punctuation outside quotations, no loose comma, one of a thing in the singular."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jixiao.host import Host
from jixiao.testing import load_cases, run_rule

RULES = Host().registry().rules
CASES = {path.stem: load_cases(path) for path in sorted((Path(__file__).parent / "cases").glob("*.toml"))}
_QUOTED = re.compile("“[^”]*”")
_WRONG = {
    "Chinese punctuation": re.compile("[（）、，。；：《》【】]"),
    "a loose end": re.compile(r"[,;:]$|,,|, \)|  |\. *$"),
    "one as many": re.compile(
        r"\b1 (?:(?:of )?(?:last year's )?)?(?:indicators are|indicators|projects|characters|cells|rows|parts|entries|lines|numbers|targets|sums)\b(?! is)"
    ),
}


@pytest.mark.parametrize("code", RULES)
def test_english_messages_are_english(code):
    rule = RULES[code].rule
    examples = [*rule.bad, *(case.example for case in CASES.get(code, ()) if case.expect)]
    wrong = set()
    for example in examples:
        for found in run_rule(rule, example):
            for text in (found.message.en, found.suggestion.en if found.suggestion else ""):
                bare = _QUOTED.sub("“”", text)
                wrong |= {(name, text) for name, pattern in _WRONG.items() if pattern.search(bare)}

    assert set() == wrong
