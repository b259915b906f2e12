"""Which phrases of a clause are its target, and which numbers only belong to other words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.grammar.dates import is_year_only, iso
from jixiao.grammar.numerals import NUMERALS
from jixiao.grammar.origins import is_origin
from jixiao.grammar.phrases import Lead, Phrase

if TYPE_CHECKING:
    from jixiao.grammar.clauses import Clause
    from jixiao.grammar.measures import Reader
    from jixiao.grammar.phrases import Item

__all__ = ["chosen", "is_signed"]

_DESCRIBING = frozenset({"time", "power", "physics", "data"})
_DIGITS = frozenset("0123456789")
_GAPLESS = frozenset({"EACH", "NOTE", "PLANYEAR", "CHAR"})
_VERBS = (
    "开展", "举办", "组织", "完成", "召开", "新建", "建成", "购置", "采购", "印发", "发布", "编制", "制定", "出版", "培训",
    "进行", "改造", "修建", "安装", "配备", "实施", "制作", "提供", "检查", "巡查", "评选", "建立", "维修", "更换", "参加",
    "承办", "举行", "拍摄", "录制", "种植", "养护", "发放", "撰写", "形成", "引进", "培育", "打造", "设立", "设置", "新增",
    "增加", "达到", "更新", "维护", "巡检", "演练", "宣传", "监测", "走访", "慰问", "评审", "验收", "保洁", "清扫", "清理",
    "抽查", "督查", "调研",
)  # fmt: skip
_ARTICLES = frozenset({
    "批", "种", "类", "支", "定", "样", "线", "把", "条", "套",
    "面", "张", "方", "致", "般", "道", "段", "流", "级", "度", "点",
})  # fmt: skip


def chosen(clause: Clause, reader: Reader) -> list[Phrase]:
    """Return the phrases of ``clause`` that state a target, in order."""
    found = clause.phrases
    if len(found) == 1 and _is_plain(found[0], clause, reader):
        return found
    if len(found) > 1 or found[0].type in {"measure", "date"}:
        found = _without_scores(found, reader)
        found = _without_weak(found, clause, reader)
        found = _without_modifiers(found, clause.items, reader)
    return found


def _is_plain(phrase: Phrase, clause: Clause, reader: Reader) -> bool:
    """Tell whether the one number of a clause is beyond doubt: figures with a sign before or nothing behind them."""
    if phrase.type != "measure" or reader.text[phrase.amounts[0].figure.start] not in _DIGITS:
        return False
    return bool(phrase.lead or phrase.bounds) or phrase.end == clause.end


def is_signed(phrase: Phrase) -> bool:
    """Tell whether a sign or word of comparison stands right before the number."""
    return any(word.type == "COMPARATOR" for word in phrase.lead)


def _is_bounded(phrase: Phrase, reader: Reader) -> bool:
    return phrase.type == "interval" or any(reader.lexicon.bounds.get(reader.words(word)) for word in phrase.bounds)


def _is_limit(phrase: Phrase, reader: Reader) -> bool:
    """Tell whether a date is a limit whatever stands beside it: 12月底前, 不晚于6月."""
    return bool(phrase.bounds or is_signed(phrase)) or reader.words(phrase.words[-1])[-1] in "底末"


def _without_scores(found: list[Phrase], reader: Reader) -> list[Phrase]:
    """Leave out the marks that a result earns: 得5分, 扣1分."""
    kept = [
        item
        for item in found
        if not (item.start and reader.text[item.start - 1] in "得扣" and _unit(item, reader) == "分")
    ]
    return kept or found


def _without_weak(found: list[Phrase], clause: Clause, reader: Reader) -> list[Phrase]:
    """Leave out Chinese numerals that are part of a word."""
    sure = [item for item in found if not _is_numeral(item, reader)]
    if any(item.type == "measure" and not item.lead for item in sure) and len(sure) < len(found):
        found = [item for item in found if item in sure or item.lead or item.bounds or item.amounts[0].per]
    return [item for item in found if item in sure or not _is_word(item, clause, reader)]


def _is_numeral(item: Phrase, reader: Reader) -> bool:
    return (
        item.type == "measure"
        and reader.text[item.amounts[0].figure.start] in NUMERALS
        and not any(mark in reader.words(item.amounts[0].figure) for mark in ("分之", "成"))
    )


def _is_word(item: Phrase, clause: Clause, reader: Reader) -> bool:
    """Tell whether a numeral without any sign is an article or part of a name."""
    amount = item.amounts[0]
    if item.lead or item.bounds or amount.per or amount.scale is not None:
        return False
    if any(other.type == "EACH" for other in clause.items):
        return False
    if amount.unit is None:
        return len(clause.items) > 1
    last = item.end >= clause.end or all(other.type == "NOTE" for other in clause.items if other.start >= item.end)
    if last:
        return False
    if reader.words(amount.figure) == "一" and reader.words(amount.unit) in _ARTICLES:
        return True
    before = reader.text[clause.start : item.start].rstrip()
    return bool(before) and not before.endswith(_VERBS)


def _without_modifiers(found: list[Phrase], items: list[Item], reader: Reader) -> list[Phrase]:
    """Leave out numbers that only describe the subject of another one."""
    kept = [item for index, item in enumerate(found) if not _modifies(item, found[index + 1 :], items, reader)]
    signed = [item for item in kept if item.type in {"measure", "interval"} and is_signed(item)]
    if signed:
        kept = [item for item in kept if item in signed or item.type in {"date", "period", "rank"}]
    return _first_share(kept, reader)


def _modifies(item: Phrase, later: list[Phrase], items: list[Item], reader: Reader) -> bool:
    """Tell whether ``item`` belongs to the words of a later number, or to no number at all."""
    after = items[items.index(item) + 1 :]
    follows = after[0] if after else None
    if item.type in {"date", "period"}:
        return _dates_only(item, later, follows, reader, items)
    if item.type == "rank" or is_signed(item):
        return False
    if is_origin(item, later, follows, reader):
        return True
    if _dimension(item, reader) == "label" and follows is not None and _is_text(follows):
        return True
    if not later:
        return item.type == "measure" and _is_code(item, follows, reader)
    if follows is later[0]:
        return _dimension(item, reader) == "age" != _dimension(follows, reader)
    if any(is_signed(other) for other in later if other.type == "measure"):
        return True
    if _dimension(item, reader) == "age":
        return True
    if not _is_text(follows):
        return False
    if (
        _unit(item, reader) is None
        and item.amounts[0].figure.type == "FIGURE"
        and not item.lead
        and item.amounts[0].unit is None
    ):
        return item.type == "measure"
    last = later[-1]
    if last.type == "rank" and not item.lead:
        return True
    return last.type == "measure" and (
        _dimension(item, reader) in _DESCRIBING or (_unit(last, reader) == "%" and _unit(item, reader) != "%")
    )


def _dates_only(item: Phrase, later: list[Phrase], follows: Item | None, reader: Reader, items: list[Item]) -> bool:
    """Tell whether a date says when the subject of a later number is measured, or is no target at all: 2023年满意度."""
    if item.type == "date" and later and follows is later[0] and follows.type in {"period", "interval"}:
        return True
    if _is_limit(item, reader):
        return False
    year = item.type == "date" and is_year_only(iso(reader.words(item.dates[0])) or "")  # type: ignore[arg-type]  # a date has one word
    measured = [other for other in later if other.type in {"measure", "interval", "rank"}]
    if measured:
        return year or follows is not measured[0]
    if not year or (follows is None and item is items[0]):
        return False
    return not reader.lexicon.completion.match(reader.text, item.end)


def _is_code(item: Phrase, follows: Item | None, reader: Reader) -> bool:
    """Tell whether a bare number is the beginning of a name: 12345平台."""
    amount = item.amounts[0]
    bare = amount.unit is None and amount.scale is None and not item.lead and not item.bounds and not amount.per
    return (
        bare
        and follows is not None
        and follows.type == "TEXT"
        and follows.end - follows.start > len("处室点")
        and reader.text[amount.figure.start] not in NUMERALS
    )


def _first_share(kept: list[Phrase], reader: Reader) -> list[Phrase]:
    """Of 100%覆盖12个区 take the share: the other number says of what."""
    measures = [item for item in kept if item.type == "measure"]
    if len(measures) > 1 and _unit(measures[0], reader) == "%" and not is_signed(measures[0]):
        others = [
            item
            for item in measures[1:]
            if not is_signed(item) and _unit(item, reader) != "%" and item.start > measures[0].end
        ]
        return [item for item in kept if item not in others]
    return kept


def _is_text(item: Item | None) -> bool:
    return item is not None and not isinstance(item, Phrase | Lead) and item.type not in _GAPLESS


def _unit(item: Phrase, reader: Reader) -> str | None:
    if not item.amounts or item.amounts[-1].unit is None:
        return None
    return reader.lexicon.units.get(reader.words(item.amounts[-1].unit))


def _dimension(item: Phrase, reader: Reader) -> str:
    unit = _unit(item, reader)
    return reader.lexicon.dimensions.get(unit, "") if unit else ""
