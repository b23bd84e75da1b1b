"""Writes events: at the end of this machine's own file, or as a new file that appears whole."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from studycli.atomic_write import replacing
from studycli.exchange.line import event_line, header_line
from studycli.store.events import Event


@dataclass(frozen=True, slots=True)
class Appended:
    """What was written at the end of a file."""

    start: int
    """How many bytes the file had before."""
    end: int
    """How many it had afterwards."""
    lines: int
    alone: bool
    """Whether nobody else wrote into the file at the same time."""


def append_events(path: Path, events: Iterable[Event], device: str) -> Appended | None:
    """Writes `events` at the end of the file at `path`; they are on disk when this returns.

    A new file begins with a header. So does what is written after an interrupted write, on a line of its own: what
    stands in the file is never changed. None when there are no events; then nothing is written. Raises OSError.
    """
    coming = iter(events)
    first = next(coming, None)
    if first is None:
        return None
    is_new = not path.exists()
    with path.open("ab") as file:
        start = file.tell()
        beginning = _beginning(path, device)
        file.write(beginning)
        written, lines = len(beginning), beginning.count(b"\n")
        for event in chain([first], coming):
            written += file.write(event_line(event))
            lines += 1
        _keep(file)
        end = os.fstat(file.fileno()).st_size
    if is_new:
        _keep_name(path.parent)
    return Appended(start, end, lines, alone=end == start + written)


def _beginning(path: Path, device: str) -> bytes:
    """What has to come before the next line."""
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        if not size:
            return header_line(device)
        file.seek(size - 1)
        return b"" if file.read(1) == b"\n" else b"\n" + header_line(device)


def _keep(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())


def _keep_name(folder: Path) -> None:
    # The name of a new file is on disk only when its folder is; some systems cannot do that, and need not.
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def write_events(file: BinaryIO, events: Iterable[Event], device: str) -> None:
    """Writes a header and `events` to an open file. Raises OSError."""
    file.write(header_line(device))
    for event in events:
        file.write(event_line(event))
    file.flush()


def write_new_file(path: Path, events: Iterable[Event], device: str) -> None:
    """Writes `events` to a file at `path`; one that is there stays until the new one is complete. Raises OSError."""
    with replacing(path) as file:
        write_events(file, events, device)
    _keep_name(path.parent)
