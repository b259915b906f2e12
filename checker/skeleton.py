"""The skeleton of a plug-in: the files that ``jixiao new-plugin`` writes, with its names filled in."""

from __future__ import annotations

import keyword
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import NamedTuple

from jixiao._version import __version__
from jixiao.errors import UsageError
from jixiao.grammar.patterns import deferred

__all__ = ["Naming", "naming", "skeleton"]

_NAME = deferred(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_FAMILY = deferred(r"[A-Z]{3,5}")
_SUFFIX = ".in"


class Naming(NamedTuple):
    """What the files of one plug-in call it: distribution, module and family of codes."""

    name: str
    module: str
    family: str

    def words(self) -> Mapping[str, str]:
        """Return the placeholders of the files with their words."""
        version = ".".join(__version__.split(".")[:2])
        prefix = self.family.lower()
        return {"NAME": self.name, "MODULE": self.module, "FAMILY": self.family, "PREFIX": prefix, "VERSION": version}


def naming(name: str, family: str | None, taken: Iterable[str]) -> Naming:
    """Check the names; ``UsageError`` for one that cannot be used. ``taken`` are families of codes that exist."""
    module = name.replace("-", "_")
    if not _NAME.fullmatch(name) or name == "jixiao" or keyword.iskeyword(module) or module in sys.stdlib_module_names:
        raise UsageError(
            f"插件不能叫“{name}”：用小写字母、数字和连字符，如 jixiao-nanjing，且不与 Python 自带的模块同名。",
            f"a plug-in cannot be called “{name}”: lower-case letters, digits and hyphens, such as jixiao-nanjing, "
            "and no name of Python's own modules.",
        )
    given = family or _derived(name)
    if not _FAMILY.fullmatch(given):
        raise UsageError(
            f"规则编码的字母部分应为三到五个大写字母，如 NJG，实为“{given}”；用 --family 指定。",
            f"the letters of a rule code are three to five capitals, such as NJG, not “{given}”; choose with --family.",
        )
    if given in set(taken) | {"SYS"}:
        raise UsageError(
            f"规则编码的字母 {given} 已被使用，请用 --family 另选。",
            f"the rule codes {given}… are in use already; choose others with --family.",
        )
    return Naming(name, module, given)


def _derived(name: str) -> str:
    """Return three capitals of the last word of a name, without vowels where enough letters are left."""
    letters = re.sub(r"[^a-z]", "", name.rpartition("-")[2])
    consonants = letters[:1] + re.sub(r"[aeiou]", "", letters[1:])
    return (consonants if len(consonants) >= 3 else letters)[:3].upper()


def skeleton(names: Naming) -> dict[str, str]:
    """Return the files of a plug-in: path to text."""
    return {_filled(path, names): _filled(text, names) for path, text in _templates(files("jixiao") / "skeleton")}


def _templates(folder: Traversable, prefix: str = "") -> Iterator[tuple[str, str]]:
    for item in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if item.is_dir():
            yield from _templates(item, f"{prefix}{item.name}/")
        elif item.name.endswith(_SUFFIX):
            yield prefix + item.name.removesuffix(_SUFFIX), item.read_text("utf-8")


def _filled(text: str, names: Naming) -> str:
    for key, word in names.words().items():
        text = text.replace(f"%%{key}%%", word)
    return text
