"""Every complaint of the TOML parser has a Chinese sentence."""

from __future__ import annotations

import re

import pytest
import tomli

from jixiao.toml_syntax import explained


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a = ", "文件末尾，值的写法不对（文字要加引号）"),
        ("a = b", "第 1 行第 5 列，值的写法不对（文字要加引号）"),
        ("a = [1\n", "文件末尾，列表没有用 ] 结束"),
        ("a = {b = 1", "文件末尾，表没有用 } 结束"),
        ("a = 'b\nc = 1", "文字没有用引号结束"),
        ("a = 1 b = 2", "第 1 行第 7 列，一项之后应换行"),
        ("a: 1", "第 1 行第 2 列，项名之后应为等号"),
        ("\n【a】", "第 2 行第 1 列，这一行的写法不对"),
        ("[a\n", "第 1 行第 3 列，标题之后应为 ]"),
        ("a = 1\na = 2", "文件末尾，同一项写了两次"),
        ("[a]\n[a]", "第 2 行第 3 列，a 写了两次"),
        ('a = "C:\\x"', None),
        ('a = "C:\\项目"', "文字里的反斜杠要写成两个，或把文字放在单引号里"),
        ("a = 2023-02-30", "日期的写法不对"),
    ],
)
def test_in_chinese(text, expected):
    with pytest.raises(tomli.TOMLDecodeError) as caught:
        tomli.loads(text)
    found = explained(str(caught.value))

    assert str(caught.value) == found.en
    assert not re.search("[A-Za-z]{4}", found.zh)
    if expected is not None:
        assert found.zh.endswith(expected)


def test_an_unknown_complaint_stays_as_it_is():
    assert ("nobody knows", "nobody knows") == explained("nobody knows")
