"""One profile for all property tests: what is slow is measured elsewhere."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("jixiao", deadline=None)
settings.load_profile("jixiao")
