"""The forms that departments submit, recognised by the words of their headers (F1 to F16 and those described in TOML)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from jixiao.hooks import hookimpl

if TYPE_CHECKING:
    from jixiao.protocols import Form, FormLoader


@hookimpl
def jixiao_form_loaders() -> Mapping[str, FormLoader]:
    """Return what reads a bureau's own form."""
    from jixiao.plugins.forms.local import load_form

    return {".toml": load_form}


@hookimpl
def jixiao_forms() -> Iterable[type[Form]]:
    """Return the built-in forms."""
    from jixiao.plugins.forms.form import built_in_forms

    return built_in_forms()
