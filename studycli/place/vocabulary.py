"""The words for parts of the content, and what each of them names: the one parser of scopes."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection, Iterable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from studycli.content.names import slug
from studycli.errors import UsageError
from studycli.model.items import DRILL_KIND, CardKind, ItemId, TopicId
from studycli.place.scope import EVERYTHING, Selection

if TYPE_CHECKING:
    from studycli.catalogue import Catalogue
    from studycli.content.curriculum import Curriculum
    from studycli.model.review import Moment
    from studycli.store.store import Store


class State(StrEnum):
    """What an item can be besides being part of the map."""

    FAILED = "failed"
    NEW = "new"
    DUE = "due"
    FLAGGED = "flagged"
    SUSPENDED = "suspended"


_CARDS = frozenset(str(kind) for kind in CardKind)

KINDS: dict[str, frozenset[str]] = {
    "cards": _CARDS,
    "drills": frozenset({DRILL_KIND}),
    "plain": frozenset({str(CardKind.PLAIN)}),
    "cloze": frozenset({str(CardKind.CLOZE)}),
    "rows": frozenset({str(CardKind.ROW)}),
    "trees": frozenset({str(CardKind.TREE)}),
}
"""The words for kinds of items → what the content cache calls them."""

_DAY, _PHASE, _TOPIC = "day:", "phase:", "topic:"


class Scopes:
    """The words for parts of the content that there are, and what each of them names."""

    def __init__(self, curriculum: Curriculum, topics: Iterable[TopicId]) -> None:
        """`topics` are those with content; they need not be declared in the curriculum."""
        self._curriculum = curriculum
        self.topics = {str(topic): frozenset({topic}) for topic in (*curriculum.topics, *topics)}
        self.phases: dict[str, frozenset[TopicId]] = {}
        for phase in curriculum.phases:
            held = frozenset(topic.id for topic in curriculum.topics.values() if topic.phase == phase.id)
            for name in {phase.id, phase.number, slug(phase.title)} - {""}:
                self.phases[name] = self.phases.get(name, frozenset()) | held
        self.branches = _branches(curriculum)

    def names(self) -> list[str]:
        """Every word, for completion: parts of the map first, then kinds and states."""
        return list(dict.fromkeys((*self.topics, *self.branches, *self.phases, *KINDS, *State)))

    def part(self, word: str) -> frozenset[TopicId] | None:
        """The topics that `word` names; None when it names no part of the map. Raises UsageError for impossible days."""
        if word.startswith(_DAY):
            return self._days(word)
        if word.startswith(_TOPIC):
            return self.topics.get(word.removeprefix(_TOPIC))
        if word.startswith(_PHASE):
            return _named(self.phases, word.removeprefix(_PHASE))
        if word in self.topics:
            return self.topics[word]
        found = [
            part for part in (_named(self.branches, word), _named(self.phases, word)) if part is not None
        ]
        return frozenset[TopicId]().union(*found) if found else None

    def _days(self, word: str) -> frozenset[TopicId]:
        first, _, last = word.removeprefix(_DAY).partition("-")
        since, until = read_day(first, self._curriculum), read_day(last or first, self._curriculum)
        if since > until:
            raise UsageError(f"{word}: day {since} is later than day {until}.", "Exchange the two.")
        return frozenset(
            topic.id
            for topic in self._curriculum.topics.values()
            if topic.day is not None and since <= topic.day <= until
        )

    def unknown(self, word: str) -> UsageError:
        """What to raise for a word that names nothing: it tells the nearest of every sort."""
        sorts: dict[str, Iterable[str]] = {
            "topic": self.topics,
            "branch": self.branches,
            "phase": self.phases,
            "kind": KINDS,
            "state": list(State),
        }
        near = [
            f"the {sort} {found[0]}"
            for sort, known in sorts.items()
            if (found := difflib.get_close_matches(word.lower(), list(known), n=1, cutoff=0.6))
        ]
        if near:
            return UsageError(f"Nothing is called {word}.", f"Did you mean {', or '.join(near)}?")
        return UsageError(
            f"Nothing is called {word}.",
            "Name a topic (vit), a branch or phase (vision, IV), a day (day:50, day:45-50), "
            "drills or cards, or failed, new, due, flagged or suspended. `study list topics` shows the topics.",
        )


def read_day(text: str, curriculum: Curriculum) -> int:
    """The day of the course that was typed. Raises UsageError, naming the days that there are."""
    last = curriculum.last_day
    if last is None:
        raise UsageError("No days are written in the curriculum.", "`study list topics` shows what there is.")
    try:
        day = int(text)
    except ValueError:
        raise UsageError(
            f"{text or 'Nothing'} is no day of the course.", f"Write a number from 1 to {last}."
        ) from None
    if not 1 <= day <= last:
        raise UsageError(
            f"The course has no day {day}.", f"Its days are 1 to {last}; `study day` lists them."
        )
    return day


def scopes_of(store: Store, catalogue: Catalogue) -> Scopes:
    """The words that name something in this content."""
    return Scopes(catalogue.curriculum, store.topic_counts())


def select(store: Store, catalogue: Catalogue, moment: Moment, words: Sequence[str]) -> Selection:
    """What the scopes `words` name together. Raises UsageError for a word that names nothing, telling the nearest."""
    if not words:
        return EVERYTHING
    scopes = scopes_of(store, catalogue)
    topics: set[TopicId] = set()
    kinds: set[str] = set()
    states: set[State] = set()
    parted = False
    for word in words:
        lower = word.lower()
        if lower in KINDS:
            kinds |= KINDS[lower]
        elif lower in _STATES:
            states.add(State(lower))
        else:
            part = scopes.part(word)
            if part is None:
                raise _no_scope(word, scopes, catalogue)
            topics |= part
            parted = True
    items = {item for state in states for item in _STATES[state](store, catalogue, moment)}
    return Selection(
        frozenset(topics) if parted else None,
        frozenset(kinds) if kinds else None,
        frozenset(items) if states else None,
        tuple(words),
    )


def _no_scope(word: str, scopes: Scopes, catalogue: Catalogue) -> UsageError:
    if word in catalogue.drill_names():
        return UsageError(f"{word} is a drill, not a part of the content.", f"`study drill {word}` opens it.")
    return scopes.unknown(word)


FAILED_DAYS = 7
"""For how many study days an item that was answered with Again counts as failed, if it was recalled since."""

_STATES: dict[str, Callable[[Store, Catalogue, Moment], Collection[ItemId]]] = {
    State.FAILED: lambda store, _, moment: store.failed(moment.day, FAILED_DAYS),
    State.NEW: lambda store, _, moment: {row.item for row in store.new_rows(moment)},
    State.DUE: lambda store, _, moment: {row.item for row in store.due_rows(moment)},
    State.FLAGGED: lambda store, *_: store.flagged(),
    State.SUSPENDED: lambda store, *_: store.suspended(),
}


def _branches(curriculum: Curriculum) -> dict[str, frozenset[TopicId]]:
    """The branches of the family tree, each with all that grows on it."""
    found: dict[str, set[TopicId]] = {}
    for topic in curriculum.topics.values():
        if topic.branch:
            held = found.setdefault(slug(topic.branch), set())
            waiting = [topic.id]
            while waiting:
                held.add(waiting[-1])
                waiting += curriculum.children(waiting.pop())
    return {name: frozenset(held) for name, held in found.items()}


def _named(parts: dict[str, frozenset[TopicId]], word: str) -> frozenset[TopicId] | None:
    """Roman numerals and names, however they are capitalised."""
    return parts.get(word) or parts.get(word.lower()) or parts.get(word.upper())
