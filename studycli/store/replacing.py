"""Puts a backup in the place of a database that is missing or cannot be read, which is set aside as it is."""

from __future__ import annotations

import os
import secrets
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from studycli.errors import StoreError
from studycli.model.review import Moment
from studycli.store import own
from studycli.store.backup_files import DAMAGED, fresh_path
from studycli.store.connection import StoreMode, connect
from studycli.store.merging import SYNC_STATE
from studycli.store.staging import StagedBackup

_BESIDE = ("", "-wal", "-shm", "-journal")
"""A database and what SQLite keeps beside it, which would be played into whatever takes its place."""


def replace_unreadable(path: Path, backup: StagedBackup, folder: Path, moment: Moment) -> Path | None:
    """Makes `backup` the database at `path`; returns where in `folder` the one before is kept, None without any.

    A backup of this machine goes on under the machine's device id; one that was brought from elsewhere gets a new
    one, because two machines must not write under one name. Raises StoreError; nothing has changed then.
    """
    is_ours = backup.source.resolve().parent == folder.resolve()
    device = _device(path) or (None if is_ours else secrets.token_hex(8))
    with closing(sqlite3.connect(backup.path)) as stage, stage:
        # How far shared folders had been read: all of them are read anew, so that nothing that is there can be missed.
        own.forget_meta(stage, SYNC_STATE)
        if device is not None:
            own.set_meta(stage, "device", device)
    aside = fresh_path(folder, moment, DAMAGED)
    moved: list[tuple[Path, Path]] = []
    try:
        with backup.path.open("rb+") as file:
            os.fsync(file.fileno())
        folder.mkdir(parents=True, exist_ok=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        for suffix in _BESIDE:
            old = path.with_name(path.name + suffix)
            if old.exists():
                moved.append((old, old.rename(aside.with_name(aside.name + suffix))))
        backup.path.rename(path)
    except OSError as error:
        for old, kept in reversed(moved):
            with suppress(OSError):
                kept.rename(old)
        raise StoreError(
            f"{backup.source} could not be put in the place of {path} ({error.strerror}).",
            "See that both folders may be written.",
        ) from error
    return aside if moved else None


def _device(path: Path) -> str | None:
    try:
        with closing(connect(path, StoreMode.READ_ONLY)) as connection:
            return own.meta(connection, "device")
    except sqlite3.Error:
        return None
