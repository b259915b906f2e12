"""A bureau's own form: described in TOML, checked against the schema, read like the built-in ones."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from jixiao.config import load_toml
from jixiao.errors import ConfigError
from jixiao.plugins.forms.description import Description, built_in, described
from jixiao.plugins.forms.form import DescribedForm
from jixiao.plugins.forms.traits import misfits
from jixiao.protocols import Recognition
from jixiao.toml_schema import complaints

if TYPE_CHECKING:
    from jixiao.sheet import Row, Sheet

__all__ = ["LocalForm", "form_schema", "load_form"]

_CERTAIN = 95
_NEAR = 30


@cache
def form_schema() -> Mapping[str, Any]:
    """Return the published JSON Schema of forms."""
    found: dict[str, Any] = json.loads((files("jixiao") / "schemas" / "form.schema.json").read_text("utf-8"))
    return found


def load_form(text: str, source: str) -> LocalForm:
    """Make a form of its description; every mistake is a ``ConfigError`` that names the place and what was meant."""
    values = load_toml(text, source)
    found = [(".".join(str(part) for part in path), what) for path, what in complaints(values, form_schema())]
    if found:
        zh = "；".join(f"{path or source}：{what.zh}" for path, what in found)
        en = "; ".join(f"{path or source}: {what.en}" for path, what in found)
        raise ConfigError(f"表式文件“{source}”不合要求。{zh}。", f"form file “{source}” cannot be used. {en}.")
    if values["name"] in built_in():
        raise ConfigError(
            f"表式文件“{source}”的名称 {values['name']} 已被内置表式使用，请换一个。",
            f"form file “{source}”: the name {values['name']} is a built-in form's; choose another.",
        )
    return LocalForm(described(values))


class LocalForm(DescribedForm):
    """A form of one's own: its words outweigh the built-in ones, and it is preferred to them where it fits."""

    def __init__(self, description: Description) -> None:
        self.name = description.name
        self.title = description.title
        self.description = description

    def recognise(self, preview: Sequence[Row], sheet: Sheet) -> Recognition:
        """Judge from the first rows whether the sheet has this form, and say what keeps it from having it."""
        found = super().recognise(preview, sheet)
        survey = self._survey(preview, sheet)
        if found.score or not survey.tables:
            return found
        return Recognition(_NEAR, tuple(misfits(self.description, survey.tables[0])))

    def _descriptions(self) -> tuple[Description, ...]:
        return (self.description, *built_in().values())

    def _words(self) -> tuple[tuple[str, str, str], ...]:
        columns = ((word, field) for field, words in self.description.columns_words.items() for word in words)
        facts = ((word, field) for field, words in self.description.facts_words.items() for word in words)
        return (*(("columns", *pair) for pair in columns), *(("facts", *pair) for pair in facts))

    def _certainty(self) -> int:
        return _CERTAIN
