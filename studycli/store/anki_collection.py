"""An Anki collection in the legacy format (schema 11), opened for reading only: somebody else's database.

Nothing in it is trusted: what is read are plain tables, and every value is checked before it is handed on.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple

from studycli.errors import UsageError
from studycli.frozen import frozen

_TABLES = {
    "col": {"models", "decks", "conf"},
    "notes": {"id", "guid", "mid", "flds"},
    "cards": {"id", "nid", "did", "odid", "ord", "queue", "mod"},
    "revlog": {"id", "cid", "ease", "time", "type", "factor"},
}
_CLOZE = 1
_SUSPENDED = -1
_FIELD_SEPARATOR = "\x1f"


@frozen
class AnkiTemplate:
    """How a card's two sides are made of a note's fields."""

    front: str
    back: str


@frozen
class AnkiModel:
    """A type of notes."""

    fields: tuple[str, ...]
    templates: tuple[AnkiTemplate, ...]
    is_cloze: bool


class AnkiNote(NamedTuple):
    """What was written once and makes one card or several."""

    id: int
    guid: str
    model: AnkiModel
    fields: tuple[str, ...]


class AnkiCard(NamedTuple):
    """One card of a note."""

    id: int
    note: int
    number: int
    """Which of the note's cards, from 0."""
    deck: str
    is_suspended: bool
    changed_at: int
    """Seconds since 1970."""


class AnkiAnswer(NamedTuple):
    """One row of the review log."""

    id: int
    """Milliseconds since 1970: when it was given."""
    card: int
    ease: int
    """Which button, 1 (Again) … 4 (Easy); 0 for what was not an answer."""
    milliseconds: int
    kind: int
    """0 learning, 1 review, 2 relearning, 3 outside of the plan, 4 and 5 set by hand."""
    factor: int


class AnkiCollection:
    """An open collection; a context manager that closes. Whatever cannot be read raises UsageError."""

    def __init__(self, path: Path, shown: Path) -> None:
        """`shown` is the file that the learner named."""
        self._shown = shown
        try:
            self._connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        except sqlite3.Error as error:
            raise self._unreadable(error) from error
        self._connection.text_factory = lambda data: data.decode("utf-8", "replace")
        try:
            self._check_tables()
            self._read_settings()
        except sqlite3.Error as error:
            self._connection.close()
            raise self._unreadable(error) from error
        except BaseException:
            self._connection.close()
            raise

    def __enter__(self) -> AnkiCollection:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def _unreadable(self, error: object) -> UsageError:
        return UsageError(
            f"{self._shown}: the collection in it cannot be read ({error}).",
            "Nothing was taken in. Export it again from Anki.",
        )

    def _check_tables(self) -> None:
        self._connection.execute("PRAGMA trusted_schema = OFF")
        found = {name for (name,) in self._query("SELECT name FROM sqlite_master WHERE type = 'table'")}
        for table, columns in _TABLES.items():
            there = (
                {row[1] for row in self._query(f"PRAGMA table_info({table})")} if table in found else set()
            )
            if not columns <= there:
                what = (
                    f"it has no table {table}" if table not in found else f"its table {table} is another one"
                )
                raise self._unreadable(what)

    def _read_settings(self) -> None:
        row = self._connection.execute("SELECT models, decks, conf FROM col").fetchone()
        try:
            models, decks, conf = (json.loads(text) for text in row)
            self._models = {int(key): _model(model) for key, model in models.items()}
            self._decks = {int(key): str(deck["name"]) for key, deck in decks.items()}
            self.has_two_learning_buttons = int(conf.get("schedVer", 1)) < 2
            """Whether new cards had the buttons Again, Good and Easy, numbered from 1 to 3."""
        except (TypeError, ValueError, KeyError, AttributeError, RecursionError) as error:
            raise self._unreadable("what it says of its notes and decks makes no sense") from error

    def _query(self, query: str) -> Iterator[tuple[Any, ...]]:
        try:
            yield from self._connection.execute(query)
        except sqlite3.Error as error:
            raise self._unreadable(error) from error

    def notes(self) -> Iterator[AnkiNote]:
        """Every note whose type is known, oldest first."""
        for note, guid, model, fields in self._query("SELECT id, guid, mid, flds FROM notes ORDER BY id"):
            if isinstance(note, int) and model in self._models:
                yield AnkiNote(
                    note, str(guid), self._models[model], tuple(str(fields).split(_FIELD_SEPARATOR))
                )

    def cards(self) -> Iterator[AnkiCard]:
        """Every card, in the order of its note."""
        query = "SELECT id, nid, ord, CASE odid WHEN 0 THEN did ELSE odid END, queue, mod FROM cards ORDER BY nid, ord"
        for row in self._query(query):
            if all(isinstance(value, int) for value in row):
                card, note, number, deck, queue, mod = row
                yield AnkiCard(card, note, number, self._decks.get(deck, ""), queue == _SUSPENDED, mod)

    def answers(self) -> Iterator[AnkiAnswer]:
        """The review log, oldest first."""
        for row in self._query("SELECT id, cid, ease, time, type, factor FROM revlog ORDER BY id"):
            if all(isinstance(value, int) for value in row):
                yield AnkiAnswer(*row)


def _model(told: dict[str, Any]) -> AnkiModel:
    return AnkiModel(
        fields=tuple(str(field["name"]) for field in told["flds"]),
        templates=tuple(AnkiTemplate(str(one["qfmt"]), str(one["afmt"])) for one in told["tmpls"]),
        is_cloze=told.get("type") == _CLOZE,
    )
