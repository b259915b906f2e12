"""What is wrong with words that somebody adds to the language, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["VocabularyError", "bad_shape", "conflict", "nearest", "unknown_section"]


class VocabularyError(ValueError):
    """Words that cannot be used as written; ``zh`` and ``en`` are the sentence in both languages."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh)
        self.zh = zh
        self.en = en

    def __reduce__(self) -> tuple[type[VocabularyError], tuple[str, str]]:
        return type(self), (self.zh, self.en)


def nearest(word: str, known: Mapping[str, object]) -> str:
    """Return the known word that is most like another one."""
    from difflib import get_close_matches

    return (get_close_matches(word, known, n=1, cutoff=0.0) or [""])[0]


def conflict(section: str, word: str, first: tuple[str, str], second: tuple[str, str]) -> VocabularyError:
    """Make the error of a word that two keys claim, each given with its source."""
    return VocabularyError(
        f"词汇 {section} 中的“{word}”在 {first[1]} 中属于 {first[0]}，在 {second[1]} 中属于 {second[0]}",
        f"vocabulary {section}: “{word}” belongs to {first[0]} in {first[1]} and to {second[0]} in {second[1]}",
    )


def unknown_section(name: str, known: Mapping[str, object], source: str) -> VocabularyError:
    """Make the error of a section that there is not."""
    place, near = source or "jixiao", nearest(name, known)
    return VocabularyError(
        f"{place}：没有名为 {name} 的词汇部分，最接近的是 {near}",
        f"{place}: there is no vocabulary section {name}; the nearest is {near}",
    )


def bad_shape(section: str, key: str, source: str) -> VocabularyError:
    """Make the error of words that are written in no way that is known."""
    place = f"{section}.{key}" if key else section
    return VocabularyError(
        f"{source}：词汇 {place} 应写成 词 = [“写法”, …] 或 词 = {{ words = [“写法”, …] }}",
        f'{source}: vocabulary {place} must be key = ["word", …] or key = {{ words = ["word", …] }}',
    )
