"""TXT005 stray-latin."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from jixiao.finding import Severity
from jixiao.grammar.characters import HAN
from jixiao.grammar.patterns import deferred
from jixiao.rule import Context, Example, Rule
from jixiao.rules.words import alternatives, any_in, word_table
from jixiao.rules.writing.texts import written
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Project

__all__ = ["StrayLatin"]

_ENGLISH = word_table("writing", "english")
_suspect = partial(any_in, "".join(sorted({word[0] for word in _ENGLISH})))
_STRAY = deferred(rf"(?<={HAN})[ \u3000\xa0]*(?P<word>{alternatives(_ENGLISH)})[ \u3000\xa0]*(?={HAN})")


class StrayLatin(Rule):
    """English function words do not stand between Chinese words.

    Why: they are left from machine translation or pasted text.
    """

    code, name = "TXT005", "stray-latin"
    title = Text("夹杂无关外文", "stray foreign words")
    checks = Text(
        "汉字之间夹着 and、or、the、of 等英文虚词。APP、5G、AI、km 等名称、缩写和单位不报。",
        "and, or, the, of and other English function words between Chinese characters. Names, abbreviations and units such as "
        "APP, 5G, AI and km are left alone.",
    )
    why = Text(
        "夹杂的英文虚词多是机器翻译或复制粘贴留下的，正式申报文件中应当改正。",
        "Such words are mostly left from machine translation or pasting and have no place in a formal submission.",
    )
    repair = Text(
        "换成中文，如“思路 and 定位”改为“思路和定位”。", "Write it in Chinese: “思路 and 定位” becomes “思路和定位”."
    )
    severity, reliability = Severity.WARNING, "heuristic"
    basis = ("plain-writing",)
    bad = (
        Example(goal="明确数据安全管理的思路 and 定位，提高防护水平。"),
        "产出指标：培训or讲座场次，年度指标值：≥4场。",
    )
    good = (
        Example(goal="建设5G基站，推广APP和WiFi服务，提高AI应用水平。"),
        Example(goal="举办 Internet of Things 论坛，提高产业影响力。"),
    )

    def check(self, project: Project, context: Context) -> Iterator[Finding]:
        """Yield a finding on every English function word between Chinese characters."""
        for item in written(project, _suspect):
            for stray in _STRAY.finditer(item.text):
                word, chinese = stray["word"], _ENGLISH[stray["word"]]
                yield self.finding(
                    stray.span("word"),
                    part=item.part,
                    at=item.at,
                    zh=f"夹杂英文“{word}”，请改为中文" if chinese else f"夹杂英文“{word}”，请删除或改为中文",
                    en=f"English “{word}” inside a Chinese text; write it in Chinese",
                    suggestion=Text(f"“{word}”改为“{chinese}”", f"write “{chinese}”") if chinese else None,
                )
