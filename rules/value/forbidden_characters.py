"""VAL023 forbidden-characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.finding import Finding, Severity
from jixiao.grammar import Kind
from jixiao.grammar.patterns import deferred
from jixiao.rule import Context, Example, Rule
from jixiao.rules.value.quotation import quoted
from jixiao.rules.value.spans import suggested
from jixiao.rules.words import any_in
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model import Indicator

__all__ = ["ForbiddenCharacters"]

_FORBIDDEN = deferred(r"[*_]+")
_RATE = deferred(r"[/／][^\W\d_]{1,4}$")
_SAID = {
    "×": Text("乘号写“×”", "write × for times"),
    "·": Text("两个单位之间写“·”，如“元/人·月”", "write · between two units, as in 元/人·月"),
}
_TIMES = deferred(r"(?<=[^\W_])[%％]?[)）]?\s*\*\s*(?=[(（]?[^\W_])")
_TEMPLATE = deferred(
    r"(?:[（(]\s*)?[≥≤=＝><＞＜]?\s*(?:[*＊]{2,}|[XxＸ×]{2,})\s*(?:[%％]|[^\W\d_（()）]{0,3})\s*[）)]?$"
)
"""What stands for a target behind the name in a template: （≥**人）."""
_MASKS = "*＊XxＸ×"
_DASHES = "-－—– "


class ForbiddenCharacters(Rule):
    """A value holds no ``*`` or ``_``, a name is more than dashes.

    Why: budget systems refuse them at import.
    """

    code, name = "VAL023", "forbidden-characters"
    title = Text("含系统不接受的字符", "characters that systems refuse")
    checks = Text(
        "指标值含有“*”或“_”，或指标名称只有短横线；名称末尾留着模板的“（≥**人）”作为提示。整个值是占位符的由 VAL002 报。",
        "The value holds * or _, or the name is nothing but dashes; （≥**人） of a template at the end of a name is an info. Whole place-holders are VAL002.",
    )
    why = Text("预算管理系统导入时会拒绝这些字符。", "Budget systems refuse these characters at import.")
    repair = Text("删去或改写：“7*24小时”写成“7×24小时”。", "Delete or rewrite them: “7×24小时” for “7*24小时”.")
    severity, reliability = Severity.WARNING, "exact"
    basis = ("import-gate",)
    bad = (
        "产出指标：系统运行保障，年度指标值：7*24小时。",
        Example(rows=(("产出指标", "数量指标", "--", "≥", "3", "项"),)),
    )
    good = (
        "产出指标：系统运行保障，年度指标值：7×24小时。",
        "产出指标：检修线路-主干段，年度指标值：≥3条。",
    )
    fixable = "unsafe"

    def check(self, indicator: Indicator, context: Context) -> Iterator[Finding]:
        """Yield a finding for each run of refused characters."""
        name, value = indicator.name.text, indicator.value_text
        if ("*" in value or "_" in value) and indicator.value.kind is not Kind.PLACEHOLDER:
            text = indicator.text.text
            for match in _FORBIDDEN.finditer(text):
                times = any(match.start() in range(*found.span()) for found in _TIMES.finditer(text))
                sign = "·" if _RATE.search(text[: match.start()]) else "×"
                yield self.finding(
                    match.span(),
                    zh=f"“{quoted(text)}”中的“{match[0]}”系统不接受，请删去或改写",
                    en=f"systems refuse “{match[0]}” in “{quoted(text)}”; delete or rewrite it",
                    suggestion=_SAID[sign] if times else None,
                    fix=suggested(*match.span(), sign) if times else None,
                )
        left = _TEMPLATE.search(indicator.name_text) if any_in(_MASKS, indicator.name_text) else None
        if left is not None:
            yield self.finding(
                left.span(),
                part="name",
                zh=f"名称里留着模板的“{quoted(left[0])}”，请删去",
                en=f"“{quoted(left[0])}” of the template was left in the name; delete it",
                severity=Severity.INFO,
                suggestion=Text("只留名称，目标写在指标值里", "leave the name only; the target belongs to the value"),
            )
        if name and not name.strip(_DASHES):
            yield self.finding(
                part="name",
                zh=f"指标名称“{quoted(name)}”只有短横线，系统不接受，请填写名称或删去该行",
                en=f"the name “{quoted(name)}” is only dashes; write a name or remove the row",
            )
