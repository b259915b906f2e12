"""The rules that come with jixiao, one family a sub-package, and the list of what they rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.hooks import hookimpl

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jixiao.basis import Basis


@hookimpl
def jixiao_basis() -> Iterable[Basis]:
    """Return every ground that a built-in rule may cite."""
    from jixiao.rules.basis import load_basis

    return load_basis().values()
