"""``python -m jixiao.documentation docs`` writes every generated page."""

from __future__ import annotations

import sys
from pathlib import Path

from jixiao.documentation import builtin, regenerate


def main(arguments: list[str]) -> int:
    """Write the pages below the folder that is named and return the exit status."""
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        sys.stderr.write("用法 usage: python -m jixiao.documentation docs\n")
        return 2
    written, removed = regenerate(Path(arguments[0]), builtin())
    sys.stdout.write(f"写入 {written} 页，删除 {removed} 页 · {written} pages written, {removed} removed\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
