"""Settings of rules that profiles may change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar, overload

from jixiao.errors import ConfigError
from jixiao.text import Text

__all__ = ["Parameter"]

T = TypeVar("T", int, str, bool, "tuple[str, ...]")


class Parameter(Generic[T]):
    """A typed setting of a rule that profiles may change: ``minimum = Parameter(3, Text("至少几个", "how many at least"))``.

    The type is the default's: int, str, bool, or a tuple of str. ``low`` and ``high`` bound integers.
    """

    def __init__(self, default: T, text: Text, *, low: int | None = None, high: int | None = None) -> None:
        self.default: T = default
        self.text = text
        self.low = low
        self.high = high
        self.name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, instance: None, owner: type) -> Parameter[T]: ...
    @overload
    def __get__(self, instance: object, owner: type) -> T: ...
    def __get__(self, instance: object | None, owner: type) -> Parameter[T] | T:
        return self if instance is None else self.default

    def checked(self, value: object, code: str) -> T:
        """Return ``value`` if it is of the right type and within bounds, else raise ``ConfigError``."""
        wrong = self.wrong(value)
        if wrong is not None:
            raise ConfigError(f"{code} 的参数 {self.name} {wrong.zh}。", f"parameter {self.name} of {code} {wrong.en}.")
        return tuple(value) if isinstance(value, list) else value  # type: ignore[return-value]  # it is of T, says wrong()

    def wrong(self, value: object) -> Text | None:
        """Say what the value must be, and is not; None for one of the right type and within bounds."""
        wanted = self._wanted(value)
        if wanted is None:
            return None
        from json import dumps

        shown = dumps(value, ensure_ascii=False, default=str)
        return Text(f"应{wanted.zh}，实为 {shown}", f"must be {wanted.en}, not {shown}")

    def _wanted(self, value: object) -> Text | None:
        kind = type(self.default)
        texts = isinstance(value, list | tuple) and all(isinstance(item, str) for item in value)
        if type(value) is not kind and not (kind is tuple and texts):
            return _KINDS.get(kind) or Text(f"为 {kind.__name__}", kind.__name__)
        if kind is tuple:
            return None if texts else _KINDS[tuple]
        low, high = self.low, self.high
        if not isinstance(value, int) or ((low is None or value >= low) and (high is None or value <= high)):
            return None
        if low is not None and high is not None:
            return Text(f"在 {low}～{high} 之间", f"from {low} to {high}")
        return (
            Text(f"至少为 {low}", f"at least {low}") if low is not None else Text(f"至多为 {high}", f"at most {high}")
        )


_KINDS: Mapping[type, Text] = {
    int: Text("为整数（不加引号），如 5", "a whole number without quotes, such as 5"),
    bool: Text("为 true 或 false（不加引号）", "true or false, without quotes"),
    str: Text("为文字（加引号）", "a text in quotes"),
    tuple: Text('为文字的列表，如 ["甲", "乙"]', 'a list of texts, such as ["甲", "乙"]'),
}
