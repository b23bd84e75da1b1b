"""What is read of the record for the queue and for statistics. The store itself adds what changes something."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from typing import TYPE_CHECKING

from studycli.model.items import ItemId, Seconds, TopicId
from studycli.model.review import Moment, ReviewKind
from studycli.place.scope import EVERYTHING, Selection
from studycli.store import agenda, pace, statistics
from studycli.store.connection import Database
from studycli.store.rows import (
    DayOfItem,
    FirstAnswer,
    NewRow,
    Standing,
    StudiedRow,
    TimedAnswer,
    TimeSpent,
    TodayCounts,
    TopicCount,
)
from studycli.store.statistics import DayTotals, DrillPass, DrillRun, ItemTotals

if TYPE_CHECKING:
    from studycli.scheduler.retracing import LoggedAnswer


class StoreReadings:
    """Questions to an open database; none of them changes it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # Queue

    def due_rows(
        self, moment: Moment, scope: Selection = EVERYTHING, limit: int | None = None
    ) -> list[StudiedRow]:
        """Items to repeat now, the most endangered first: planned for today or earlier, or a step whose time has come."""
        with self._database.reading() as connection:
            return agenda.due_rows(connection, moment, scope, limit)

    def later_rows(
        self, moment: Moment, scope: Selection = EVERYTHING, limit: int | None = None
    ) -> list[StudiedRow]:
        """Items that are not yet due, the most endangered first; those in their learning steps left out."""
        with self._database.reading() as connection:
            return agenda.later_rows(connection, moment, scope, limit)

    def learning_rows(self, moment: Moment, scope: Selection = EVERYTHING) -> list[StudiedRow]:
        """Items whose next learning step has not come yet, the earliest first."""
        with self._database.reading() as connection:
            return agenda.learning_rows(connection, moment, scope)

    def upcoming_rows(self, moment: Moment, until: date) -> list[StudiedRow]:
        """Items that come due after today and by study day `until`, in the order of their days."""
        with self._database.reading() as connection:
            return agenda.upcoming_rows(connection, moment, until)

    def studied_rows(self, moment: Moment, scope: Selection = EVERYTHING) -> list[StudiedRow]:
        """Every item of the content that has a memory, suspended ones too, in the content's order."""
        with self._database.reading() as connection:
            return agenda.studied_rows(connection, moment, scope)

    def new_rows(
        self,
        moment: Moment,
        topics: Collection[TopicId] | None = None,
        limit: int | None = None,
        scope: Selection = EVERYTHING,
    ) -> list[NewRow]:
        """Items without a review, in the content's order; only those of `scope`, and of `topics` unless that is None."""
        with self._database.reading() as connection:
            return agenda.new_rows(connection, moment.day, topics, limit, scope)

    def topic_standings(
        self,
        moment: Moment,
        forgetting: tuple[float, float],
        odds: float = 1.0,
        items: Collection[ItemId] | None = None,
    ) -> list[Standing]:
        """How the items of each topic, or `items` of it, stand (`agenda.topic_standings`)."""
        with self._database.reading() as connection:
            return agenda.topic_standings(connection, moment, forgetting, odds, items)

    def timed_firsts(self) -> list[TimedAnswer]:
        """The first answers to the items that were met last, the latest first."""
        with self._database.reading() as connection:
            return agenda.timed_firsts(connection)

    def timed_laters(self) -> list[TimedAnswer]:
        """The latest answers that were not an item's first day's, the latest first."""
        with self._database.reading() as connection:
            return agenda.timed_laters(connection)

    def days_of_items(self, since: date) -> list[DayOfItem]:
        """What each item of the content took on each study day from `since` on."""
        with self._database.reading() as connection:
            return statistics.days_of_items(connection, since)

    def spent(self, day: date) -> TimeSpent:
        """How much time answers took on study day `day`."""
        with self._database.reading() as connection:
            return agenda.spent(connection, day)

    def today(self, day: date) -> TodayCounts:
        """How many items were answered on study day `day`, for the daily limits."""
        with self._database.reading() as connection:
            return agenda.today(connection, day)

    def groups_answered(self, day: date) -> set[ItemId]:
        """The groups of which an item was answered on study day `day`: their siblings wait."""
        with self._database.reading() as connection:
            return agenda.groups_answered(connection, day)

    def topic_counts(self) -> dict[TopicId, TopicCount]:
        """How many items each topic has, and how many of them have been answered and are suspended."""
        with self._database.reading() as connection:
            return agenda.topic_counts(connection)

    def kind_costs(self) -> dict[ReviewKind, Seconds]:
        """The median cost of the latest repetitions of each kind; a kind that never was is missing."""
        with self._database.reading() as connection:
            return agenda.kind_costs(connection)

    def study_days(self, until: date, count: int) -> list[tuple[date, int]]:
        """The latest `count` study days up to `until` with answers, newest first, and how many items each had."""
        with self._database.reading() as connection:
            return pace.study_days(connection, until, count)

    def usual_load(self, today: date) -> float:
        """How many items the learner has answered per day of study of late, today left out; 0 without any."""
        with self._database.reading() as connection:
            return pace.usual_load(connection, today)

    # Place

    def failed(self, day: date, days: int) -> set[ItemId]:
        """The items that were answered with Again in the `days` study days up to `day`, or when they were answered last."""
        with self._database.reading() as connection:
            return agenda.failed(connection, day, days)

    def first_days(self) -> dict[TopicId, date]:
        """The study day on which something of each topic was answered first; topics not begun are missing."""
        with self._database.reading() as connection:
            return agenda.first_days(connection)

    def answers_when_met(self, since: date, topics: Collection[TopicId]) -> list[FirstAnswer]:
        """How each item of `topics` that was first met on study day `since` or later was answered then, oldest first."""
        with self._database.reading() as connection:
            return agenda.answers_when_met(connection, since, topics)

    # Statistics

    def day_totals(self, since: date, until: date, scope: Selection = EVERYTHING) -> list[DayTotals]:
        """The study days from `since` to `until`, both included, on which something was reviewed, oldest first."""
        with self._database.reading() as connection:
            return statistics.day_totals(connection, since, until, scope)

    def item_totals(self, since: date, until: date, scope: Selection = EVERYTHING) -> list[ItemTotals]:
        """The items that were reviewed from `since` to `until`, both included, also those no longer in the content."""
        with self._database.reading() as connection:
            return statistics.item_totals(connection, since, until, scope)

    def answers_behind(
        self, since: date, until: date, scope: Selection = EVERYTHING
    ) -> Iterator[LoggedAnswer]:
        """The whole history up to `until` of every item that was reviewed from `since` on, oldest first."""
        with self._database.reading() as connection:
            yield from statistics.answers_behind(connection, since, until, scope)

    def drill_passes(self, until: date, scope: Selection = EVERYTHING) -> list[DrillPass]:
        """Every rated repetition of a drill up to `until`, oldest first."""
        with self._database.reading() as connection:
            return statistics.drill_passes(connection, until, scope)

    def drill_runs(self, until: date, scope: Selection = EVERYTHING) -> list[DrillRun]:
        """Every run of a drill up to `until`, oldest first."""
        with self._database.reading() as connection:
            return statistics.drill_runs(connection, until, scope)

    def review_counts(self) -> dict[ItemId, int]:
        """How many reviews of each item stand; items without any are missing."""
        with self._database.reading() as connection:
            return statistics.review_counts(connection)

    def first_study_day(self, scope: Selection = EVERYTHING) -> date | None:
        """The study day of the very first review that stands; None when there is none."""
        with self._database.reading() as connection:
            return statistics.first_study_day(connection, scope)
