"""A small plug-in with rules of its own, so that the core is tested without the catalogue."""

from __future__ import annotations

import pytest

from jixiao.finding import Severity
from jixiao.hooks import hookimpl
from jixiao.rule import Context, Parameter, Rule
from jixiao.text import Text


def make_rule(number, **changes):
    """A complete rule that finds every indicator whose name has 坏 in it."""

    class Sample(Rule):
        """Finds bad names."""

        code, name = f"ABC{number:03}", f"sample-{number}"
        title = checks = why = repair = Text("样例", "sample")
        severity, reliability, basis = Severity.WARNING, "exact", ("plain-writing",)
        bad = ("产出指标：坏名称，年度指标值：≥95%。",)
        good = ("产出指标：好名称，年度指标值：≥95%。",)
        limit = Parameter(3, Text("上限", "limit"), low=1, high=9)

        def check(self, indicator: Indicator, context: Context):  # noqa: F821
            if "坏" in indicator.name_text:
                yield self.finding((0, 1), part="name", zh=f"坏{number}", en=f"bad {number}")

    for key, value in changes.items():
        setattr(Sample, key, value)
    return Sample


class Plugin:
    """A plug-in object that brings the given rules."""

    def __init__(self, *rules):
        self.jixiao_rules = hookimpl(lambda: rules)


@pytest.fixture
def plugin():
    return Plugin


@pytest.fixture
def rule():
    return make_rule
