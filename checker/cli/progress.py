"""Progress on long runs: to the terminal only, never into a pipe."""

from __future__ import annotations

import sys
from time import monotonic
from types import TracebackType
from typing import Self

from jixiao.text import Language, Text, plural

__all__ = ["Progress"]

_PATIENCE = 1.0
_INTERVAL = 0.2


class Progress:
    """A line on standard error that says how far the run is, shown only after a second and only to a person."""

    def __init__(self, language: Language, total: int) -> None:
        self._language = language
        self._total = total
        self._started = self._shown = monotonic()
        self._active = sys.stderr.isatty()
        self._files: dict[str, None] = {}
        self._visible = False

    def __call__(self, path: str, projects: int) -> None:
        """Say that ``projects`` of ``path`` have been judged."""
        if not self._active:
            return
        self._files.setdefault(path)
        now = monotonic()
        if now - self._started < _PATIENCE or now - self._shown < _INTERVAL:
            return
        self._shown = now
        self._visible = True
        text = Text(
            f"正在校验第 {len(self._files)}/{self._total} 个文件，已读 {projects} 个项目",
            f"checking file {len(self._files)} of {self._total}, {plural(projects, 'project')} so far",
        )
        sys.stderr.write(f"\r\x1b[2K{text.of(self._language)}")
        sys.stderr.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._visible:
            sys.stderr.write("\r\x1b[2K")
            sys.stderr.flush()
