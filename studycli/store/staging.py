"""A backup made ready to be restored: copied apart, checked, and brought to this program's format."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from studycli.errors import StoreError
from studycli.frozen import frozen
from studycli.store.backup_check import BackupContent, examine
from studycli.store.connection import StoreMode, connect
from studycli.store.faults import explained


@frozen
class StagedBackup:
    """A copy of a backup in the format of this program, in a file of its own that nobody else has open."""

    source: Path
    """The backup, which stays as it is."""
    path: Path
    """The copy."""
    content: BackupContent


@contextmanager
def staged(source: Path, folder: Path) -> Iterator[StagedBackup]:
    """The backup `source`, ready in `folder`; the copy is gone afterwards.

    Raises StoreError when `source` is missing, damaged, foreign or newer than the program.
    """
    state = examine(source)
    if state.error is not None or state.content is None:
        raise state.error or StoreError(f"{source} cannot be used.")
    stage = folder / f"restore.{os.getpid()}.partial"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with explained(source, "the backup was not read"):
            _copy(source, stage)
        yield StagedBackup(source, stage, state.content)
    except OSError as error:
        raise StoreError(
            f"There is no room for a copy of the backup in {folder} ({error.strerror}).",
            "Free some space, and see that the folder may be written.",
        ) from error
    finally:
        with suppress(OSError):
            stage.unlink(missing_ok=True)


def _copy(source: Path, stage: Path) -> None:
    from studycli.store.migrations import migrate

    stage.unlink(missing_ok=True)
    with closing(sqlite3.connect(stage, isolation_level=None)) as copy:
        copy.execute("PRAGMA synchronous = OFF")
        with closing(connect(source, StoreMode.READ_ONLY)) as original:
            original.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
        copy.execute("BEGIN IMMEDIATE")
        migrate(copy)
        copy.execute("COMMIT")
