"""Why a sum may be off: slips of the pen in a single cell that explain a difference exactly."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from jixiao.rules.money.amounts import written
from jixiao.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Slip", "explanation", "slip_of", "transpositions"]

_SCALES = (Decimal(10_000), Decimal(1_000), Decimal(100), Decimal(10))


class Slip(NamedTuple):
    """One explanation: ``place`` is the addend's, None for the sum itself; ``corrected`` what it should read."""

    place: int | None
    reason: str
    corrected: Decimal | None = None


def slip_of(stated: Decimal, addends: Sequence[Decimal]) -> Slip | None:
    """Return the one slip that makes ``addends`` add up to ``stated``; None if none or several do."""
    slips = list(_slips(stated, addends))
    for reason in ("missed", "twice", "scale", "swapped"):
        found = [slip for slip in slips if slip.reason == reason]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def explanation(slip: Slip | None, addends: Sequence[Decimal], labels: Sequence[str]) -> Text | None:
    """Return a slip as a sentence; ``labels`` name the addends."""
    return None if slip is None else _sentence(slip, addends[slip.place or 0], labels[slip.place or 0])


def _slips(stated: Decimal, addends: Sequence[Decimal]) -> Iterator[Slip]:
    total = sum(addends, Decimal(0))
    gap = stated - total
    if any(_scaled(stated, total)):
        yield Slip(None, "scale", total)
    elif total in transpositions(stated):
        yield Slip(None, "swapped", total)
    for index, amount in enumerate(addends):
        if gap == -amount and len(addends) > 1:
            yield Slip(index, "missed")
        if gap == amount and len(addends) > 1:
            yield Slip(index, "twice")
        right = amount + gap
        if any(_scaled(amount, right)):
            yield Slip(index, "scale", right)
        elif right in transpositions(amount):
            yield Slip(index, "swapped", right)


def _scaled(one: Decimal, other: Decimal) -> Iterator[bool]:
    """Yield whether one amount is the other with a wrong unit or decimal point."""
    for factor in _SCALES:
        yield one * factor == other or other * factor == one


def transpositions(amount: Decimal) -> set[Decimal]:
    """Return the amounts that two neighbouring digits typed in the wrong order would give."""
    text = f"{amount:f}"
    places = [index for index, char in enumerate(text) if char.isdigit()]
    swapped = set()
    for left, right in pairwise(places):
        if text[left] != text[right]:
            chars = list(text)
            chars[left], chars[right] = chars[right], chars[left]
            swapped.add(Decimal("".join(chars)))
    return swapped


def _sentence(slip: Slip, addend: Decimal, label: str) -> Text:
    right = "" if slip.corrected is None else written(slip.corrected)
    if slip.place is None and slip.reason == "swapped":
        return Text(f"合计可能有两位数字写颠倒，应为{right}", f"two digits of the total may be swapped: {right}")
    if slip.place is None:
        return Text(
            f"合计可能写错单位或小数点，应为{right}", f"unit or decimal point of the total may be wrong: {right}"
        )
    amount = written(addend)
    sentences = {
        "missed": Text(f"合计可能漏加了“{label}”的{amount}", f"the total may lack “{label}” ({amount})"),
        "twice": Text(f"合计可能重复加了“{label}”的{amount}", f"the total may count “{label}” ({amount}) twice"),
        "scale": Text(
            f"“{label}”的{amount}可能写错单位或小数点，应为{right}",
            f"unit or decimal point of “{label}” ({amount}) may be wrong: {right}",
        ),
        "swapped": Text(
            f"“{label}”的{amount}可能有两位数字写颠倒，应为{right}",
            f"two digits of “{label}” ({amount}) may be swapped: {right}",
        ),
    }
    return sentences[slip.reason]
