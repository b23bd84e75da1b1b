"""What this machine remembers of a shared folder: how far it has read and written, so that the next time is quick.

Nothing depends on it but speed: without it, or when it does not fit what is found, everything is read again.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from studycli.exchange.line import UNDERSTOOD
from studycli.exchange.reading import fingerprint
from studycli.store.events import LOGGED, EventType
from studycli.store.merging import SYNC_STATE

DraftMark = str
"""Stands for one draft of an item: its time and a checksum of its text."""


@dataclass(frozen=True, slots=True)
class FileState:
    """How a file was left."""

    offset: int
    """How many bytes have been read or written."""
    line: int
    """How many lines those are."""
    size: int
    """How many bytes there were, with an unfinished last line."""
    mtime_ns: int
    fingerprint: str
    """Of the first `offset` bytes."""


@dataclass(frozen=True, slots=True)
class FolderState:
    """How a folder was left."""

    files: dict[str, FileState] = field(default_factory=dict)
    extent: dict[EventType, int] = field(default_factory=dict)
    """How far the log reached whose events are all in the folder."""
    drafts: dict[str, DraftMark] = field(default_factory=dict)
    """The drafts that are in the folder, by item."""

    def to_text(self) -> str:
        """The text that the store keeps."""
        return json.dumps({"understood": UNDERSTOOD, **asdict(self)}, ensure_ascii=False)

    @classmethod
    def from_text(cls, text: str | None) -> FolderState | None:
        """The inverse of `to_text`; None when there is nothing that this version could go on from.

        Another version passed over what it did not know, or knew more: then reading begins anew.
        """
        try:
            data: Any = json.loads(text or "")
            if data["understood"] != UNDERSTOOD:
                return None
            files = {name: FileState(**told) for name, told in data["files"].items()}
            extent: dict[EventType, int] = {kind: int(data["extent"][kind]) for kind in LOGGED}
            return cls(files, extent, dict(data["drafts"]))
        except (ValueError, TypeError, KeyError, AttributeError):
            return None


def file_state(path: Path, offset: int, line: int, size: int) -> FileState:
    """How the file at `path` is left. Raises OSError."""
    return FileState(offset, line, size, path.stat().st_mtime_ns, fingerprint(path, offset))


def state_key(folder: Path) -> str:
    """Under which name the store keeps the state of `folder`."""
    return f"{SYNC_STATE}{folder.resolve()}"
