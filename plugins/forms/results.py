"""Which of several columns of results counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.plugins.forms.settling import own_texts
from jixiao.plugins.forms.spelling import squeeze

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.plugins.forms.header_columns import Column
    from jixiao.sheet import Row

__all__ = ["choose_results"]

_ALL = "累计"


def choose_results(groups: dict[str, list[Column]], sample: Sequence[Row]) -> None:
    """Of results of parts of the year keep the cumulated one, or else the last that holds anything; one of the whole year outweighs them."""
    for name in {"actual", "executed"} & groups.keys():
        parts = [item for item in groups[name] if item.word is not None and item.word.stage == "interim"]
        whole = [item for item in groups[name] if item not in parts]
        if not parts or len(parts) + len(whole) < 2:
            continue
        held = [item for item in parts if own_texts(sample, item.first)] or parts
        cumulated = [item for item in held if _ALL in squeeze(item.text)]
        groups[name] = [item for item in whole if own_texts(sample, item.first)] or cumulated or held[-1:]
