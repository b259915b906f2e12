"""What texts that differ in their figures alone have in common."""

from __future__ import annotations

from jixiao.grammar.patterns import deferred

__all__ = ["shape"]

_FIGURES = str.maketrans("123456789", "000000000")

# Whether figures are a plausible date, or name a thing (5G, 3A), depends on which they are: there the shape is the text.
# The pattern begins with one class of characters, so that the search passes over all others at once.
_PARTICULAR = deferred(
    r"[0-9A-Za-z第](?:(?<=第)[0-9]|(?<=[A-Za-z])[\-/ ]?[0-9]|(?<=[0-9])(?:\s*(?:[年月日号季周天旬学]|分之|:\s?[0-9])|[AaGgDd成]"
    r"|[.\-/][0-9]{1,2}\s*(?:日|之?前|以前))|(?<![0-9.,].)(?:(?<=1)9|(?<=2)0)[0-9]{2}(?:[0-9]{2}(?:[0-9]{2})?)?(?![0-9]))"
)


def shape(plain: str) -> str:
    """Return what stands for all normalised texts that are parsed alike: figures become noughts, dates stay."""
    return plain if _PARTICULAR.search(plain) else plain.translate(_FIGURES)
