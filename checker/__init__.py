"""jixiao (绩效): the linter for performance-target tables.

The names exported here are the stable surface for plug-ins and for programs that embed the checker; they are imported
when they are first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jixiao._version import __version__

if TYPE_CHECKING:
    from jixiao.basis import Basis
    from jixiao.finding import Finding, Fix, Related, Severity
    from jixiao.hooks import hookimpl
    from jixiao.model import Amount, Indicator, Passage, Place, Problem, Project, Subtotal, Table
    from jixiao.rule import Context, Example, Parameter, Rule
    from jixiao.session import Options, Session
    from jixiao.subjects import Collected, Previous, ProjectHead, Run, Spot, Submission, TableRows
    from jixiao.text import Text

_HOMES = {
    "Amount": "model",
    "Basis": "basis",
    "Collected": "subjects",
    "Context": "rule",
    "Example": "rule",
    "Finding": "finding",
    "Fix": "finding",
    "Indicator": "model",
    "Options": "session",
    "Parameter": "rule",
    "Passage": "model",
    "Place": "model",
    "Previous": "subjects",
    "Problem": "model",
    "Project": "model",
    "ProjectHead": "subjects",
    "Related": "finding",
    "Rule": "rule",
    "Run": "subjects",
    "Session": "session",
    "Severity": "finding",
    "Spot": "subjects",
    "Submission": "subjects",
    "Subtotal": "model",
    "Table": "model",
    "TableRows": "subjects",
    "Text": "text",
    "hookimpl": "hooks",
}

__all__ = [
    "Amount",
    "Basis",
    "Collected",
    "Context",
    "Example",
    "Finding",
    "Fix",
    "Indicator",
    "Options",
    "Parameter",
    "Passage",
    "Place",
    "Previous",
    "Problem",
    "Project",
    "ProjectHead",
    "Related",
    "Rule",
    "Run",
    "Session",
    "Severity",
    "Spot",
    "Submission",
    "Subtotal",
    "Table",
    "TableRows",
    "Text",
    "__version__",
    "hookimpl",
]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used."""
    if name not in _HOMES:
        raise AttributeError(f"module 'jixiao' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"jixiao.{_HOMES[name]}"), name)
