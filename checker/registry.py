"""All rules of a run: unique codes and names, complete records, nearest names for mistakes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from jixiao.errors import PluginError, UsageError
from jixiao.text import Text

if TYPE_CHECKING:
    from jixiao.references import References
    from jixiao.rule import Rule
    from jixiao.rule_records import Flaw

__all__ = ["Registered", "Registry", "known_unless", "nearest", "unknown"]

_NOTHING = Text("", "")
_INCOMPLETE = Text("记录不完整或不合规", "incomplete or invalid record")
_LIMIT = 10
"""So many mistakes are told at once."""


class Registered(NamedTuple):
    """A rule class and the plug-in that brought it."""

    rule: type[Rule]
    plugin: str

    def told(self, flaw: Flaw) -> Text:
        """Return what is wrong with one attribute as a sentence: where it stands in a file, else which rule and plug-in."""
        origin = getattr(self.rule, "origin", None)
        if origin is not None:
            where: Text = origin(flaw.attribute, flaw.word)
        else:
            label = " ".join(dict.fromkeys((str(getattr(self.rule, "code", "")), self.rule.__name__))).lstrip()
            attribute = flaw.attribute.removeprefix("parameters.")
            where = Text(
                f"规则 {label}（{self.plugin}） 的 {attribute}：", f"{attribute} of rule {label} ({self.plugin}): "
            )
        return Text(f"{where.zh}{flaw.what.zh}。", f"{where.en}{flaw.what.en}.")

    def place(self, attribute: str) -> Text:
        """Return where the rule comes from: line and column of a file, or the plug-in."""
        origin = getattr(self.rule, "origin", None)
        if origin is None:
            return Text(self.plugin, self.plugin)
        where: Text = origin(attribute, "")
        return Text(where.zh.partition("，")[0], where.en.partition(": ")[0])


def nearest(word: str, known: Iterable[str], count: int = 3) -> Text:
    """Return ``，最接近的是 …`` for a misspelt word, whatever its case; the empty text when nothing is near."""
    from difflib import get_close_matches

    folded: dict[str, list[str]] = {}
    for name in known:
        folded.setdefault(name.casefold(), []).append(name)
    near = get_close_matches(word.casefold(), list(folded), n=count, cutoff=0.5)
    found = [name for key in near for name in folded[key]][:count]
    return Text(f"，最接近的是：{'、'.join(found)}", f"; nearest: {', '.join(found)}") if found else _NOTHING


def known_unless(hint: Text, known: Iterable[str]) -> Text:
    """Return ``。可用：…`` with every valid name where ``nearest`` found none, else the empty text."""
    names = list(known)
    return _NOTHING if hint.zh else Text(f"。可用：{'、'.join(names)}", f". Known: {', '.join(names)}")


def unknown(kind: Text, word: str, known: Iterable[str], said: Text = _NOTHING) -> Text:
    """Return the sentence that there is no ``word`` of a kind, with the nearest and all valid names.

    ``said`` is where the word was said, in brackets.
    """
    names = list(known)
    hint = nearest(word, names)
    return Text(
        f"没有{kind.zh}“{word}”{said.zh}{hint.zh}。可用：{'、'.join(names)}。",
        f"there is no {kind.en} “{word}”{said.en}{hint.en}. Known: {', '.join(names)}.",
    )


class Registry:
    """The rules by code, in order of code."""

    def __init__(self, rules: Iterable[Registered]) -> None:
        found: dict[str, Registered] = {}
        names: dict[str, Registered] = {}
        items = list(rules)
        _refuse((told for item in items for told in _flawed(item)), _INCOMPLETE)
        for item in items:
            for table, key, attribute in ((found, item.rule.code, "code"), (names, item.rule.name, "name")):
                if key in table:
                    raise _twice(key, attribute, table[key], item)
                table[key] = item
        self.rules: Mapping[str, Registered] = MappingProxyType(dict(sorted(found.items())))
        self._names = {item.rule.name: code for code, item in self.rules.items()}
        self._aliases = self._checked_aliases()

    def _checked_aliases(self) -> dict[str, str]:
        """Return code by alias; an alias stands for one rule for ever and is no rule's code or name."""
        from jixiao.rule_records import Flaw

        found: dict[str, str] = {}
        for code, item in self.rules.items():
            for alias in item.rule.aliases:
                other = found.get(alias) or self._names.get(alias) or (alias if alias in self.rules else None)
                if other is not None:
                    plugin = self.rules[other].plugin
                    what = Text(
                        f"{alias} 已属于规则 {other}（{plugin}）", f"{alias} belongs to rule {other} ({plugin})"
                    )
                    _refuse([item.told(Flaw("aliases", what, alias))])
                found[alias] = code
        return found

    def check_references(self, basis: Iterable[str], columns: Callable[[], set[str]]) -> None:
        """Refuse rules that cite a document nobody brings, need a column that no form has, or name a rule that is none."""
        references = self._references(frozenset(basis), columns)
        _refuse(item.told(flaw) for item in self.rules.values() for flaw in references.flaws(item.rule))

    def check_successors(self) -> None:
        """Refuse rules that are replaced by one that is not there."""
        references = self._references(frozenset(), set)
        _refuse(item.told(flaw) for item in self.rules.values() for flaw in references.successor_flaws(item.rule))

    def _references(self, basis: frozenset[str], columns: Callable[[], set[str]]) -> References:
        from jixiao.references import References

        return References(self.rules, self._names, self._aliases, basis, columns)

    def __contains__(self, code: str) -> bool:
        return code in self.rules

    def known(self, word: str) -> str | None:
        """Return the code for a code, name or permanent alias; None for any other word."""
        code = word if word in self.rules else word.upper() if word.upper() in self.rules else None
        return code or self._names.get(word.lower()) or self._aliases.get(word)

    def resolve(self, word: str) -> str:
        """Return the code for a code, name or permanent alias; ``UsageError`` with the nearest names otherwise."""
        code = self.known(word)
        if code is None:
            raise self._unknown(word)
        return code

    def matching(self, word: str) -> tuple[str, ...]:
        """Return the codes that a selector means: a code, a name, an alias, a prefix such as ``VAL``, or ``ALL``."""
        if word.upper() == "ALL":
            return tuple(self.rules)
        prefixed = tuple(code for code in self.rules if code.startswith(word.upper())) if word else ()
        return prefixed or (self.resolve(word),)

    def _unknown(self, word: str) -> UsageError:
        meant = self.matching(word) if word and self._begins(word) else ()
        if meant:
            few = meant[:3]
            return UsageError(
                f"“{word}”是 {len(meant)} 条规则的前缀，这里要写其中一条，如 {'、'.join(few)}。用 jixiao explain {word} 查看。",
                f"“{word}” begins {len(meant)} rules; name one of them, such as {', '.join(few)}. See `jixiao explain {word}`.",
            )
        families = sorted({code[:-3] for code in self.rules})
        hint = nearest(word, [*self.rules, *self._names, *families])
        return UsageError(
            f"没有规则“{word}”{hint.zh}。用 jixiao rules 查看全部规则。",
            f"there is no rule “{word}”{hint.en}. See `jixiao rules` for all of them.",
        )

    def _begins(self, word: str) -> bool:
        return word.upper() == "ALL" or any(code.startswith(word.upper()) for code in self.rules)


