"""The draft as a file, for any editor: written once, then watched, so that every save can be run."""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

SIZE_LIMIT = 1_000_000
"""Bytes. No drill's answer comes near it."""
LOOK_EVERY = 0.2
"""Seconds between two looks at a file that is watched."""


@dataclass(frozen=True, slots=True)
class Saved:
    """The file was saved: its text, with line breaks as `\\n`."""

    source: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    """The file was saved, but cannot be taken as an answer. A sentence says why, and what to do."""

    message: str


class AnswerFile:
    """A file in a folder of its own that only the learner can read, named after the drill."""

    def __init__(self, name: str, source: str, prompt: str) -> None:
        """Makes the folder with `NAME.py` (the answer) and `prompt.md` beside it, to be read in the same editor.

        Raises OSError when there is no place for it.
        """
        self.folder = Path(tempfile.mkdtemp(prefix="study-"))
        self.path = self.folder / f"{name}.py"
        (self.folder / "prompt.md").write_text(prompt, encoding="utf-8")
        self._written = ""
        self.write(source)

    def write(self, source: str) -> None:
        """Writes the answer, which is no save; an editor that has it open already is not disturbed without need.

        Raises OSError when it cannot be written.
        """
        text = source if source.endswith("\n") else source + "\n"
        if text != self._written:
            self.path.write_text(text, encoding="utf-8", newline="\n")
            self._written = text
        self._stamp = self._look()

    def saved(self) -> Saved | Unreadable | None:
        """What was saved since the last call; None when nothing was.

        A file that is missing, still changing or just emptied is looked at again the next time: editors save by
        renaming, or by emptying and writing.
        """
        stamp = self._look()
        if stamp is None or stamp == self._stamp:
            return None
        if stamp[2] > SIZE_LIMIT:
            self._stamp = stamp
            return Unreadable(f"{self.path.name} is larger than 1 MB. Save the answer alone.")
        try:
            data = self.path.read_bytes()
        except OSError:
            return None
        if self._look() != stamp or not data:
            return None
        self._stamp = stamp
        found = _as_text(self.path.name, data)
        if isinstance(found, Saved):
            self._written = found.source
        return found

    def remove(self) -> None:
        """Removes the folder and what an editor left in it."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _look(self) -> tuple[int, int, int] | None:
        try:
            found = os.stat(self.path)
        except OSError:
            return None
        return found.st_ino, found.st_mtime_ns, found.st_size


def _as_text(name: str, data: bytes) -> Saved | Unreadable:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Unreadable(f"{name} is not UTF-8 text (line {line}). Save it as UTF-8.")
    if "\0" in text:
        return Unreadable(f"{name} is not text: it holds NUL characters. Save the answer as plain text.")
    return Saved(text.replace("\r\n", "\n").replace("\r", "\n"))
