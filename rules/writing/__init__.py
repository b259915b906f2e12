"""TXT: how names, values and goals are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.hooks import hookimpl

if TYPE_CHECKING:
    from jixiao.rule import Rule


@hookimpl
def jixiao_rules() -> tuple[type[Rule], ...]:
    """Return the rules of this family."""
    from jixiao.rules.writing.percent_wording import PercentWording
    from jixiao.rules.writing.sign_glyph import SignGlyph
    from jixiao.rules.writing.space_in_name import SpaceInName
    from jixiao.rules.writing.stray_latin import StrayLatin
    from jixiao.rules.writing.stray_punctuation import StrayPunctuation
    from jixiao.rules.writing.width import Width

    return (StrayPunctuation, SpaceInName, SignGlyph, PercentWording, StrayLatin, Width)
