"""Which files are meant, and what of a folder is passed over."""

from __future__ import annotations

import os

import pytest

from jixiao.errors import UsageError
from jixiao.paths import list_of, one_workbook, search

links = pytest.mark.skipif(os.name == "nt", reason="links need rights there")


@pytest.fixture
def folder(tmp_path):
    for name in ("ok.xlsx", "b.xlsb", "c.docx", "d.XLTX", "g.wps", "h.ett", "notes.txt", "~$ok.xlsx", ".hidden.pdf"):
        (tmp_path / name).touch()
    return tmp_path


def test_all_that_is_not_read_is_named_and_what_is_hidden_is_counted(folder):
    (folder / "noext").touch()
    (folder / ".git").mkdir()
    (folder / ".git" / "this.xlsx").touch()
    found = search([str(folder)])

    assert [str(folder / "ok.xlsx")] == found.files
    names = ("b.xlsb", "c.docx", "d.XLTX", "g.wps", "h.ett", "noext", "notes.txt")
    assert [str(folder / name) for name in names] == found.passed_over
    assert {".git", ".hidden.pdf", "~$ok.xlsx"} == {os.path.basename(path) for path in found.hidden}


@links
@pytest.mark.parametrize("link", ["a.xlsx", "z.xlsx"])
def test_a_link_beside_its_file_is_the_file_once(folder, link):
    (folder / link).symlink_to("ok.xlsx")

    assert [str(folder / "ok.xlsx")] == search([str(folder)]).files
    assert [str(folder / "ok.xlsx")] == search([str(folder / link), str(folder)]).files


@links
def test_a_link_to_a_folder_is_not_followed_and_named(folder, tmp_path_factory):
    other = tmp_path_factory.mktemp("other")
    (other / "more.xlsx").touch()
    (folder / "linked").symlink_to(other)
    found = search([str(folder)])

    assert [str(folder / "ok.xlsx")] == found.files
    assert str(folder / "linked" / "") + os.sep in found.passed_over


def test_a_folder_of_other_types_names_them(tmp_path):
    (tmp_path / "target.pdf").touch()

    with pytest.raises(UsageError) as caught:
        search([str(tmp_path)])
    assert "target.pdf" in caught.value.text.zh
    assert "target.pdf" in caught.value.text.en


def test_a_folder_that_cannot_be_read_is_an_error(folder, monkeypatch):
    (folder / "closed").mkdir()
    scan = os.scandir

    def guarded(path):
        if os.path.basename(path) == "closed":
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", guarded)
    with pytest.raises(UsageError) as caught:
        search([str(folder)])
    assert f"无法读取文件夹“{folder / 'closed'}”：没有权限。" == caught.value.text.zh


def test_one_file_named_twice_is_one_file(folder, monkeypatch):
    monkeypatch.chdir(folder)

    assert ["ok.xlsx"] == search(["ok.xlsx", "./ok.xlsx", str(folder)]).files


@links
@pytest.mark.parametrize("target", ["nowhere.xlsx", "broken.xlsx"])
def test_a_link_to_nowhere_is_called_one(tmp_path, target):
    (tmp_path / "broken.xlsx").symlink_to(target)

    with pytest.raises(UsageError) as caught:
        search([str(tmp_path / "broken.xlsx")])
    assert f"链接“{tmp_path / 'broken.xlsx'}”指向的“{target}”不存在或循环。" == caught.value.text.zh


def test_a_command_for_one_file_refuses_a_folder_of_several(folder):
    assert str(folder / "ok.xlsx") == one_workbook(str(folder))
    (folder / "second.xls").touch()
    with pytest.raises(UsageError) as caught:
        one_workbook(str(folder))
    assert "ok.xlsx" in caught.value.text.zh
    assert "second.xls" in caught.value.text.en


def test_a_hidden_file_that_is_named_is_read(folder):
    (folder / ".hidden.xlsx").touch()

    assert [str(folder / ".hidden.xlsx")] == search([str(folder / ".hidden.xlsx")]).files


def test_long_lists_are_cut():
    assert ("1、2、3、4、5 等 6 个", "1, 2, 3, 4, 5 and 1 more") == list_of(list("123456"))
