"""Reads a file of events from wherever reading ended last time. What is damaged costs only its own line."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from studycli.exchange.line import DamagedLine, Header, UnknownLine, read_line
from studycli.store.events import Event

BATCH = 5_000
"""How many events are handed on at once."""

LONGEST_LINE = 16 * 2**20
"""Bytes. No answer is that long; a file without a line feed shall not fill the memory."""

MOST_NAMED = 100
"""How many damaged lines are named."""

_HEAD, _TAIL = 4 * 2**10, 64 * 2**10


@dataclass(frozen=True, slots=True)
class Damage:
    """A line that is not what somebody wrote."""

    file: str
    line: int
    """Counted from 1."""
    why: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.why}"


class Damages:
    """How many lines are damaged, and which were the first of them."""

    def __init__(self) -> None:
        self.count = 0
        self.lines: list[Damage] = []
        """At most `MOST_NAMED`: a large file of something else shall not fill the memory."""

    def add(self, damage: Damage) -> None:
        """One more."""
        self.count += 1
        if self.count <= MOST_NAMED:
            self.lines.append(damage)

    def merge(self, others: Damages) -> None:
        """Those of another file."""
        self.count += others.count
        self.lines = (self.lines + others.lines)[:MOST_NAMED]


class EventFile:
    """A file of events and how far it has been read.

    `offset` and `line` say where reading begins, and afterwards where the next one should: behind the last whole
    line. An unfinished last line is left for then, since its author may be in the middle of it.
    """

    def __init__(self, path: Path, offset: int = 0, line: int = 0) -> None:
        self.path = path
        self.offset = offset
        self.line = line
        self.damaged = Damages()
        self.unknown: Counter[str] = Counter()
        """What was met of types that this version does not know."""
        self.events = 0
        self.is_ours = offset > 0
        """Whether a header was met or an event, or reading goes on where it ended."""
        self.unfinished = b""
        """What stands behind the last whole line."""
        self._suspect: Damage | None = None

    @property
    def size(self) -> int:
        """How many bytes were seen."""
        return self.offset + len(self.unfinished)

    def batches(self) -> Iterator[list[Event]]:
        """The events from `offset` on. Raises OSError."""
        batch: list[Event] = []
        with self.path.open("rb") as file:
            file.seek(self.offset)
            while line := self._next_line(file):
                event = self._read(line)
                if event is not None:
                    batch.append(event)
                if len(batch) == BATCH:
                    yield batch
                    batch = []
        self._settle(None)
        yield batch

    def end(self) -> None:
        """Declares that nobody is writing the file any more: an unfinished last line is a damaged one."""
        if self.unfinished:
            self.damaged.add(Damage(self.path.name, self.line + 1, "it is cut off"))

    def _next_line(self, file: BinaryIO) -> bytes:
        """A line with its line feed; nothing at the end."""
        line = file.readline(LONGEST_LINE)
        if line.endswith(b"\n"):
            return line
        if len(line) == LONGEST_LINE:
            while (more := file.readline(LONGEST_LINE)) and not more.endswith(b"\n"):
                self.offset += len(more)
            self.offset += len(more)
            return line
        # Not cut off if it reads as a whole: an editor may have left the last line feed out.
        self.unfinished = line
        try:
            read_line(line.strip())
        except ValueError:
            return b""
        self.unfinished = b""
        return line

    def _read(self, raw: bytes) -> Event | None:
        self.offset += len(raw)
        self.line += 1
        line = raw.strip()
        if not line:
            return None
        try:
            found = read_line(line)
        except DamagedLine as damage:
            self._settle(None)
            self._suspect = Damage(self.path.name, self.line, str(damage))
            return None
        except UnknownLine as stranger:
            self._settle(None)
            self.unknown[str(stranger)] += 1
            return None
        self._settle(found)
        self.is_ours = True
        if isinstance(found, Header):
            return None
        self.events += 1
        return found

    def _settle(self, following: Event | Header | None) -> None:
        # A writer that was interrupted begins again with a header, and writes once more what was cut off.
        if self._suspect is not None and not isinstance(following, Header):
            self.damaged.add(self._suspect)
        self._suspect = None


def fingerprint(path: Path, offset: int) -> str:
    """Tells whether the first `offset` bytes of a file that only grows are the same as before. Raises OSError.

    Of its beginning and the last 64 KiB alone: reading hundreds of megabytes again would make every sync slow, and a
    file that was replaced, cut or written by two differs there.
    """
    digest = hashlib.blake2b(digest_size=12)
    with path.open("rb") as file:
        digest.update(file.read(min(offset, _HEAD)))
        file.seek(max(0, offset - _TAIL))
        digest.update(file.read(min(offset, _TAIL)))
    return digest.hexdigest()
