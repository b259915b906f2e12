"""Texts of plug-in modules that misbehave, each in one way."""

from __future__ import annotations

RULE = """
from __future__ import annotations
from jixiao import Context, Finding, Rule, Severity, Text, hookimpl
from jixiao.errors import UsageError

class Faulty(Rule):
    '''Misbehaves.'''
    code, name = "XXX001", "faulty-rule"
    title = checks = why = repair = Text("出错", "fails")
    severity, reliability, basis = Severity.WARNING, "exact", ("{basis}",)
    bad = good = ("产出指标：接通率，年度指标值：≥95%。",)
{more}
    def check(self, subject: {subject}, context: Context):
        {check}
        yield from ()

@hookimpl
def jixiao_rules():
    return (Faulty,)
"""

CLASS = """
from jixiao import Text, hookimpl

class Faulty:
    name, title, formats = "faulty", Text("坏", "bad"), ("zzz",)
    {methods}

@hookimpl
def {hook}():
    return (Faulty,)
"""

SNIFF = "def sniff(self, head, path): {body}\n    def read(self, path, limits): raise ValueError"
FORM = "def recognise(self, rows, sheet): {recognise}\n    def read(self, sheet, grammar): {read}"
REPORTER = "def write(self, report, language, options):\n        {body}"


def rule(check="pass", subject="Indicator", basis="plain-writing", more=""):
    """Return a module with one rule."""
    return RULE.format(check=check, subject=subject, basis=basis, more=more)


def provider(hook, methods):
    """Return a module with one class behind a hook."""
    return CLASS.format(hook=hook, methods=methods)


def hook(name, body, marker="@hookimpl"):
    """Return a module with one hook."""
    return f"from jixiao import hookimpl\n\n{marker}\ndef {name}():\n    {body}\n"
