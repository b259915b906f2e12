"""Forms described in files: found by the suffix, made by the plug-in that reads such descriptions."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from jixiao.errors import ConfigError, reason
from jixiao.text import Text

if TYPE_CHECKING:
    from jixiao.protocols import Form, FormLoader

__all__ = ["load_local_form"]


def load_local_form(path: Path, loaders: Mapping[str, FormLoader]) -> Form:
    """Return the form that a file describes; ``ConfigError`` says why there is none."""
    loader = loaders.get(path.suffix.lower())
    if loader is None:
        known = "、".join(loaders)
        raise ConfigError(
            f"“{path}”不是表式文件（支持 {known}）。", f"“{path}” is no form file ({', '.join(loaders)} are)."
        )
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = reason(error) if isinstance(error, OSError) else Text("不是 UTF-8 文本", "it is not UTF-8")
        raise ConfigError(
            f"无法读取表式文件“{path}”：{why.zh}。", f"form file “{path}” cannot be read: {why.en}."
        ) from error
    return loader(text, str(path))
