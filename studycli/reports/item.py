"""One item, as `study show` tells of it: its text, how it went, when it comes back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from studycli.content.names import did_you_mean
from studycli.content.plain_text import plain_text
from studycli.errors import UsageError
from studycli.frozen import frozen
from studycli.model.items import Card, Item, ItemId, drill_id
from studycli.model.memory import Memory, Probability
from studycli.model.review import Moment, Review
from studycli.reports.wording import percent
from studycli.scheduler.forgetting import retrievability
from studycli.wording import clock, count

if TYPE_CHECKING:
    from studycli.catalogue import Catalogue
    from studycli.store.store import Store

MOST = 12
"""Answers that the text lists; JSON has them all."""


@frozen
class ItemReport:
    """What is known of one item."""

    item: Item
    topic: str
    """Its title."""
    reviews: tuple[Review, ...]
    """That stand, oldest first."""
    runs: int
    """Of a drill's answer."""
    memory: Memory | None
    """None when it was never answered."""
    chance: Probability | None
    """Of recall now."""
    marks: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """A JSON object."""
        item, memory = self.item, self.memory
        return {
            "id": item.id,
            "kind": str(item.kind) if isinstance(item, Card) else "drill",
            "topic": item.topic,
            "file": str(item.place),
            "prompt": item.prompt,
            "answer": item.answer if isinstance(item, Card) else None,
            "key_points": list(item.key_points) if isinstance(item, Card) else [],
            "level": None if isinstance(item, Card) else item.level,
            "marks": list(self.marks),
            "due": memory.due_day.isoformat() if memory else None,
            "stability_days": round(memory.stability, 2) if memory else None,
            "difficulty": round(memory.difficulty, 2) if memory else None,
            "recall": None if self.chance is None else round(self.chance, 4),
            "lapses": memory.lapses if memory else 0,
            "runs": self.runs,
            "reviews": [
                {
                    "day": review.moment.day.isoformat(),
                    "at": review.moment.at.isoformat(),
                    "rating": int(review.rating),
                    "seconds": round(review.duration, 1),
                    "kind": str(review.kind),
                    "answer": review.answer,
                }
                for review in self.reviews
            ],
        }


def find_items(catalogue: Catalogue, name: str) -> list[Item]:
    """The item called `name`, the drill of that name, or all cards of the heading with that id.

    Raises UsageError, naming the nearest, when there is none.
    """
    for wanted in (ItemId(name), drill_id(name)):
        found = catalogue.item(wanted)
        if found is not None:
            return [found]
    entries = catalogue.entries()
    cards = [catalogue.item(entry.id) for entry in entries if entry.group == name]
    if cards:
        return [card for card in cards if card is not None]
    known = {*(entry.id for entry in entries), *(entry.group for entry in entries), *catalogue.drill_names()}
    hint = did_you_mean(name, known, "`study list` shows everything, `study browse` looks for words.")
    raise UsageError(f"There is nothing called {name}.", hint)


def item_report(store: Store, catalogue: Catalogue, item: Item, moment: Moment) -> ItemReport:
    """What is known of `item` at `moment`. Raises StoreError."""
    topic = catalogue.curriculum.topics.get(item.topic)
    memory = store.memory(item.id)
    chance = None
    if memory is not None:
        elapsed = max(0, (moment.day - memory.last_day).days)
        chance = retrievability(memory.stability, elapsed, store.scheduler.settings.parameters)
    return ItemReport(
        item=item,
        topic=topic.title if topic else item.topic,
        reviews=tuple(store.reviews_of(item.id)),
        runs=len(store.attempts_of(item.id)),
        memory=memory,
        chance=chance,
        marks=tuple(sorted(map(str, store.standing(item.id, moment.day)))),
    )


def item_as_text(told: ItemReport, moment: Moment) -> str:
    """The item in lines for the terminal."""
    return "\n".join(_lines(told, moment)) + "\n"


def _lines(told: ItemReport, moment: Moment) -> Iterator[str]:
    item = told.item
    if isinstance(item, Card):
        yield f"{item.id} · {item.kind} card · {told.topic}"
    else:
        yield f"{item.name} · drill · {told.topic} · level {item.level} · ~{item.minutes:g} min"
    yield f"{item.place}"
    yield ""
    yield plain_text(item.prompt)
    if isinstance(item, Card):
        yield ""
        yield plain_text(item.answer)
        yield from (plain_text(f"- {point}") for point in item.key_points)
    yield ""
    yield _standing(told, moment)
    for review in told.reviews[-MOST:]:
        yield f"  {review.moment.day.isoformat()}  {review.rating.word:<6} {clock(review.duration):>6}"
    if len(told.reviews) > MOST:
        yield f"  and {len(told.reviews) - MOST} before"


def _standing(told: ItemReport, moment: Moment) -> str:
    marks = f" [{', '.join(told.marks)}]" if told.marks else ""
    if told.memory is None:
        return f"Never answered.{marks}"
    days = (told.memory.due_day - moment.day).days
    due = "due today" if days <= 0 else "due tomorrow" if days == 1 else f"due in {days} days"
    runs = f", {count(told.runs, 'run')}" if told.runs else ""
    lapses = f", forgotten {count(told.memory.lapses, 'time')}" if told.memory.lapses else ""
    answers = count(len(told.reviews), "answer")
    return f"{answers}{runs}{lapses}; {due}, {percent(told.chance)} now.{marks}"
