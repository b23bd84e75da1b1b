"""A disk that fails when it is told to: a VFS of SQLite's own kind around the real one, for tests."""

from __future__ import annotations

import _sqlite3
import ctypes
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

_IO_METHODS = 8 + 18 * ctypes.sizeof(ctypes.c_void_p)
"""sqlite3_io_methods, version 3: a number, padded, and eighteen functions."""
_WRITE, _TRUNCATE, _SYNC = 2, 3, 4
"""Their places among these."""

_POINTER = ctypes.c_void_p
_OPEN = ctypes.CFUNCTYPE(
    ctypes.c_int, _POINTER, _POINTER, ctypes.POINTER(_POINTER), ctypes.c_int, ctypes.POINTER(ctypes.c_int)
)
_WRITING = ctypes.CFUNCTYPE(ctypes.c_int, _POINTER, _POINTER, ctypes.c_int, ctypes.c_int64)
_TRUNCATING = ctypes.CFUNCTYPE(ctypes.c_int, _POINTER, ctypes.c_int64)
_SYNCING = ctypes.CFUNCTYPE(ctypes.c_int, _POINTER, ctypes.c_int)


class _Vfs(ctypes.Structure):
    _fields_ = (
        ("version", ctypes.c_int),
        ("size_of_file", ctypes.c_int),
        ("longest_path", ctypes.c_int),
        ("next", _POINTER),
        ("name", ctypes.c_char_p),
        ("data", _POINTER),
        ("open", _POINTER),
        ("others", _POINTER * 14),
    )


class Failing(StrEnum):
    """How the disk fails."""

    FULL_ONCE = "is full for one write"
    DEAD = "takes nothing any more"
    TORN = "keeps half of one write and takes nothing any more"


class FaultyDisk:
    """Counts what is written to it, and fails at the deed that it is told. Files are opened through the real VFS."""

    def __init__(self, library: ctypes.CDLL) -> None:
        self._library = library
        self.deeds = 0
        """Writes, truncations and syncs so far."""
        self._fails_at: int | None = None
        self._how = Failing.FULL_ONCE
        self._kept: list[object] = []
        self._methods: dict[int, ctypes.Array[ctypes.c_char]] = {}
        real = library.sqlite3_vfs_find(None)
        self._real_open = _OPEN(_Vfs.from_address(real).open)
        self._vfs = _Vfs.from_buffer_copy(ctypes.string_at(real, ctypes.sizeof(_Vfs)))
        opening = self._keep(_OPEN(self._opened))
        self._vfs.name = b"faulty"
        self._vfs.next = None
        self._vfs.open = ctypes.cast(opening, _POINTER).value

    def fail(self, at: int, how: Failing) -> None:
        """Deed number `at` from now on fails, in this way."""
        self.deeds, self._fails_at, self._how = 0, at, how

    def mend(self) -> None:
        """Fails no more."""
        self.deeds, self._fails_at = 0, None

    def register(self) -> None:
        """Every database that is opened from now on is on this disk."""
        self._library.sqlite3_vfs_register(ctypes.byref(self._vfs), 1)

    def unregister(self) -> None:
        """The real disk again."""
        self._library.sqlite3_vfs_unregister(ctypes.byref(self._vfs))

    def _keep(self, thing: object) -> object:
        self._kept.append(thing)
        return thing

    def _opened(self, vfs: int, name: int, file: object, flags: int, told: object) -> int:
        code = self._real_open(vfs, name, file, flags, told)
        methods = file[0]  # type: ignore[index]
        if code == sqlite3.SQLITE_OK and methods:
            file[0] = ctypes.addressof(self._faulty(methods))  # type: ignore[index]
        return int(code)

    def _faulty(self, methods: int) -> ctypes.Array[ctypes.c_char]:
        if methods not in self._methods:
            copy = ctypes.create_string_buffer(ctypes.string_at(methods, _IO_METHODS), _IO_METHODS)
            slots = (_POINTER * 18).from_buffer(copy, 8)
            real_write = _WRITING(slots[_WRITE])
            real_truncate, real_sync = _TRUNCATING(slots[_TRUNCATE]), _SYNCING(slots[_SYNC])

            def write(file: int, data: int, amount: int, offset: int) -> int:
                failure = self._failure()
                if failure is None:
                    return int(real_write(file, data, amount, offset))
                if self._how is Failing.TORN and self.deeds == self._fails_at:
                    real_write(file, data, amount // 2, offset)
                return failure

            def truncate(file: int, size: int) -> int:
                failure = self._failure()
                return int(real_truncate(file, size)) if failure is None else failure

            def sync(file: int, flags: int) -> int:
                failure = self._failure()
                return int(real_sync(file, flags)) if failure is None else failure

            for place, function in (
                (_WRITE, _WRITING(write)),
                (_TRUNCATE, _TRUNCATING(truncate)),
                (_SYNC, _SYNCING(sync)),
            ):
                slots[place] = ctypes.cast(self._keep(function), _POINTER).value
            self._methods[methods] = copy
        return self._methods[methods]

    def _failure(self) -> int | None:
        self.deeds += 1
        if self._fails_at is None or self.deeds < self._fails_at:
            return None
        if self._how is Failing.FULL_ONCE:
            return sqlite3.SQLITE_FULL if self.deeds == self._fails_at else None
        return sqlite3.SQLITE_IOERR


def why_not() -> str:
    """Why this interpreter's SQLite can have no such disk; empty when it can."""
    try:
        library = ctypes.CDLL(_sqlite3.__file__)
        library.sqlite3_vfs_find.restype = _POINTER
        real = library.sqlite3_vfs_find(None)
    except (AttributeError, OSError) as error:
        return f"SQLite's own functions cannot be reached: {error}"
    version = _Vfs.from_address(real).version
    return "" if version == 3 else f"SQLite's VFS is of version {version}"


@contextmanager
def faulty_disk() -> Iterator[FaultyDisk]:
    """A disk on which every database is opened in the meantime."""
    library = ctypes.CDLL(_sqlite3.__file__)
    library.sqlite3_vfs_find.restype = _POINTER
    library.sqlite3_vfs_find.argtypes = [ctypes.c_char_p]
    disk = FaultyDisk(library)
    disk.register()
    try:
        yield disk
    finally:
        disk.unregister()
