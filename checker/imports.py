"""Modules of authors that are not installed yet: imported from their files, and the rules in them."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from jixiao.errors import PluginError

if TYPE_CHECKING:
    from types import ModuleType

    from jixiao.rule import Rule

__all__ = ["imported", "own_rules"]


def own_rules(module: ModuleType) -> Iterator[type[Rule]]:
    """Yield the rule classes that a module defines itself."""
    from jixiao.rule import Rule

    for item in vars(module).values():
        if isinstance(item, type) and issubclass(item, Rule) and item.__module__ == module.__name__ and item.scope:
            yield item


def imported(path: Path) -> ModuleType:
    """Import a file under the name it has inside its package."""
    place = path.resolve()
    parts = [] if place.name == "__init__.py" else [place.stem]
    folder = place.parent
    while (folder / "__init__.py").is_file():
        parts.insert(0, folder.name)
        folder = folder.parent
    sys.path.insert(0, str(folder))
    try:
        module = importlib.import_module(".".join(parts))
    except Exception as error:  # an author's module may raise anything
        what = f"{type(error).__name__}: {error}"
        raise PluginError(f"无法加载 {path}：{what}", f"cannot load {path}: {what}") from error
    finally:
        sys.path.remove(str(folder))
    if Path(module.__file__ or "").resolve() != place:
        raise PluginError(
            f"{path} 没有被加载：已安装的 {module.__file__} 同名。请用 pip install -e 安装，或先卸载。",
            f"{path} was not loaded: {module.__file__} is installed under its name. Install with pip -e, or uninstall it.",
        )
    return module
