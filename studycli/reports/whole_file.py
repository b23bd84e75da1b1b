"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from studycli.errors import UsageError


def write_whole(path: Path, text: str) -> None:
    """Writes `text` to `path`; an existing file stays as it was until the new one is complete.

    Raises UsageError when the place cannot be written.
    """
    temporary = None
    try:
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except OSError as error:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
        raise UsageError(
            f"{path}: the file cannot be written ({error.strerror}).", "Name a place that you may write to."
        ) from error
