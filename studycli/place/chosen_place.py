"""What the learner chose about their place, as events of the log: they sync, and can be taken back, like marks.

    position  {"day": 50}, or {"day": null} for the beginning; found by questions also {"known": […], "not_known": […]}
    focus     {"scopes": ["vision", "drills"]}, or {"scopes": []} for none
    known     {"topics": ["bert", "gpt"], "known": true}

Of several the later one counts. What cannot be read, as from a later version of the program, is passed over.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeGuard

from studycli.model.items import TopicId
from studycli.model.review import Choice, ChoiceKey, EventId, Moment
from studycli.store.event_ids import new_event_id

if TYPE_CHECKING:
    from datetime import date

    from studycli.store.store import Store


class Positioned(NamedTuple):
    """The learner said where they are."""

    id: EventId
    study_day: date
    """When they said so."""
    day: int | None
    """The day of the course; None for the beginning."""


class Knew(NamedTuple):
    """The learner said of topics that they know them, or that they do not."""

    id: EventId
    study_day: date
    topics: tuple[TopicId, ...]
    known: bool


def positions(store: Store) -> list[Positioned]:
    """Every position that was said and stands, oldest first."""
    return [
        Positioned(choice.id, choice.moment.day, told["day"])
        for choice, told in _told(store, ChoiceKey.POSITION)
        if _is_day(told.get("day", "missing"))
    ]


def knowledge(store: Store) -> list[Knew]:
    """Everything that was said about topics and stands, oldest first."""
    found: list[Knew] = []

    def add(choice: Choice, topics: object, *, known: bool) -> None:
        if _are_words(topics):
            found.append(Knew(choice.id, choice.moment.day, tuple(map(TopicId, topics)), known))

    for choice, told in _told(store, ChoiceKey.KNOWN):
        add(choice, told.get("topics"), known=bool(told.get("known", True)))
    for choice, told in _told(store, ChoiceKey.POSITION):
        add(choice, told.get("known"), known=True)
        add(choice, told.get("not_known"), known=False)
    return sorted(found, key=lambda one: one.id)


def focus_words(store: Store) -> tuple[str, ...]:
    """The scopes that new items come from, as they were typed; none when there is no focus."""
    chosen = [told["scopes"] for _, told in _told(store, ChoiceKey.FOCUS) if _are_words(told.get("scopes"))]
    return tuple(chosen[-1]) if chosen else ()


def choose_position(
    store: Store,
    moment: Moment,
    day: int | None,
    known: Collection[TopicId] = (),
    not_known: Collection[TopicId] = (),
) -> None:
    """Keeps where the learner is, with topics that were found to be known or not. Raises StoreError."""
    topics = {"known": sorted(known), "not_known": sorted(not_known)}
    _keep(
        store,
        moment,
        ChoiceKey.POSITION,
        {"day": day, **{name: held for name, held in topics.items() if held}},
    )


def choose_focus(store: Store, moment: Moment, scopes: Sequence[str]) -> None:
    """Keeps where new items come from; no scope ends a focus. Raises StoreError."""
    _keep(store, moment, ChoiceKey.FOCUS, {"scopes": list(scopes)})


def choose_known(store: Store, moment: Moment, topics: Collection[TopicId], *, known: bool) -> None:
    """Keeps that topics count as known, or no longer do. Raises StoreError."""
    _keep(store, moment, ChoiceKey.KNOWN, {"topics": sorted(topics), "known": known})


def take_back(store: Store, moment: Moment, key: ChoiceKey) -> bool:
    """Takes the latest choice of this kind back, so that the one before it stands. False when there is none."""
    standing = store.choices(key)
    if standing:
        store.retract(standing[-1].id, moment)
    return bool(standing)


def _keep(store: Store, moment: Moment, key: ChoiceKey, value: dict[str, object]) -> None:
    store.add_choice(Choice(new_event_id(moment), key, json.dumps(value), moment, store.device))


def _told(store: Store, key: ChoiceKey) -> Iterator[tuple[Choice, dict[str, Any]]]:
    for choice in store.choices(key):
        try:
            told = json.loads(choice.value)
        except ValueError:
            continue
        if isinstance(told, dict):
            yield choice, told


def _is_day(value: object) -> bool:
    return value is None or (isinstance(value, int) and not isinstance(value, bool))


def _are_words(value: object) -> TypeGuard[list[str]]:
    return isinstance(value, list) and all(isinstance(word, str) for word in value)
