"""All rules of a run: unique codes and names, complete records, nearest names for mistakes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from jixiao.errors import PluginError, UsageError
from jixiao.finding import Severity
from jixiao.grammar.patterns import deferred
from jixiao.text import Text

if TYPE_CHECKING:
    from jixiao.rule import Rule

__all__ = ["HEURISTIC_ERROR", "Registered", "Registry", "known_unless", "nearest", "unknown"]

_CODE = deferred(r"[A-Z]{3,5}[0-9]{3}")
_NAME = deferred(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_TEXTS = ("title", "checks", "why", "repair")
_RESERVED = "SYS"
_NOTHING = Text("", "")
HEURISTIC_ERROR = Text(
    "推断的规则（heuristic）可能多报，不能是 error，请写 warning 或 info；由方案提高级别不受此限",
    "a heuristic rule may over-report and cannot be an error; write warning or info (a profile may raise it)",
)
"""Why a record is refused."""


class Registered(NamedTuple):
    """A rule class and the plug-in that brought it."""

    rule: type[Rule]
    plugin: str


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
        for item in rules:
            _validate(item)
            for table, key in ((found, item.rule.code), (names, item.rule.name)):
                if key in table:
                    other = table[key]
                    raise PluginError(
                        f"规则 {key} 由两处提供：{other.plugin} 与 {item.plugin}。请卸载其中一个。",
                        f"rule {key} is provided twice: by {other.plugin} and {item.plugin}. Uninstall one of them.",
                    )
                table[key] = item
        self.rules: Mapping[str, Registered] = MappingProxyType(dict(sorted(found.items())))
        self._names = {item.rule.name: code for code, item in self.rules.items()}
        self._aliases = self._checked_aliases()
        self._check_successors()

    def _checked_aliases(self) -> dict[str, str]:
        """Return code by alias; an alias stands for one rule for ever and is no rule's code or name."""
        found: dict[str, str] = {}
        for code, item in self.rules.items():
            for alias in item.rule.aliases:
                other = found.get(alias) or self._names.get(alias) or (alias if alias in self.rules else None)
                if other is not None:
                    raise PluginError(
                        f"规则 {code}（{item.plugin}）的别名 {alias} 已属于规则 {other}（{self.rules[other].plugin}）。",
                        f"the alias {alias} of rule {code} ({item.plugin}) belongs to rule {other} ({self.rules[other].plugin}).",
                    )
                found[alias] = code
        return found

    def _check_successors(self) -> None:
        for code, item in self.rules.items():
            successor = item.rule.replaced_by
            if successor is not None and successor not in self.rules:
                hint = nearest(successor, self.rules)
                raise PluginError(
                    f"规则 {code}（{item.plugin}）注明由 {successor} 取代，但没有这条规则{hint.zh}。",
                    f"rule {code} ({item.plugin}) is said to be replaced by {successor}, and there is no such rule{hint.en}.",
                )

    def check_basis(self, known: Iterable[str]) -> None:
        """Refuse a rule that cites a document nobody brings, naming rule, plug-in and the nearest ids."""
        ids = frozenset(known)
        for code, item in self.rules.items():
            for key in item.rule.basis:
                if key not in ids:
                    hint = nearest(str(key), ids)
                    raise PluginError(
                        f"规则 {code}（{item.plugin}）引用的依据“{key}”不存在{hint.zh}。",
                        f"rule {code} ({item.plugin}) cites “{key}”, and there is no such basis{hint.en}.",
                    )

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


def _validate(item: Registered) -> None:
    """Refuse a record with a gap, naming rule and plug-in."""
    from jixiao.rule import Rule

    rule = item.rule
    if not (isinstance(rule, type) and issubclass(rule, Rule)):
        raise PluginError(
            f"插件 {item.plugin} 的 jixiao_rules 返回的 {rule!r:.80} 不是规则类（Rule 的子类）。",
            f"jixiao_rules of plug-in {item.plugin} returned {rule!r:.80}, which is no subclass of Rule.",
        )
    label = f"{' '.join(dict.fromkeys((str(getattr(rule, 'code', '')), rule.__name__)))}（{item.plugin}）".lstrip()
    gaps = [
        key
        for key in ("code", "name", *_TEXTS, "severity", "reliability", "basis", "bad", "good")
        if not getattr(rule, key, None)
    ]
    if not gaps:
        gaps += [key for key in ("code", "name") if not isinstance(getattr(rule, key), str)]
        gaps += ["basis"] if isinstance(rule.basis, str) else []
    if not gaps:
        gaps += ["code"] if not _CODE.fullmatch(rule.code) or rule.code.startswith(_RESERVED) else []
        gaps += ["name"] if not _NAME.fullmatch(rule.name) else []
        gaps += [key for key in _TEXTS if not (isinstance(getattr(rule, key), Text) and all(getattr(rule, key)))]
        gaps += ["check"] if not rule.scope else []
        if rule.reliability == "heuristic" and rule.severity is Severity.ERROR:
            raise PluginError(
                f"规则 {label} 的 severity：{HEURISTIC_ERROR.zh}。", f"severity of rule {label}: {HEURISTIC_ERROR.en}."
            )
    if gaps:
        raise PluginError(
            f"规则 {label} 的记录不完整或不合规：{'、'.join(gaps)}。",
            f"the record of rule {label} is incomplete or invalid: {', '.join(gaps)}.",
        )
