"""What an answer prints, kept within bounds."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator

MOST_CHARACTERS = 20_000


class BoundedText(io.TextIOBase):
    """A text stream that keeps the first characters written to it and forgets the rest."""

    def __init__(self, limit: int = MOST_CHARACTERS) -> None:
        self._kept: list[str] = []
        self._room = limit

    def writable(self) -> bool:
        """Yes."""
        return True

    def write(self, text: str) -> int:
        """Keeps as much of `text` as there is room for, and says that it took all."""
        if self._room > 0:
            part = str(text[: self._room])
            self._kept.append(part)
            self._room -= len(part)
        return len(text)

    def getvalue(self) -> str:
        """What was kept."""
        return "".join(self._kept)


@contextlib.contextmanager
def listening() -> Iterator[BoundedText]:
    """Everything that Python code prints meanwhile goes to the stream that this yields."""
    heard = BoundedText()
    with contextlib.redirect_stdout(heard), contextlib.redirect_stderr(heard):
        yield heard
