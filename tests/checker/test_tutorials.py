"""What the tutorials say to type and to write holds: commands, versions, and the rule across files."""

from __future__ import annotations

import importlib
import importlib.util
import re
import sys
from pathlib import Path

import click
import pytest

from jixiao import Example, __version__
from jixiao.cli.shell import Shell
from jixiao.documentation import LANGUAGES
from jixiao.engine import Engine
from jixiao.grammar import Grammar
from jixiao.registry import Registered, Registry
from jixiao.ruleset import Choice, RuleSet
from jixiao.testing import check_examples, readings

DOCS = Path(__file__).parents[2] / "docs"
PYTHON = re.compile(r"```python\n(# twin_amount\.py\n.*?)```", re.DOTALL)


def page(language, name):
    return (DOCS / language / f"{name}.md").read_text("utf-8")


@pytest.fixture(params=LANGUAGES)
def rule(request, tmp_path, monkeypatch):
    """The rule across files of the tutorial, as an author would have written it."""
    path = tmp_path / "twin_amount.py"
    path.write_text(PYTHON.findall(page(request.param, "authors"))[0], "utf-8")
    spec = importlib.util.spec_from_file_location("twin_amount", path)
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "twin_amount", module)
    spec.loader.exec_module(module)
    return module.TwinAmount


def test_the_rule_across_files_has_a_right_record_and_examples(rule):
    assert [] == check_examples(rule)


def test_the_rule_across_files_points_at_the_amount_in_the_other_file(rule):
    grammar = Grammar()
    engine = Engine(RuleSet(Registry([Registered(rule, "tutorial")]), Choice(select=(rule.code,))), grammar)
    for name, file in (("甲项目", "a.xlsx"), ("乙项目", "b.xlsx")):
        assert [] == list(engine.judge(readings(Example(name=name, total="86.40"), grammar), file))
    (found,) = engine.finish()

    assert ("b.xlsx", "乙项目", "86.40") == (found.file, found.project, found.text)
    assert "甲项目" in found.message.zh
    assert 1 == len(found.related)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tests_of_the_tutorial_hold(language, monkeypatch):
    monkeypatch.syspath_prepend(str(DOCS.parent / "examples" / "plugin" / "src"))
    (block,) = re.findall(r"```python\n(from jixiao\.testing import.*?)```", page(language, "authors"), re.DOTALL)
    late = importlib.import_module("jixiao_example.late_deadline")

    exec(block, {"LateDeadline": late.LateDeadline})  # noqa: S102  the page is ours
    assert "assert check_examples(LateDeadline) == []" in block


def test_both_languages_show_the_same_rule_and_commands():
    chinese, english = (page(language, "authors") for language in LANGUAGES)
    commands = [
        re.findall(r"^    \.venv/bin/(?:pip|jixiao|pytest) .*$", text, re.MULTILINE) for text in (chinese, english)
    ]

    assert PYTHON.findall(chinese) == PYTHON.findall(english)
    assert commands[0] == commands[1]
    assert 6 == len(commands[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_installs_from_an_index_what_is_not_published(language):
    pages = {path.name: path.read_text("utf-8") for path in (DOCS / language).glob("*.md")}
    wrong = {
        name: line
        for name, text in pages.items()
        for line in re.findall(r"^.*pip install .*$", text, re.MULTILINE)
        if re.search(r"pip install (?!.*--find-links)\S*\s*(jixiao|-e '\.)", line.replace("--quiet ", ""))
        and ".whl" not in line
    }
    versions = {found for text in pages.values() for found in re.findall(r"jixiao-(\d[\d.]*)-py3", text)}

    assert {} == wrong
    assert {__version__} == versions


def commands(language):
    """Every command of jixiao that a page says to type, without what it works on: name and options."""
    for path in (DOCS / language).glob("*.md"):
        for line in re.findall(
            r"^ +(?:\.venv/bin/)?jixiao (.+)$|`jixiao ([^`]+)`", path.read_text("utf-8"), re.MULTILINE
        ):
            yield path.name, re.sub(r" +#.*", "", "".join(line))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_and_option_of_the_pages_exists(language):
    shell = Shell(language)
    context = click.Context(shell, info_name="jixiao")
    wrong, seen = [], 0
    for name, line in commands(language):
        words = line.split()
        command = shell
        while words and isinstance(command, click.Group) and (inner := command.get_command(context, words[0])):
            command, words = inner, words[1:]
        known = {option for item in (command, shell) for parameter in item.params for option in parameter.opts}
        unknown = [word for word in words if word.startswith("-") and word.partition("=")[0] not in {*known, "--help"}]
        plain = isinstance(command, click.Group) and bool(words) and words[0][:1] not in "-{…命C"
        seen += 1
        wrong += [(name, line)] if unknown or plain else []

    assert seen > 30
    assert [] == wrong
