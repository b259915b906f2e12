"""``--output`` writes where the user meant, whole or not at all, and never over what the run reads."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import threading

import pytest


def assert_refused(result, *words):
    assert result.status == 2
    assert "Traceback" not in result.err
    for word in words:
        assert word in result.err


posix = pytest.mark.skipif(os.name == "nt", reason="links, pipes and modes of POSIX")


@pytest.fixture
def table(guangzhou, tmp_path):
    return shutil.copy(guangzhou, tmp_path / "cur.xlsx")


def test_last_years_file_is_not_replaced(jixiao, table, tmp_path):
    before = shutil.copy(table, tmp_path / "prev.xlsx")
    content = before.read_bytes()

    assert_refused(jixiao("check", table, "--previous", before, "--output", before), "不能写到", "prev.xlsx")
    assert content == before.read_bytes()


@pytest.mark.parametrize(
    ("option", "name", "text"),
    [
        ("--config", "my.toml", "select = ['VAL003']\n"),
        ("--profile", "my.toml", "extends = 'default'\n"),
    ],
)
def test_what_says_how_to_judge_is_not_replaced(jixiao, table, tmp_path, option, name, text):
    path = tmp_path / name
    path.write_text(text, "utf-8")

    assert_refused(jixiao("check", table, option, path, "--output", path), "不能写到", name)
    assert text == path.read_text("utf-8")


def test_a_configuration_that_was_found_is_not_replaced(jixiao, table, tmp_path):
    path = tmp_path / "jixiao.toml"
    path.write_text("select = ['VAL003']\n", "utf-8")

    assert_refused(jixiao("check", table, "--output", path), "不能写到", "jixiao.toml")


@posix
def test_a_checked_file_is_not_replaced_through_a_link(jixiao, table, tmp_path):
    link = tmp_path / "report.txt"
    link.symlink_to(table)
    size = table.stat().st_size

    assert_refused(jixiao("check", table, "--output", link), "不能写到", "report.txt")
    assert size == table.stat().st_size


@posix
def test_a_link_keeps_its_place_and_its_target_gets_the_report(jixiao, table, tmp_path):
    target, link = tmp_path / "target.txt", tmp_path / "link.txt"
    target.touch()
    link.symlink_to("target.txt")

    assert jixiao("check", table, "--select", "VAL003", "--output", link).status == 0
    assert link.is_symlink()
    assert "共 1 个文件" in target.read_text("utf-8")


@posix
def test_a_pipe_stays_a_pipe(jixiao, table, tmp_path):
    pipe, heard = tmp_path / "pipe", []
    os.mkfifo(pipe)
    listener = threading.Thread(target=lambda: heard.append(pipe.read_text("utf-8")), daemon=True)
    listener.start()
    result = jixiao("check", table, "--select", "VAL003", "--output", pipe)
    listener.join(10)

    assert result.status == 0
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert "共 1 个文件" in "".join(heard)


@posix
@pytest.mark.parametrize(
    "words",
    [("check", "cur.xlsx", "--output"), ("convert", "cur.xlsx", "--to", "json", "-o"), ("template", "F1", "-o")],
)
def test_a_new_file_follows_the_umask_and_an_old_one_keeps_its_mode(jixiao, table, tmp_path, words):
    def run(*more):
        line = ("sh", "-c", 'umask 027; exec "$@"', "sh", jixiao.command, *words, "out", *more)
        subprocess.run(line, cwd=tmp_path, capture_output=True, check=False, timeout=60)
        return stat.S_IMODE((tmp_path / "out").stat().st_mode)

    assert run() == 0o640
    (tmp_path / "out").chmod(0o604)
    assert run(*(() if words[0] == "check" else ("--force",))) == 0o604


@pytest.mark.parametrize("name", ["folder", "missing/report.txt"])
def test_what_cannot_be_written_is_said_and_leaves_nothing(jixiao, table, tmp_path, name):
    (tmp_path / "folder").mkdir()
    before = sorted(tmp_path.rglob("*"))

    assert_refused(jixiao("check", table, "--output", tmp_path / name), "无法写入", "cannot write")
    assert before == sorted(tmp_path.rglob("*"))


def test_a_failed_report_leaves_nothing_behind(jixiao, table, tmp_path, plugin_folder):
    text = (
        "from jixiao.hooks import hookimpl\n"
        "class Bad:\n    name = 'bad'\n"
        "    def write(self, report, language, options):\n        yield 'half'\n        raise ValueError('no')\n"
        "@hookimpl\ndef jixiao_reporters():\n    return [Bad]\n"
    )
    environment = plugin_folder("bad-reporter", ["bad = bad_reporter"], "bad_reporter", text)
    place = tmp_path / "reports"
    place.mkdir()
    result = jixiao(
        "check", table, "--select", "VAL003", "--format", "bad", "--output", place / "r", environment=environment
    )

    assert_refused(result)
    assert not list(place.iterdir())


def test_rule_sets_and_profiles_of_a_year_are_not_replaced(jixiao, table, guangzhou, tmp_path):
    rules = shutil.copy(guangzhou.parent / "rules" / "city-bureau.toml", tmp_path / "rules.toml")
    profile = tmp_path / "year.toml"
    profile.write_text("extends = 'default'\n", "utf-8")
    (tmp_path / "jixiao.toml").write_text("profile-for-year = { 2023 = 'year.toml' }\n", "utf-8")

    assert_refused(jixiao("check", table, "--rule-set", rules, "--output", rules), "不能写到", "rules.toml")
    assert_refused(jixiao("check", "cur.xlsx", "--output", profile, cwd=tmp_path), "不能写到", "year.toml")
