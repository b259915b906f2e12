"""The words of the language as data: built-in sections that plug-ins and configuration extend."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from jixiao.grammar.own_data import read_toml
from jixiao.grammar.patterns import deferred
from jixiao.grammar.vocabulary_errors import VocabularyError, bad_shape, conflict, nearest, unknown_section

__all__ = ["Term", "Vocabulary", "VocabularyError"]

_NAME = deferred(r"[a-z][a-z0-9-]*")


_NEEDED = frozenset({"op", "factor", "under"})
"""Attributes that a term cannot do without where the others of its section have them."""


class Term(NamedTuple):
    """One key of a section with all its spellings and its attributes.

    ``sources`` says for each spelling which file or plug-in brought it.
    """

    key: str
    words: tuple[str, ...] = ()
    attributes: Mapping[str, Any] = MappingProxyType({})
    sources: tuple[str, ...] = ()


class Vocabulary:
    """Sections of terms, immutable. Equal vocabularies have equal digests, so one can be the key of a cache.

    In TOML a section maps a key to its spellings, ``key = ["word", …]``, or to a table
    ``key = { words = ["word", …], attribute = … }``. A key in lower-case kebab-case is only a name; any other key is a spelling too.
    Within one section a spelling belongs to one key.
    """

    __slots__ = ("_digest", "_hash", "_lookup", "_sections")

    def __init__(self, sections: Mapping[str, Mapping[str, Term]]) -> None:
        self._sections = MappingProxyType({name: MappingProxyType(dict(terms)) for name, terms in sections.items()})
        self._lookup: dict[str, Mapping[str, str]] = {}
        self._digest: str | None = None
        self._hash: int | None = None

    @staticmethod
    def builtin() -> Vocabulary:
        """Return the vocabulary that ships with the grammar."""
        return _builtin()

    @classmethod
    def of(cls, words: Mapping[str, Any], source: str) -> Vocabulary:
        """Make a vocabulary of ``words`` alone. Raises ``VocabularyError``."""
        return cls(_merged({}, words, source))

    def extended(self, additions: Mapping[str, Any], source: str) -> Vocabulary:
        """Return this vocabulary with ``additions`` (section → key → words) from ``source``.

        Raises ``VocabularyError`` for an unknown section, a word that another key of the section has already
        (both sources are named), an attribute with two values, that is unknown or missing, or a shape that is not the
        documented one.
        """
        for name in additions:
            if name not in self._sections:
                raise unknown_section(name, self._sections, source)
        merged = _merged(self._sections, additions, source)
        for name, entries in additions.items():
            for key in entries:
                _check_attributes(name, self._sections[name], merged[name][key], source)
        return Vocabulary(merged)

    @property
    def sections(self) -> tuple[str, ...]:
        """The names of all sections."""
        return tuple(self._sections)

    def section(self, name: str) -> Mapping[str, Term]:
        """Return the terms of a section by key, in the order of the files. Raises ``VocabularyError``."""
        if name not in self._sections:
            raise unknown_section(name, self._sections, "")
        return self._sections[name]

    def words(self, name: str) -> Mapping[str, str]:
        """Return the key of every spelling of a section. Raises ``VocabularyError``."""
        if name not in self._lookup:
            pairs = {word: term.key for term in self.section(name).values() for word in term.words}
            self._lookup[name] = MappingProxyType(pairs)
        return self._lookup[name]

    @property
    def digest(self) -> str:
        """SHA-256 over sections, keys, words and attributes, as 64 hex digits."""
        if self._digest is None:
            plain = {name: {key: _plain(term) for key, term in terms.items()} for name, terms in self._sections.items()}
            text = json.dumps(plain, ensure_ascii=False, sort_keys=True, default=str)
            self._digest = sha256(text.encode()).hexdigest()
        return self._digest

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Vocabulary) and (self is other or self.digest == other.digest)

    def __hash__(self) -> int:
        if self._hash is None:
            self._hash = hash(self.digest)
        return self._hash

    def __reduce__(self) -> tuple[Any, ...]:
        plain = {
            name: [(*term[:2], dict(term.attributes), term.sources) for term in terms.values()]
            for name, terms in self._sections.items()
        }
        return _revived, (plain,)


def _plain(term: Term) -> dict[str, Any]:
    return {"words": sorted(term.words), **term.attributes}


def _revived(plain: Mapping[str, list[tuple[str, tuple[str, ...], dict[str, Any], tuple[str, ...]]]]) -> Vocabulary:
    """Rebuild a pickled vocabulary; read-only mappings cannot be pickled themselves."""
    return Vocabulary(
        {
            name: {
                key: Term(key, words, MappingProxyType(attributes), sources)
                for key, words, attributes, sources in terms
            }
            for name, terms in plain.items()
        }
    )


@lru_cache(maxsize=1)
def _builtin() -> Vocabulary:
    sections: dict[str, dict[str, Term]] = {}
    for path in sorted(Path(__file__).with_name("words").glob("*.toml")):
        sections = _merged(sections, read_toml(path), path.name)
    return Vocabulary(sections)


def _merged(
    base: Mapping[str, Mapping[str, Term]], additions: Mapping[str, Any], source: str
) -> dict[str, dict[str, Term]]:
    merged = {name: dict(terms) for name, terms in base.items()}
    for name, entries in additions.items():
        if not isinstance(entries, Mapping):
            raise bad_shape(name, "", source)
        terms = merged.setdefault(name, {})
        owners = {word: term for term in terms.values() for word in term.words}
        for key, words, attributes in _entries(name, entries, source):
            for word in words:
                owner = owners.get(word)
                if owner is not None and owner.key != key:
                    raise conflict(name, word, (owner.key, _source_of(owner, word)), (key, source))
            terms[key] = _joined(terms.get(key, Term(key)), words, attributes, (name, source))
            owners.update(dict.fromkeys(words, terms[key]))
    return merged


def _entries(
    section: str, entries: Mapping[str, Any], source: str
) -> Iterator[tuple[str, tuple[str, ...], Mapping[str, Any]]]:
    for key, entry in entries.items():
        table = entry if isinstance(entry, Mapping) else {"words": entry}
        words = table.get("words", [])
        if not key or not isinstance(words, list | tuple) or not all(isinstance(word, str) and word for word in words):
            raise bad_shape(section, key, source)
        own = () if _NAME.fullmatch(key) else (key,)
        yield (
            key,
            tuple(dict.fromkeys((*own, *words))),
            {name: value for name, value in table.items() if name != "words"},
        )


def _joined(term: Term, words: tuple[str, ...], attributes: Mapping[str, Any], place: tuple[str, str]) -> Term:
    for name, value in attributes.items():
        if term.attributes.get(name, value) != value:
            raise VocabularyError(
                f"词汇 {place[0]}.{term.key} 的属性 {name} 在 {place[1]} 中为 {value!r}，与已有的 {term.attributes[name]!r} 不一致",
                f"vocabulary {place[0]}.{term.key}: attribute {name} is {value!r} in {place[1]}"
                f" and {term.attributes[name]!r} before",
            )
    new = tuple(word for word in words if word not in term.words)
    return Term(
        term.key,
        term.words + new,
        MappingProxyType({**term.attributes, **attributes}),
        term.sources + (place[1],) * len(new),
    )


def _check_attributes(section: str, known: Mapping[str, Term], term: Term, source: str) -> None:
    """Refuse a term without what all terms of its section have, such as the op of a comparator, or with anything else."""
    own = set(term.attributes)
    everywhere = {name for name in _NEEDED if all(name in item.attributes for item in known.values())}
    anywhere = {name for item in known.values() for name in item.attributes}
    if not known:
        return
    missing, unknown = everywhere - own, own - anywhere
    place, near = f"{section}.{term.key}", nearest(term.key, known)
    if missing:
        names = ", ".join(sorted(missing))
        raise VocabularyError(
            f"{source}：词汇 {place} 缺少属性 {names}；如果是要补充已有的词，最接近的是 {section}.{near}",
            f"{source}: vocabulary {place} lacks the attribute {names}; the nearest existing key is {section}.{near}",
        )
    if unknown:
        names, allowed = ", ".join(sorted(unknown)), ", ".join(sorted(anywhere)) or "-"
        raise VocabularyError(
            f"{source}：词汇 {place} 有未知的属性 {names}，可用的是 {allowed}",
            f"{source}: vocabulary {place} has the unknown attribute {names}; known are {allowed}",
        )


def _source_of(term: Term, word: str) -> str:
    return term.sources[term.words.index(word)]
