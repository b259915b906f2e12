"""What judged the files of a run: versions, profiles and digests, so that a report can be repeated."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from jixiao.ruleset import digest_of
from jixiao.text import Text

__all__ = ["ProfileRecord", "ToolRecord"]


class ProfileRecord(NamedTuple):
    """One profile, with a digest of everything that the result depends on besides the files.

    ``title`` is None for one that its name tells.
    """

    name: str
    version: str
    digest: str
    title: Text | None = None

    @property
    def called(self) -> Text:
        """Name, title and version, for people."""
        zh, en = (f"（{self.title.zh}）", f" ({self.title.en})") if self.title else ("", "")
        return Text(f"{self.name}{zh} {self.version}".rstrip(), f"{self.name}{en} {self.version}".rstrip())


class ToolRecord(NamedTuple):
    """What judged: tool, rule sets, and the profiles of the files in the order of the configuration; more than one by year.

    ``rulesets`` is the version by name, ``distributions`` the installed package by name; a TOML rule set has none.
    ``across`` is the profile of the rules across files, where it is none of the files'.
    """

    version: str
    rulesets: Mapping[str, str]
    profiles: tuple[ProfileRecord, ...]
    distributions: Mapping[str, str] = {}
    across: ProfileRecord | None = None

    @property
    def profile(self) -> str:
        """The profile; several are joined by a plus sign."""
        return "+".join(item.name for item in self.profiles)

    @property
    def profile_version(self) -> str:
        """The version of the profile; several are joined by a plus sign."""
        return "+".join(item.version for item in self.profiles)

    @property
    def digest(self) -> str:
        """The digest of the profile; of several, a digest of their digests."""
        digests = [item.digest for item in (*self.profiles, *((self.across,) if self.across else ()))]
        return digests[0] if len(digests) == 1 else digest_of(digests)
