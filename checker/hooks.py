"""The hooks of jixiao: every one may be implemented by any distribution through the entry-point group ``jixiao``.

Implementations import what they return inside the function, so that ``jixiao --version`` stays instant. Arguments are
only ever added. The built-in rules, readers, forms, reporters and executors are registered exactly as a stranger's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import pluggy

if TYPE_CHECKING:
    from jixiao.basis import Basis
    from jixiao.protocols import ExecutorFactory, Form, FormLoader, Reader, Reporter
    from jixiao.rule import Rule

__all__ = ["hookimpl", "hookspec"]

hookspec = pluggy.HookspecMarker("jixiao")
hookimpl = pluggy.HookimplMarker("jixiao")


@hookspec
def jixiao_rules() -> Iterable[type[Rule]]:
    """Return the rule classes of this plug-in, in any order.

    Called once per run, before any file is opened. Two rules with one code or name are an error that names both.
    """
    return ()


@hookspec
def jixiao_basis() -> Iterable[Basis]:
    """Return the documents and grounds that the rules of this plug-in cite in their ``basis``."""
    return ()


@hookspec
def jixiao_readers() -> Iterable[type[Reader]]:
    """Return classes that turn a file into a ``Workbook`` of streamed rows; each says by content which files it reads."""
    return ()


@hookspec
def jixiao_forms() -> Iterable[type[Form]]:
    """Return classes that recognise a layout on a sheet and turn its rows into tables, projects and indicators.

    Columns that no other form has are named in the class's ``columns``, so that rules may require them.
    """
    return ()


@hookspec
def jixiao_form_loaders() -> Mapping[str, FormLoader]:
    """Return functions that make a form of a description: suffix of the file (``.toml``) to function."""
    return {}


@hookspec
def jixiao_reporters() -> Iterable[type[Reporter]]:
    """Return classes that write a ``Report`` in one output format."""
    return ()


@hookspec
def jixiao_profiles() -> Mapping[str, str]:
    """Return profiles: name to the text of a TOML file in the format of the configuration."""
    return {}


@hookspec
def jixiao_vocabulary() -> Mapping[str, Mapping[str, Any]]:
    """Return words to add, by section of the vocabulary; a word with two meanings is an error that names both sources."""
    return {}


@hookspec
def jixiao_executors() -> Mapping[str, ExecutorFactory]:
    """Return ways to run many files: name to a function of the number of workers that makes a ``concurrent.futures.Executor``."""
    return {}