def _flawed(item: Registered) -> Iterable[Text]:
    """Yield what is wrong with a record; what is no rule at all is refused at once."""
    from jixiao.rule import Rule
    from jixiao.rule_records import flaws

    if not (isinstance(item.rule, type) and issubclass(item.rule, Rule)):
        raise PluginError(
            f"插件 {item.plugin} 的 jixiao_rules 返回的 {item.rule!r:.80} 不是规则类（Rule 的子类）。",
            f"jixiao_rules of plug-in {item.plugin} returned {item.rule!r:.80}, which is no subclass of Rule.",
        )
    return (item.told(flaw) for flaw in flaws(item.rule))


def _refuse(told: Iterable[Text], head: Text = _NOTHING) -> None:
    """Raise with the first mistakes, if there are any."""
    found = list(told)
    if found:
        more = len(found) - _LIMIT
        shown = found[:_LIMIT] + ([Text(f"另有 {more} 处。", f"{more} more.")] if more > 0 else [])
        first = Text(f"{head.zh}：", f"{head.en}: ") if head.zh else head
        between = "\n" if head.zh and len(shown) > 1 else ""
        lines = Text("\n".join(text.zh for text in shown), "\n".join(text.en for text in shown))
        raise PluginError(
            f"{first.zh}{between}{lines.zh}", f"{first.en.rstrip() if between else first.en}{between}{lines.en}"
        )


def _twice(key: str, attribute: str, first: Registered, second: Registered) -> PluginError:
    """Return the error that a code or name is taken; a rule in a file of one's own is told by its place there."""
    one, other = first.place(attribute), second.place(attribute)
    written = any(getattr(item.rule, "origin", None) for item in (first, second))
    kind = Text("编码", "code") if attribute == "code" else Text("名称", "name")
    advice = (
        Text(f"请改其中一处的{kind.zh}", f"Change the {kind.en} of one of them")
        if written
        else Text("请卸载其中一个", "Uninstall one of them")
    )
    return PluginError(
        f"规则 {key} 由两处提供：{one.zh} 与 {other.zh}。{advice.zh}。",
        f"rule {key} is provided twice: by {one.en} and {other.en}. {advice.en}.",
    )
