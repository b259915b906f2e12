"""The one family of errors that are ours: every one ends in exit status 2 and a sentence for people."""

from __future__ import annotations

import errno

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
    "reason",
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


_REASONS = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EEXIST: "已经存在",
    errno.EISDIR: "它是文件夹",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.ENOSPC: "磁盘已满",
    errno.EROFS: "磁盘是只读的",
    errno.ENAMETOOLONG: "名称太长",
    errno.ELOOP: "链接循环",
    errno.EIO: "读写出错",
    errno.EBADF: "没有打开",
    errno.EMFILE: "打开的文件太多",
    errno.EBUSY: "文件正在使用",
}


def reason(error: OSError | ValueError) -> Text:
    """Return why the system refused, without the file's name."""
    if not isinstance(error, OSError):
        return Text("名称或内容里有无法编码的字符", "name or content has characters that cannot be encoded")
    english = error.strerror or type(error).__name__
    return Text(_REASONS.get(error.errno or 0, english), english)
