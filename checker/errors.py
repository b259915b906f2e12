"""The one family of errors that are ours: every one ends in exit status 2 and a sentence for people."""

from __future__ import annotations

from jixiao.text import Text

__all__ = [
    "ConfigError",
    "FileTimeoutError",
    "JixiaoError",
    "LimitError",
    "PluginError",
    "PluginFaultError",
    "RuleTimeoutError",
    "UnreadableError",
    "UsageError",
]


class JixiaoError(Exception):
    """Something could not be run or assessed.

    ``text`` is the sentence in both languages; ``str()`` gives the Chinese one.
    """

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh)
        self.text = Text(zh, en)

    def __reduce__(self) -> tuple[type[JixiaoError], tuple[str, str]]:
        """Survive the way back from a worker process."""
        return type(self), (self.text.zh, self.text.en)


class UsageError(JixiaoError):
    """An option, argument, rule code or name that does not exist."""


class ConfigError(JixiaoError):
    """A configuration file, profile or rule set that cannot be used as written."""


class PluginError(JixiaoError):
    """A plug-in that cannot be loaded, or two that claim the same name or code."""


class PluginFaultError(PluginError):
    """Code of a plug-in failed on one file: becomes SYS005, and the other files are judged."""


class UnreadableError(JixiaoError):
    """An input file that cannot be read: becomes SYS001 in a report."""


class LimitError(UnreadableError):
    """An input file beyond a safety limit (size, ratio, cells, time, memory): becomes SYS003 in a report."""


class FileTimeoutError(LimitError):
    """One file took too long: the one thing besides an interruption that stops a rule at work."""


class RuleTimeoutError(JixiaoError):
    """One rule took too long on one subject: becomes SYS002, and the rule is left out for the rest of the file."""
