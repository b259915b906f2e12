"""The documentation: generated pages are up to date, everything has its page in both languages, examples hold."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from configparser import ConfigParser
from pathlib import Path

import pytest

from jixiao import hooks
from jixiao.config import validated
from jixiao.documentation import LANGUAGES, builtin, generated, regenerate
from jixiao.documentation.contracts import HOOKS
from jixiao.documentation.samples import embedded
from jixiao.ruleset_toml import load_rule_set
from jixiao.system import SYSTEM
from jixiao.testing import check_examples

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
HOST = builtin()
PAGES = generated(HOST)
SAMPLES = embedded(DOCS, HOST)
BLOCK = re.compile(r"```toml\n(.*?)```", re.DOTALL)
LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")


def read(path):
    return (DOCS / path).read_text("utf-8")


def test_generated_pages_are_up_to_date():
    """Otherwise: ``python -m jixiao.documentation docs``."""
    stale = [path for path, text in {**PAGES, **SAMPLES}.items() if not (DOCS / path).is_file() or read(path) != text]
    surplus = [
        path.relative_to(DOCS).as_posix()
        for kind in ("rules", "profiles")
        for language in LANGUAGES
        for path in (DOCS / language / kind).glob("*.md")
        if path.relative_to(DOCS).as_posix() not in PAGES
    ]

    assert [] == stale
    assert [] == surplus


def test_regenerate_writes_all_and_removes_what_is_no_more(tmp_path):
    old = tmp_path / "zh" / "rules" / "OLD001.md"
    old.parent.mkdir(parents=True)
    old.write_text("old", "utf-8")
    counts = regenerate(tmp_path, HOST)

    assert (len(PAGES), 1) == counts
    assert not old.exists()
    assert {path: (tmp_path / path).read_text("utf-8") for path in PAGES} == PAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_its_page_and_stands_in_the_index(language):
    codes = [*HOST.registry().rules, *SYSTEM]
    missing = [code for code in codes if f"{language}/rules/{code}.md" not in PAGES]
    unlisted = [code for code in codes if f"[{code}](rules/{code}.md)" not in PAGES[f"{language}/rules.md"]]

    assert [] == missing
    assert [] == unlisted


@pytest.mark.parametrize("language", LANGUAGES)
def test_examples_are_in_words_and_none_is_empty(language):
    pages = {path: text for path, text in PAGES.items() if re.match(rf"{language}/rules/(?!SYS)", path)}
    python = [path for path, text in pages.items() if re.search(r"^    .*(\{'|\('|None)", text, re.MULTILINE)]
    empty = [path for path, text in pages.items() if re.search(r"^## .*\n+##", text, re.MULTILINE)]

    assert pages
    assert [] == python
    assert [] == empty


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_profile_has_its_page(language):
    assert [] == [name for name in HOST.profiles() if f"{language}/profiles/{name}.md" not in PAGES]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_hook_is_documented(language):
    names = [name for name in vars(hooks) if name.startswith("jixiao_")]

    assert set(names) == set(HOOKS)
    assert [] == [name for name in names if f"## {name}\n" not in PAGES[f"{language}/hooks.md"]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_of_the_configuration_is_explained(language):
    empty = [line for line in PAGES[f"{language}/configuration.md"].splitlines() if line.endswith("|  |")]
    keys = [line for line in PAGES[f"{language}/ruleset-format.md"].splitlines() if line.endswith("|  |")]

    assert [] == empty
    assert [] == keys


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_page_says_of_its_sample_stands_in_it(language):
    page = read(f"{language}/clerk.md")
    sample = page.partition("<!-- sample: clerk -->")[2].partition("<!-- end of sample -->")[0]
    named = re.findall(r"\*\*([A-Z]+\d+)\*\*", page)

    assert 2 == len(named)
    assert [] == [word for word in named if word not in sample]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_schema_is_named(language):
    pages = "".join(path.read_text("utf-8") for path in (DOCS / language).glob("*.md"))
    names = [path.name for path in (ROOT / "checker" / "schemas").glob("*.json")]

    assert len(names) == 4
    assert [] == [name for name in names if f"jixiao/schemas/{name}" not in pages]


def test_both_languages_have_the_same_pages():
    found = [
        {path.relative_to(DOCS / language).as_posix() for path in (DOCS / language).rglob("*.md")}
        for language in LANGUAGES
    ]

    assert found[0] == found[1]


def test_every_link_leads_somewhere():
    broken = [
        f"{page.relative_to(DOCS)}: {target}"
        for page in DOCS.rglob("*.md")
        for target in LINK.findall(page.read_text("utf-8"))
        if not target.startswith("http") and not (page.parent / target).is_file()
    ]

    assert [] == broken


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_dependency_has_its_reason(language):
    config = ConfigParser()
    config.read(ROOT / "setup.cfg", encoding="utf-8")
    texts = [config["options"]["install_requires"], *config["options.extras_require"].values()]
    names = {re.split(r"[<>=;\[ ]", line.strip())[0] for text in texts for line in text.splitlines() if line.strip()}
    page = read(f"{language}/dependencies.md")

    assert [] == sorted(name for name in names if not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", page))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tutorial_of_rules_in_toml_holds(language, tmp_path):
    text = BLOCK.findall(read(f"{language}/toml-rules.md"))[0]
    path = tmp_path / "set.toml"
    path.write_text(text, "utf-8")
    (rule,) = load_rule_set(path).rules

    assert [] == check_examples(rule)


def test_configurations_in_the_documentation_are_valid():
    pages = [path for path in DOCS.rglob("*.md") if path.parent.parent == DOCS]
    blocks = [
        block
        for page in pages
        for block in BLOCK.findall(page.read_text("utf-8"))
        if block.startswith(("# jixiao.toml", "# 本市2024.toml", "# city-2024.toml"))
    ]
    registry = HOST.registry()
    for block in blocks:
        values = validated(tomllib.loads(re.sub(r"(\d{4}-\d\d-\d\d)", r'"\1"', block)), "docs")
        for word, parameters in values.get("rules", {}).items():
            registry.rules[registry.resolve(word)].rule(parameters)

    assert len(blocks) >= 6


def test_the_site_builds_strictly_and_needs_no_network(tmp_path):
    pytest.importorskip("material")
    site = tmp_path / "site"
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "TMPDIR": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    text = "".join(page.read_text("utf-8") for page in site.rglob("*.html"))
    loaded = re.findall(r"<(?:script|link|img|iframe)[^>]*(?:src|href)=\"?(https?://[^\"\s>]+)", text)

    assert (0, []) == (done.returncode, [line for line in done.stderr.splitlines() if line.startswith("WARNING")])
    assert [] == loaded
    assert all(
        (site / folder / f"rules/{code}.html").is_file() for folder in (".", "en") for code in HOST.registry().rules
    )
    assert r"\u7ee9\u6548\u200b" in (site / "search" / "search_index.js").read_text("utf-8")
