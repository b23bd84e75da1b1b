"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from studycli.errors import UsageError

_REMEDY = "Name a place that you may write to."


def refuse_devices(path: Path) -> None:
    """Raises UsageError when there is something at `path` that is neither a file nor a folder.

    A file that is complete takes the place of what was there: whoever may do everything would lose /dev/null by it.
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        raise UsageError(f"{path}: this is no regular file.", _REMEDY)


def ensure_writable(path: Path) -> None:
    """Raises UsageError at once when `path` is a folder or a device, or its folder is missing: before the work, not after it."""
    if path.is_dir():
        raise UsageError(f"{path}: this is a folder.", f"Name a file in it, such as {path / 'report.html'}.")
    refuse_devices(path)
    if not path.parent.is_dir():
        raise UsageError(
            f"{path}: there is no folder {path.parent}.", f"Make it first: mkdir -p '{path.parent}'"
        )


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file to write into that takes the place of `path`, or of the file it links to, when the block ends well.

    The permissions of what was there stay. Raises OSError when the place cannot be written; what was there is then as
    it was, as after an error in the block.
    """
    place = path.resolve()
    descriptor, temporary = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}."[:100])
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, stat.S_IMODE(place.stat().st_mode) if place.exists() else 0o644)
        os.replace(temporary, place)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise


def write_whole(path: Path, text: str | Iterable[str]) -> None:
    """Writes `text`, or its pieces one after the other, to `path` as UTF-8, with line ends as they are.

    An existing file stays as it was until the new one is complete. Raises UsageError when the place cannot be written.
    """
    refuse_devices(path)
    try:
        with replacing(path) as file:
            for piece in [text] if isinstance(text, str) else text:
                file.write(piece.encode("utf-8", "replace"))
    except OSError as error:
        raise UsageError(f"{path}: the file cannot be written ({error.strerror}).", _REMEDY) from error
