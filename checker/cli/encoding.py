"""Characters that an encoding lacks are written as JSON writes them, so that a JSON report stays JSON on any console."""

from __future__ import annotations

import codecs

__all__ = ["ESCAPED"]

ESCAPED = "jixiao-escaped"
"""The name of the error handler of streams."""


def _escaped(error: UnicodeError) -> tuple[str, int]:
    r"""Return ``\u00a0`` and the like; a character beyond the first plane is the pair that JSON knows."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[start : start + 4]}" for start in range(0, len(units), 4)), error.end


codecs.register_error(ESCAPED, _escaped)
