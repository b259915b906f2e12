"""Empty forms: laid out correctly, with choices and notes, and read back as nothing but template rows."""

from __future__ import annotations

import sys
from pathlib import Path

import openpyxl
import pytest

sys.path.insert(0, str(Path(__file__).parent))
from click.testing import CliRunner
from forms import opened, read

from jixiao.cli.template import command
from jixiao.errors import UsageError
from jixiao.layout import write_xlsx
from jixiao.model import Problem, Project, Table
from jixiao.plugins.forms.description import built_in
from jixiao.plugins.forms.form import built_in_forms

WRITABLE = [form.name for form in built_in_forms() if form.description.template is not None]
WIDE = ["F1", "F2", "F3"]
LONG = [name for name in WRITABLE if name not in WIDE]
CHANGED = {"F2": "F1", "F3": "F1", "F9": "F9", "F12": "F12"}
"""An empty form cannot show what only its contents show."""


def _made(name: str, path: Path) -> Path:
    form = next(form for form in built_in_forms() if form.name == name)()
    write_xlsx([form.template()], path / f"{name}.xlsx")
    return path / f"{name}.xlsx"


@pytest.mark.parametrize("name", LONG)
def test_all_rows_of_an_empty_form_are_template_rows(name: str, tmp_path: Path) -> None:
    readings = read(opened(_made(name, tmp_path)))
    (project,) = [item for item in readings if isinstance(item, Project)]
    template = built_in()[name].template
    assert template is not None

    assert (project.name, project.indicators, project.goal.text) == (None, (), "")
    assert [row.subcategory for row in project.empty_rows] == [second for _, second in template.rows]
    assert [item for item in readings if isinstance(item, Problem)] == []


@pytest.mark.parametrize("name", WIDE)
def test_an_empty_wide_form_has_a_table_and_no_projects(name: str, tmp_path: Path) -> None:
    readings = read(opened(_made(name, tmp_path)))

    assert [item.unit for item in readings if isinstance(item, Table)] == ["万元"]
    assert [item for item in readings if isinstance(item, Project | Problem)] == []


@pytest.mark.parametrize("name", WRITABLE)
def test_an_empty_form_is_recognised(name: str, tmp_path: Path) -> None:
    readings = read(opened(_made(name, tmp_path)))

    assert [item.form for item in readings if isinstance(item, Table)] == [CHANGED.get(name, name)]


def test_an_empty_form_offers_choices_and_notes(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(_made("F5", tmp_path)).active
    choices = [item.formula1 for item in sheet.data_validations.dataValidation]
    notes = [cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment]

    assert choices[0] == '"≥,≤,=,>,<,定性"'
    assert len(notes) >= 4


def test_command_writes_and_refuses_to_overwrite(tmp_path: Path) -> None:
    target = tmp_path / "empty.xlsx"
    runner = CliRunner()

    assert runner.invoke(command("zh"), ["f4", "-o", str(target)]).exit_code == 0
    written = target.read_bytes()
    refused = runner.invoke(command("zh"), ["F4", "-o", str(target)])
    assert isinstance(refused.exception, UsageError)
    assert target.read_bytes() == written
    assert runner.invoke(command("en"), ["F5", "-o", str(target), "--force"]).exit_code == 0
    assert target.read_bytes() != written


@pytest.mark.parametrize("name", ["F6", "F17", "表"])
def test_command_names_the_forms_there_are(name: str, tmp_path: Path) -> None:
    refused = CliRunner().invoke(command("zh"), [name, "-o", str(tmp_path / "x.xlsx")])

    assert isinstance(refused.exception, UsageError)
    assert list(tmp_path.iterdir()) == []
