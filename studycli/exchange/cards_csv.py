"""`study export csv` and `study import cards.csv`: cards as rows of a spreadsheet."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from pathlib import Path

from studycli.content.names import is_id, normal_id
from studycli.errors import UsageError
from studycli.exchange.card_text import WrittenCard, plain_card, source_card, topic_name, tree_card
from studycli.exchange.sources import Sources
from studycli.model.items import Card, CardKind
from studycli.model.review import Moment
from studycli.reports.csv_cells import guarded, unguarded
from studycli.store.rows import StudiedRow
from studycli.store.store import Store

TEXTS = ("id", "topic", "kind", "question", "hint", "answer", "key_points", "markdown", "deck")
"""Columns of what is written on a card. `markdown` is the body of a cloze or a table, which several cards share."""
FIGURES = (
    *("state", "suspended", "due", "stability_days", "difficulty"),
    *("reps", "lapses", "last_answered"),
)
"""Columns of what the learner knows: empty for a card that was never answered, and passed over by an import."""

_FIELD_LIMIT = 1 << 22
_DELIMITERS = ",;\t"
_KINDS = {"": "plain", "basic": "plain", "rows": "row"} | {kind.value: kind.value for kind in CardKind}


def cards_as_csv(cards: Sequence[Card], store: Store, moment: Moment) -> Iterator[str]:
    """The rows, header first, as RFC 4180 has them. Raises StoreError when the record cannot be read."""
    studied = {row.item: row for row in store.studied_rows(moment)}
    suspended = store.suspended()
    sources = Sources()
    yield _line((*TEXTS, *FIGURES))
    for card in cards:
        row = studied.get(card.id)
        figures = _figures(row, moment) if row else ("new", *[""] * (len(FIGURES) - 2))
        halted = "yes" if card.id in suspended else ""
        yield _line((*map(guarded, _texts(card, sources)), figures[0], halted, *figures[1:]))


def _line(cells: Sequence[object]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue()


def _texts(card: Card, sources: Sources) -> tuple[str, ...]:
    shared = card.kind in (CardKind.CLOZE, CardKind.ROW)
    return (
        *(card.id, card.topic, card.kind.value, card.prompt, card.hint, card.answer),
        "\n".join(card.key_points),
        sources.body(card) if shared else "",
        card.deck,
    )


def _figures(row: StudiedRow, moment: Moment) -> tuple[object, ...]:
    due = moment.day - timedelta(days=row.overdue_days)
    last = moment.day - timedelta(days=row.elapsed_days)
    return (row.stage, due, f"{row.stability:.2f}", f"{row.difficulty:.2f}", row.reps, row.lapses, last)


def read_cards_csv(path: Path, name: Callable[[str], str], topic: str | None) -> list[WrittenCard]:
    """The cards that the file at `path` describes; `name` makes an id of a heading for those that have none.

    `topic` is for cards that name none; without it, it is the file's name. Raises UsageError, naming the line, for
    what is not such a file; then nothing of it can be used.
    """
    text = _read(path)
    reader = _Rows(path, text)
    cards: dict[str, WrittenCard] = {}
    for line, row in reader.rows():
        card = _card(row, name, topic_name(row.get("topic", "") or topic or path.stem))
        if isinstance(card, str):
            raise _refused(path, line, card)
        if card.id in cards and (not card.kind or cards[card.id].body != card.body):
            raise _refused(path, line, f"The id {card.id} stands in an earlier row, too.")
        if card.id not in cards and not card.cards():
            raise _refused(path, line, _why(card))
        cards.setdefault(card.id, card)
    if not cards:
        raise UsageError(f"{path} holds no cards.", "Below the header it needs a row per card.")
    return list(cards.values())


def _refused(path: Path, line: int, why: str) -> UsageError:
    return UsageError(f"{path}:{line}: {why}", "Nothing was taken in. Mend this row, then try again.")


def _why(card: WrittenCard) -> str:
    from studycli.content.deck import parse_deck
    from studycli.exchange.card_text import deck_text

    faults = parse_deck(Path("deck.md"), deck_text("deck", [card])).faults
    return " ".join((faults[0].message, faults[0].remedy)) if faults else "It makes no card."


def _read(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path} cannot be read ({error.strerror}).", "Nothing was taken in.") from error
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise UsageError(f"{path} is saved as UTF-16.", "Save it as “CSV UTF-8”.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UsageError(
            f"{path}:{line}: the byte 0x{data[error.start]:02x} is not UTF-8; the file looks like Latin-1.",
            "Save it as “CSV UTF-8” in the spreadsheet. Nothing was taken in.",
        ) from error
    if "\0" in text:
        raise UsageError(f"{path} is no CSV file: it holds binary data.", "Export the table as “CSV UTF-8”.")
    return text


class _Rows:
    """The rows of a file, as dicts from column to text."""

    def __init__(self, path: Path, text: str) -> None:
        self._path = path
        head = text.partition("\n")[0]
        delimiter = max(_DELIMITERS, key=head.count)
        csv.field_size_limit(_FIELD_LIMIT)
        self._reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)

    def rows(self) -> Iterator[tuple[int, dict[str, str]]]:
        """(line on which it begins, row). Raises UsageError."""
        try:
            head = [cell.strip().casefold() for cell in next(self._reader, [])]
            if not {"question", "answer"} <= set(head):
                raise UsageError(
                    f"{self._path}:1: the first row names no columns `question` and `answer`.",
                    f"Name the columns there; known are {', '.join(TEXTS)}.",
                )
            line = self._reader.line_num + 1
            for cells in self._reader:
                if any(cell.strip() for cell in cells):
                    if len(cells) > len(head) and any(cells[len(head) :]):
                        raise _refused(
                            self._path, line, f"The row has {len(cells)} cells, but the header {len(head)}."
                        )
                    yield line, {column: unguarded(cell) for column, cell in zip(head, cells, strict=False)}
                line = self._reader.line_num + 1
        except csv.Error as error:
            raise _refused(self._path, self._reader.line_num, f"It is no CSV ({error}).") from error


def _card(row: dict[str, str], name: Callable[[str], str], topic: str) -> WrittenCard | str:
    """The card of a row, or what is wrong with it."""
    question, answer, hint = (row.get(column, "") for column in ("question", "answer", "hint"))
    named = row.get("kind", "").strip().casefold()
    kind = _KINDS.get(named)
    if kind is None:
        return f"There is no kind of card called {named}; known are {', '.join(CardKind)}."
    if not question.strip():
        return "The row has no question."
    written = normal_id(row.get("id", "").strip())
    shared = kind in (CardKind.CLOZE, CardKind.ROW)
    group = written.partition("/")[0] if shared else written
    group = group or name(question.strip().partition("\n")[0].strip())
    if not is_id(group):
        return f"{written} cannot be an id: those are made of letters, digits, - _ and ."
    if shared:
        body = row.get("markdown", "").strip() or answer
        return source_card(group, "cloze" if kind == CardKind.CLOZE else "rows", topic, question, body)
    if kind == CardKind.TREE:
        return tree_card(group, topic, question, answer, hint)
    points = row.get("key_points", "").replace("\r\n", "\n").split("\n")
    return plain_card(group, topic, question, answer, hint, points)
