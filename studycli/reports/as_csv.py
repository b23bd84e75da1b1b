"""The record as CSV (RFC 4180): a row an item, or a row a review.

Lines end in CR LF, the first one names the columns, days are ISO dates, instants ISO 8601 in UTC, unknown values
empty. A text that a spreadsheet would take for a formula gets an apostrophe in front.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from io import StringIO
from typing import TYPE_CHECKING

from studycli.content.payload import kind_of
from studycli.model.items import Card, Item, ItemId, TopicId
from studycli.model.review import Moment, Review
from studycli.place.scope import EVERYTHING, Selection
from studycli.reports.csv_cells import guarded
from studycli.reports.gathering.held import Held, held_now
from studycli.reports.safe_text import harmless

if TYPE_CHECKING:
    from studycli.catalogue import Catalogue
    from studycli.store.statistics import ItemTotals
    from studycli.store.store import Store

ITEM_COLUMNS = {
    "item": "the item's id",
    "kind": "`drill`, or the card's kind: plain, cloze, row, tree",
    "topic": "the topic's id",
    "topic_title": "its title",
    "phase": "the phase of the course; empty for topics of your own",
    "question": "the first line of the card's question, or the drill's title",
    "reviews": "how often it was answered in the period",
    "forgotten": "how many of these were rated Again",
    "minutes": "what these took",
    "remembered": "the chance of recall today, 0–1; empty for what is new",
    "stability": "in days: after so long, the chance of recall is 90 %",
    "difficulty": "1 (easy) … 10 (hard)",
    "answers": "how often it was answered at all",
    "lapses": "how often it was forgotten after it had been learned",
    "last_day": "the study day of its latest answer",
    "due_day": "the study day on which it is due",
    "suspended": "1 where it is put aside, else 0",
}
"""Column → what it says: `--table items`, every item of the content, in the course's order."""

REVIEW_COLUMNS = {
    "id": "the review's id",
    "item": "the item's id",
    "kind": "card, write or drill: how it was asked",
    "topic": "the topic's id; empty for what is no longer in the content",
    "day": "the study day",
    "at": "the instant, in UTC",
    "utc_offset_minutes": "what local time was ahead of UTC",
    "rating": "1 Again, 2 Hard, 3 Good, 4 Easy",
    "seconds": "from the question to the rating, as measured",
    "device": "the machine's id",
}
"""Column → what it says: `--table reviews`, every review of the period that stands, oldest first."""

_BATCH = 2_000
"""Rows of one piece: each takes a call to write."""


def item_lines(
    store: Store,
    catalogue: Catalogue,
    moment: Moment,
    parameters: Sequence[float],
    since: date | None,
    until: date | None,
    scope: Selection,
) -> Iterator[str]:
    """The table of items, in pieces of many lines."""
    held = {one.row.item: one for one in held_now(store, moment, parameters)}
    last = until or moment.day
    first = min(since or store.first_study_day(scope) or last, last)
    totals = {total.item: total for total in store.item_totals(first, last, scope)}
    rows = (
        _item_row(catalogue, item, held.get(item.id), totals.get(item.id), moment.day)
        for item in catalogue.items()
        if scope.holds(item.id, kind_of(item), item.topic)
    )
    return csv_lines(ITEM_COLUMNS, rows)


def review_lines(
    store: Store, catalogue: Catalogue, since: date | None, until: date | None, scope: Selection
) -> Iterator[str]:
    """The table of reviews, in pieces of many lines: read and written one after the other."""
    entries = catalogue.entries()
    topics = {entry.id: entry.topic for entry in entries}
    held = {entry.id for entry in entries if scope.holds(entry.id, entry.kind, entry.topic)}
    rows = (
        _review_row(review, topics)
        for review in store.reviews(since, until)
        if scope == EVERYTHING or review.item in held
    )
    return csv_lines(REVIEW_COLUMNS, rows)


def _item_row(
    catalogue: Catalogue, item: Item, held: Held | None, total: ItemTotals | None, today: date
) -> list[object]:
    declared, phase = catalogue.curriculum.topics.get(item.topic), catalogue.curriculum.phase(item.topic)
    row = held.row if held else None
    return [
        item.id,
        kind_of(item),
        item.topic,
        declared.title if declared else item.topic,
        phase.label if phase else "",
        item.question if isinstance(item, Card) else item.title,
        total.reviews if total else 0,
        total.forgotten if total else 0,
        round(total.seconds / 60, 2) if total else 0,
        round(held.chance, 4) if held else "",
        round(row.stability, 2) if row else "",
        round(row.difficulty, 2) if row else "",
        row.reps if row else 0,
        row.lapses if row else 0,
        today - timedelta(days=row.elapsed_days) if row else "",
        today - timedelta(days=row.overdue_days) if row else "",
        int(held.is_suspended) if held else 0,
    ]


def _review_row(review: Review, topics: Mapping[ItemId, TopicId]) -> list[object]:
    moment = review.moment
    return [
        review.id,
        review.item,
        review.kind,
        topics.get(review.item, ""),
        moment.day,
        moment.at.isoformat(),
        round(moment.utc_offset.total_seconds() / 60),
        int(review.rating),
        round(review.duration, 3),
        review.device,
    ]


def csv_lines(columns: Iterable[str], rows: Iterable[list[object]]) -> Iterator[str]:
    """The lines, in pieces of many: texts made harmless, line ends and quotes by RFC 4180."""
    buffer = StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(columns)
    for number, row in enumerate(rows, 1):
        writer.writerow([guarded(harmless(cell)) if isinstance(cell, str) else cell for cell in row])
        if number % _BATCH == 0:
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue()
