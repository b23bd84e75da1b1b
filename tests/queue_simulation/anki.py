"""The same learners with Anki's orders: what is due by date or by relative overdueness, and so many new cards a day.

Anki's own scheduler is FSRS too, so the real `Scheduler` plans here as well (drills in whole days, which spares Anki
its learning steps for them). Who has time left when the day's limit is reached goes on with new cards, as Anki's custom
study allows: the minutes are the same for all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from studycli.model.items import ItemId, Minutes
from studycli.model.memory import Memory
from studycli.scheduler.scheduler import Scheduler
from studycli.scheduler.settings import SchedulingSettings
from studycli.session.state import LEARN_AHEAD
from studycli.study_days import moment_at

from .calendar import Calendar, in_days, instant
from .laws import LawName
from .learner import Content, Learner
from .measures import Outcome, outcome


class Order(StrEnum):
    """In which order Anki shows what is due."""

    DATE = "due date"
    OVERDUENESS = "relative overdueness"


class NewCards(StrEnum):
    """Where Anki shows new cards."""

    MIXED = "mixed with reviews"
    LAST = "after reviews"


@dataclass(frozen=True, slots=True)
class Deck:
    """Anki's options."""

    order: Order
    place: NewCards
    new: int
    retention: float = 0.9
    steps: tuple[float, ...] = (1.0, 10.0)

    def __str__(self) -> str:
        steps = " ".join(f"{step:g}m" for step in self.steps)
        return f"{self.order}, {self.new} new {self.place}, R {self.retention:g}, {steps}"

    @property
    def settings(self) -> SchedulingSettings:
        """For the scheduler."""
        steps = tuple(map(Minutes, self.steps))
        return SchedulingSettings(desired_retention=self.retention, learning_steps=steps)


USUAL = tuple(Deck(order, place, new) for order in Order for place in NewCards for new in (10, 20))
"""What most learners have, of which the best is taken."""
TUNED = tuple(Deck(order, place, 20, 0.8, (10.0,)) for order in Order for place in NewCards)
"""Set for as much as possible in the time: fewer reviews and one step."""


def live_with_anki(deck: Deck, law: LawName, seed: int, calendar: Calendar, content: Content) -> Outcome:
    """One learner's course with Anki."""
    course = _Course(deck, Learner(law, seed, content), content)
    over = 0.0
    due = []
    for day in calendar.study_days():
        if calendar.is_return(day):
            due.append(len(course.due(day)))
        given = calendar.given(over)
        over = course.study(day, given) - given
    return outcome(course.learner, content, float(calendar.days), due, course.spent / 60, course.answers)


class _Course:
    def __init__(self, deck: Deck, learner: Learner, content: Content) -> None:
        self.learner, self._deck = learner, deck
        self._scheduler = Scheduler(deck.settings)
        self._unseen = list(reversed(list(content)))
        self._memories: dict[ItemId, Memory] = {}
        self.spent, self.answers = 0.0, 0

    def due(self, day: int) -> list[ItemId]:
        """What is due on a day, in the deck's order."""
        today = moment_at(instant(day)).day
        found = [memory for memory in self._memories.values() if memory.due_day <= today]
        if self._deck.order is Order.DATE:
            found.sort(key=lambda memory: (memory.due_day, memory.item))
        else:
            found.sort(key=lambda memory: ((memory.last_day - today).days / memory.stability, memory.item))
        return [memory.item for memory in found]

    def study(self, day: int, given: float) -> float:
        """One day of `given` seconds; how many were used."""
        line, steps, used = self._line(day), list[tuple[datetime, ItemId]](), 0.0
        while used < given:
            now = instant(day, used)
            steps.sort()
            if steps and steps[0][0] <= now:
                item = steps.pop(0)[1]
            elif (following := next(line, None)) is not None:
                item = following
            elif steps and steps[0][0] <= now + LEARN_AHEAD:
                item = steps.pop(0)[1]
            else:
                break
            answer = self.learner.answer(item, in_days(now))
            used += answer.duration
            moment = moment_at(instant(day, used))
            memory = self._scheduler.review(self._memories.get(item), item, answer.rating, moment)
            self._memories[item] = memory
            if memory.due_at is not None:
                steps.append((memory.due_at, item))
            self.answers += 1
        self.spent += used
        return used

    def _line(self, day: int) -> Iterator[ItemId]:
        due = self.due(day)
        new = 0
        # Evenly spread over the reviews, as Anki mixes them.
        for place, item in enumerate(due):
            while self._deck.place is NewCards.MIXED and new * len(due) < self._deck.new * (place + 0.5):
                new += 1
                if self._unseen:
                    yield self._unseen.pop()
            yield item
        while self._unseen:
            yield self._unseen.pop()
