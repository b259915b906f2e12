"""Writing a file whole or not at all, where the user meant it to go, and never over what the run reads."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from jixiao.errors import UsageError, reason

__all__ = ["refuse_input", "refuse_unwritable", "whole_file"]


def refuse_input(output: Path, inputs: Iterable[Path]) -> None:
    """Raise ``UsageError`` if writing ``output`` would replace one of the ``inputs``."""
    for path in inputs:
        same = output.samefile(path) if output.exists() and path.exists() else output.resolve() == path.resolve()
        if same:
            raise UsageError(
                f"不能写到本次要读的文件“{output}”上，请换一个文件名。",
                f"the output cannot overwrite “{output}”, which this run reads; choose another name.",
            )


def refuse_unwritable(output: Path) -> None:
    """Raise ``UsageError`` if ``output`` is a folder, lies in none, or may not be replaced."""
    try:
        place = _place(output)
        if place.is_dir():
            raise IsADirectoryError(errno.EISDIR, "Is a directory")
        if not place.parent.is_dir():
            os.scandir(place.parent).close()
        elif place.exists() and not os.access(place, os.W_OK):
            raise PermissionError(errno.EACCES, "Permission denied")
    except (OSError, ValueError) as error:
        raise _unwritable(output, error) from error


@contextmanager
def whole_file(path: Path) -> Iterator[str]:
    """Give the name of a temporary file that becomes ``path`` when everything went well.

    A link keeps pointing where it points, a file keeps its mode and a new one follows the umask. A pipe or device is
    written to at the end and stays what it is.
    """
    name = ""
    try:
        place = _place(path)
        special = place.exists() and not place.is_file()
        name = _elsewhere() if special else _beside(place.parent)
        yield name
        if special:
            _copy(name, place)
        else:
            if place.exists():
                os.chmod(name, stat.S_IMODE(place.stat().st_mode))
            os.replace(name, place)
    except (OSError, UnicodeEncodeError) as error:
        raise _unwritable(path, error) from error
    finally:
        if name:
            with suppress(OSError):
                os.unlink(name)


def _place(path: Path) -> Path:
    """Return what a regular file's links lead to; a pipe or device as it was named, for its links may lead nowhere."""
    return path if path.exists() and not path.is_file() else Path(os.path.realpath(path))


def _elsewhere() -> str:
    """Create a private empty file among the system's temporary ones."""
    import tempfile

    handle, name = tempfile.mkstemp(prefix="jixiao-")
    os.close(handle)
    return name


def _beside(folder: Path) -> str:
    """Create an empty file in a folder with the mode that the umask leaves."""
    name = str(folder / f".jixiao-{os.urandom(6).hex()}")
    os.close(os.open(name, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    return name


def _copy(name: str, place: Path) -> None:
    import shutil

    with open(name, "rb") as source, open(place, "wb") as target:
        shutil.copyfileobj(source, target)


def _unwritable(path: Path, error: OSError | ValueError) -> UsageError:
    shown = str(path).encode("utf-8", "backslashreplace").decode("utf-8")
    why = reason(error)
    return UsageError(f"无法写入“{shown}”：{why.zh}。", f"cannot write “{shown}”: {why.en}.")
