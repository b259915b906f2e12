"""Settings of rules that profiles may change."""

from __future__ import annotations

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
        if (
            isinstance(self.default, tuple)
            and isinstance(value, list | tuple)
            and all(isinstance(v, str) for v in value)
        ):
            return tuple(value)
        if type(value) is not type(self.default):
            kind = "tuple of str" if isinstance(self.default, tuple) else type(self.default).__name__
            raise ConfigError(
                f"{code} 的参数 {self.name} 应为 {kind}，实为 {value!r}。",
                f"parameter {self.name} of {code} must be {kind}, not {value!r}.",
            )
        if isinstance(value, int) and (
            (self.low is not None and value < self.low) or (self.high is not None and value > self.high)
        ):
            raise ConfigError(
                f"{code} 的参数 {self.name} 超出范围 {self.low}～{self.high}：{value}。",
                f"parameter {self.name} of {code} is outside {self.low}..{self.high}: {value}.",
            )
        return value
