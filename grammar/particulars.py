"""Figures whose digits matter for how a text is parsed."""

from __future__ import annotations

import re

__all__ = ["PARTICULAR"]

# Whether figures are a plausible date, or name a thing (5G, 3A), depends on which they are: there the shape is the text.
PARTICULAR = re.compile(
    r"(?<![0-9.,])(?:19|20)[0-9]{2}(?:[0-9]{2}(?:[0-9]{2})?)?(?![0-9])|[0-9]\s*[年月日号季周天旬学]|[0-9]\s*分之"
    r"|[0-9][.\-/][0-9]{1,2}\s*(?:日|之?前|以前)|[0-9][AaGgDd]|[QqHh][0-9]|[A-Za-z][\-/ ]?[0-9]|第[0-9]|[0-9]成"
)
