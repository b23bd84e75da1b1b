"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

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


def write_whole(path: Path, text: str | Iterable[str]) -> None:
    """Writes `text`, or its pieces one after the other, to `path` as UTF-8, with line ends as they are.

    An existing file stays as it was until the new one is complete. Raises UsageError when the place cannot be written.
    """
    refuse_devices(path)
    temporary = None
    try:
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}."[:100])
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="replace", newline="") as file:
            file.writelines([text] if isinstance(text, str) else text)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
        temporary = None
    except OSError as error:
        raise UsageError(f"{path}: the file cannot be written ({error.strerror}).", _REMEDY) from error
    finally:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
