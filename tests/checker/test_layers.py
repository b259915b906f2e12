"""Who may import whom: the grammar nothing of ours, the core only the grammar, rules and plug-ins never each other."""

from __future__ import annotations

import ast
from configparser import ConfigParser
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LAYERS = {"grammar": "jixiao.grammar", "checker": "jixiao", "rules": "jixiao.rules", "plugins": "jixiao.plugins"}


def inside(name: str, *packages: str) -> bool:
    """Whether a dotted name is one of the packages or below one."""
    return any(f"{name}.".startswith(f"{package}.") for package in packages)


FORBIDDEN = {
    "grammar": lambda name: inside(name, "jixiao") and not inside(name, "jixiao.grammar"),
    "checker": lambda name: inside(name, "jixiao.rules", "jixiao.plugins"),
    "rules": lambda name: inside(name, "jixiao.plugins"),
    "plugins": lambda name: inside(name, "jixiao.rules"),
}
MODULES = [(layer, path) for layer in LAYERS for path in sorted((ROOT / layer).rglob("*.py"))]


def imported(path: Path) -> set[str]:
    """Every module name that a file imports, at any depth."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            found.update({node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)})
    return found


@pytest.mark.parametrize(("layer", "path"), MODULES, ids=[str(path.relative_to(ROOT)) for _, path in MODULES])
def test_layer_imports_only_what_it_may(layer, path):
    assert [] == sorted(name for name in imported(path) if FORBIDDEN[layer](name))


def test_a_forbidden_import_would_be_seen(tmp_path):
    offender = tmp_path / "offender.py"
    offender.write_text("def f():\n    from jixiao.rules.value import missing_unit\n", "utf-8")

    assert any(FORBIDDEN["plugins"](name) for name in imported(offender))


def test_every_package_on_disk_is_in_setup_cfg():
    config = ConfigParser()
    config.read(ROOT / "setup.cfg", encoding="utf-8")
    listed = set(config["options"]["packages"].split())
    on_disk = {
        ".".join((LAYERS[layer], *path.parent.relative_to(ROOT / layer).parts))
        for layer in LAYERS
        for path in (ROOT / layer).rglob("__init__.py")
    }

    assert on_disk == listed
