"""TXT003 sign-glyph."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from jixiao.finding import Fix, Severity
from jixiao.grammar.patterns import deferred
from jixiao.rule import Context, Example, Rule
from jixiao.rules.words import any_in
from jixiao.rules.writing.texts import values_of
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.finding import Finding
    from jixiao.model import Project

__all__ = ["SignGlyph"]

_suspect = partial(any_in, "=＝═﹦≧≦⩾⩽﹥﹤")
_GREATER, _LESS, _EQUAL = ">＞﹥≥≧⩾", "<＜﹤≤≦⩽", "=＝═﹦"
_GLYPH = deferred(
    rf"(?P<ge>[{_GREATER}][ \u3000]?[{_EQUAL}]|[{_EQUAL}][{_GREATER}]|[≧⩾])"
    rf"|(?P<le>[{_LESS}][ \u3000]?[{_EQUAL}]|[{_EQUAL}][{_LESS}]|[≦⩽])"
    "|(?P<gt>﹥)|(?P<lt>﹤)|(?P<eq>[═﹦]+)"
)
_PROPER = {"ge": "≥", "le": "≤", "gt": ">", "lt": "<", "eq": "="}


class SignGlyph(Rule):
    """Comparisons are written with ≥ ≤ > < =.

    Why: look-alikes and signs typed in two characters are not recognised by budget systems.
    """

    code, name = "TXT003", "sign-glyph"
    title = Text("比较符号写法不规范", "irregular comparison sign")
    checks = Text(
        "指标值里的比较符号写成 ≧ ≦ ═ ﹥ ﹤，或用两个字符拼成 >= ＞= => <=。全角的 ＞ ＜ ＝ 不报。",
        "The sign in a value is ≧ ≦ ═ ﹥ ﹤, or put together as >= ＞= => <=. The full-width ＞ ＜ ＝ are left alone.",
    )
    why = Text(
        "预算管理系统只认规定的比较符号，其他写法导入时会被拒绝或当作文字。",
        "Budget systems know only the prescribed signs; others are refused at import or taken for text.",
    )
    repair = Text("改用 ≥ ≤ > < =，如“>=90%”改为“≥90%”。", "Use ≥ ≤ > < =: “>=90%” becomes “≥90%”.")
    severity, reliability = Severity.INFO, "exact"
    basis = ("import-gate", "plain-writing")
    fixable = "safe"
    bad = (
        "满意度指标：服务对象满意度，年度指标值：≧90%。",
        "满意度指标：服务对象满意度，年度指标值：>=90%。",
        Example(rows=(("产出指标", "质量指标", "培训合格率", "═", "100", "%"),)),
    )
    good = (
        "满意度指标：服务对象满意度，年度指标值：≥90%。",
        Example(rows=(("产出指标", "质量指标", "培训合格率", "＝", "100", "%"),)),
    )

    def check(self, project: Project, context: Context) -> Iterator[Finding]:
        """Yield a finding on every irregular sign of a value."""
        for item in values_of(project, _suspect):
            for glyph in _GLYPH.finditer(item.text):
                proper = _PROPER[glyph.lastgroup or "eq"]
                yield self.finding(
                    glyph.span(),
                    part="value",
                    at=item.at,
                    zh=f"“{glyph[0]}”不是规范的比较符号，请写成“{proper}”",
                    en=f"“{glyph[0]}” is no regular comparison sign; write “{proper}”",
                    suggestion=Text(f"改为“{proper}”", f"write “{proper}”"),
                    fix=Fix(*glyph.span(), proper),
                )
