"""One sync at a time for one home: two would write the same lines to this machine's file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from studycli.errors import StoreError


@contextmanager
def only_one(path: Path) -> Iterator[None]:
    """Holds the lock file at `path`. The system lets go of it when the program ends, however that happens.

    Raises StoreError when another program holds it, or when it cannot be made.
    """
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise StoreError(
            f"{path} cannot be written ({error.strerror}).", "Make it and its folder writable."
        ) from error
    try:
        if not _locked(descriptor):
            raise StoreError(
                "Another sync or import is under way.",
                "Nothing was done. Wait until it has finished, then try again.",
            )
        yield
    finally:
        os.close(descriptor)


def _locked(descriptor: int) -> bool:
    try:
        import fcntl
    except ImportError:
        return _locked_on_windows(descriptor)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        pass  # a file system without locks: the database's own are then the only guard
    return True


def _locked_on_windows(descriptor: int) -> bool:
    import msvcrt

    try:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    except OSError:
        return False
    return True
