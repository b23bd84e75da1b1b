"""`study import deck.apkg`: Anki's cards as a deck of the learner's own, and everything that was answered there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta, timezone
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

from studycli.content.names import slug
from studycli.exchange.anki_cards import cards_of, own_id, own_item
from studycli.exchange.anki_package import unpacked
from studycli.exchange.card_text import WrittenCard, topic_name
from studycli.exchange.own_decks import Added, OwnDecks
from studycli.model.items import DRILL_PREFIX, ItemId
from studycli.model.review import MarkKind, Moment, Rating, ReviewKind
from studycli.store.anki_collection import AnkiAnswer, AnkiCard, AnkiCollection
from studycli.store.events import Event, EventType
from studycli.store.moments import moment_columns
from studycli.store.store import Store
from studycli.study_days import moment_at
from studycli.wording import count

DEVICE = "anki"
"""What reviews that were given in Anki have for a device."""

_BATCH = 5_000
_DEED = "import-anki"
_BY_HAND, _OUTSIDE = 4, 3
_CLOCKS_DIFFER = timedelta(days=1)
_FIRST_YEAR = datetime(2000, 1, 1, tzinfo=UTC)
_NO_DECK = "Default"


@dataclass(slots=True)
class AnkiImport:
    """What an import came to."""

    utc_offset: timedelta
    """By which the study days were told."""
    added: Added = field(default_factory=Added)
    reviews: int = 0
    """New ones."""
    suspended: int = 0
    """Cards that were newly suspended."""
    back: int = 0
    """Cards that study itself once wrote for Anki: their answers belong to the items that they came from."""
    left_out: Counter[str] = field(default_factory=Counter)
    """What could not be taken in, and how often."""
    backup: Path | None = None

    def lines(self) -> list[str]:
        """What is told of it."""
        came = [count(self.reviews, "answer")] if self.reviews else []
        came += [count(self.suspended, "suspension")] if self.suspended else []
        lines = [*self.added.lines()] if self.added.cards or self.added.known else []
        lines.append(f"Came in: {', '.join(came) or 'no new answers'}.")
        if self.reviews:
            hours = self.utc_offset.total_seconds() / 3600
            lines.append(f"Their study days are told by your clock of now (UTC{hours:+.4g} h).")
        if self.back:
            lines.append(f"{count(self.back, 'card')} came from study: answers went to the items themselves.")
        return lines

    def remarks(self) -> list[str]:
        """What was left out, for stderr."""
        return [f"{count(number, 'thing')} left out: {why}." for why, number in self.left_out.items()]

    def as_data(self) -> dict[str, Any]:
        """The same as one JSON object."""
        return {
            **self.added.as_data(),
            "reviews": self.reviews,
            "suspended": self.suspended,
            "back": self.back,
            "left_out": dict(self.left_out),
            "utc_offset": self.utc_offset.total_seconds(),
            "backup": None if self.backup is None else str(self.backup),
        }


@dataclass(frozen=True, slots=True)
class _Calendar:
    """By which an instant becomes a moment."""

    zone: timezone
    rollover: time

    def moment(self, seconds: float) -> Moment:
        return moment_at(datetime.fromtimestamp(seconds, self.zone), self.rollover)


def import_anki(
    package: Path,
    store: Store,
    decks: OwnDecks,
    backups: Path,
    now: Moment,
    rollover: time,
    topic: str | None,
) -> AnkiImport:
    """Takes in the package's cards and answers; what is known already is passed over.

    `topic` is for all cards; without it each goes to the one that is named like its deck. Everything is read before
    anything is written, and the answers come in as one transaction. Raises UsageError for what cannot be read, and
    StoreError; then nothing was taken in.
    """
    outcome = AnkiImport(now.utc_offset)
    calendar = _Calendar(timezone(now.utc_offset), rollover)
    with unpacked(package) as path, AnkiCollection(path, package) as collection, store.merging() as merging:
        cards, items = _cards(collection, decks, topic, package.stem, outcome)
        suspended = store.suspended()
        for batch in _batches(_events(collection, items, suspended, calendar, now, outcome)):
            merging.stage(batch)
        incoming = merging.incoming()
        outcome.reviews, outcome.suspended = incoming[EventType.REVIEW], incoming[EventType.MARK]
        if incoming:
            outcome.backup = store.backup_before(_DEED, now, backups)
        outcome.added = decks.add(cards, f"anki-{package.stem}", f"From Anki: {package.stem}")
        try:
            if incoming:
                merging.take_in()
        except BaseException:
            decks.withdraw()
            raise
    return outcome


def _cards(
    collection: AnkiCollection, decks: OwnDecks, topic: str | None, stem: str, outcome: AnkiImport
) -> tuple[list[WrittenCard], dict[AnkiCard, ItemId]]:
    """The cards to be written, and the item of every card of Anki that has one here."""
    topics = _Topics(decks, topic, stem)
    of_note: dict[int, list[AnkiCard]] = {}
    for card in collection.cards():
        of_note.setdefault(card.note, []).append(card)
    written: list[WrittenCard] = []
    items: dict[AnkiCard, ItemId] = {}
    for note in collection.notes():
        cards = of_note.pop(note.id, [])
        own = own_id(note)
        if own is not None and (own in decks.taken or "/" in own or own.startswith(DRILL_PREFIX)):
            if own.startswith(DRILL_PREFIX):
                outcome.left_out["a drill that was read as a card; reading a function is not writing it"] += 1
                continue
            items |= {card: own_item(note, own, card.number) for card in cards}
            outcome.back += len(cards)
            continue
        made, numbers = cards_of(note, [card.number for card in cards], topics.of(cards))
        written += made
        for card in cards:
            if card.number in numbers:
                items[card] = numbers[card.number]
            else:
                outcome.left_out["a card with an empty side, too long a text or no gap"] += 1
    orphans = sum(map(len, of_note.values()))
    if orphans:
        outcome.left_out["a card whose note is not in the file"] += orphans
    return written, items


class _Topics:
    """Which topic a card goes to: the chosen one, else the one that is called like its deck."""

    def __init__(self, decks: OwnDecks, chosen: str | None, stem: str) -> None:
        self._chosen = None if chosen is None else topic_name(chosen)
        self._stem = stem
        self._titles = {slug(known.title): str(known.id) for known in decks.curriculum.topics.values()}
        self._of_deck: dict[str, str] = {}

    def of(self, cards: list[AnkiCard]) -> str:
        """The topic of a note with these cards."""
        if self._chosen is not None:
            return self._chosen
        deck = cards[0].deck if cards else ""
        if deck not in self._of_deck:
            last = deck.split("::")[-1]
            name = topic_name(slug(last if last not in ("", _NO_DECK) else self._stem))
            self._of_deck[deck] = self._titles.get(name, name)
        return self._of_deck[deck]


def _events(
    collection: AnkiCollection,
    items: dict[AnkiCard, ItemId],
    suspended: set[ItemId],
    calendar: _Calendar,
    now: Moment,
    outcome: AnkiImport,
) -> Iterator[Event]:
    by_id = {card.id: item for card, item in items.items()}
    latest = (now.at + _CLOCKS_DIFFER).timestamp()
    for answer in collection.answers():
        if answer.kind >= _BY_HAND or (answer.kind == _OUTSIDE and not answer.factor) or not answer.ease:
            continue  # set by hand, or looked at outside of the plan: Anki's own memory model passes these over, too
        if answer.card not in by_id:
            outcome.left_out["an answer to a card that is not taken in"] += 1
        elif not 1 <= answer.ease <= 4 or not _FIRST_YEAR.timestamp() <= answer.id / 1000 <= latest:
            outcome.left_out["an answer whose button or time cannot be right"] += 1
        else:
            yield _review(answer, by_id[answer.card], calendar, collection.has_two_learning_buttons)
    for card, item in items.items():
        if card.is_suspended and item not in suspended:
            seconds = min(max(card.changed_at, _FIRST_YEAR.timestamp()), now.at.timestamp())
            moment = calendar.moment(seconds)
            event = event_id(int(seconds * 1000), f"suspend {item}")
            row = (event, item, str(MarkKind.SUSPEND), *moment_columns(moment), DEVICE)
            yield Event(EventType.MARK, row)


def _review(answer: AnkiAnswer, item: ItemId, calendar: _Calendar, old_buttons: bool) -> Event:
    ease = answer.ease
    if old_buttons and answer.kind in (0, 2) and ease in (2, 3):
        ease += 1  # then there was no Hard among the buttons of a new card: they were Again, Good and Easy
    moment = moment_columns(calendar.moment(answer.id / 1000))
    told = (max(0, answer.milliseconds) / 1000, str(ReviewKind.CARD), "", DEVICE)
    return Event(
        EventType.REVIEW, (event_id(answer.id, f"review {item}"), item, int(Rating(ease)), *moment, *told)
    )


def event_id(milliseconds: int, what: str) -> str:
    """A UUIDv7 of that time whose other bits follow from it and from `what`: the same every time."""
    tail = int.from_bytes(sha256(f"anki {milliseconds} {what}".encode()).digest()[:10], "big")
    low = tail & ((1 << 62) - 1)
    return str(UUID(int=milliseconds << 80 | 0x7 << 76 | (tail >> 62 & 0xFFF) << 64 | 0b10 << 62 | low))


def _batches(events: Iterable[Event]) -> Iterator[list[Event]]:
    coming = iter(events)
    while batch := list(islice(coming, _BATCH)):
        yield batch
