"""The learner's record: a thin front for the query files of this room.

Everything that changes something is one transaction, saved on disk when the call returns. What cannot be read or
saved raises StoreError, and the store can be used again after that. Use a store from the thread that opened it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from studycli.errors import StoreError
from studycli.frozen import replace
from studycli.model.items import ItemId
from studycli.model.memory import Memory
from studycli.model.review import (
    Attempt,
    Choice,
    ChoiceKey,
    EventId,
    Mark,
    MarkKind,
    Moment,
    Review,
)
from studycli.scheduler.scheduler import Scheduler
from studycli.scheduler.settings import SchedulingSettings
from studycli.store import (
    drafts,
    log,
    memory,
    own,
    standing,
    upkeep,
)
from studycli.store.connection import Database, StoreMode
from studycli.store.event_ids import new_event_id
from studycli.store.plan import planned_settings
from studycli.store.readings import StoreReadings
from studycli.store.rows import RatedDay
from studycli.store.upkeep import Rebuilt

if TYPE_CHECKING:
    from studycli.scheduler.pause import Pause

    # What is asked for once in a while loads when it is asked for: every start would wait for it.
    from studycli.scheduler.shifting import Shift
    from studycli.store.backup import DailyBackup
    from studycli.store.backup_check import BackupContent
    from studycli.store.merging import Merging
    from studycli.store.own_work import WrittenAnswer, WrittenSource
    from studycli.store.restoring import Difference
    from studycli.store.staging import StagedBackup


class Store(StoreReadings):
    """The review log, and what follows from it. Made by `open_store`; a context manager that closes."""

    def __init__(
        self, database: Database, settings: SchedulingSettings, device: str, daily_backup: DailyBackup | None
    ) -> None:
        super().__init__(database)
        self._settings = settings
        self._scheduler = Scheduler(planned_settings(database.connection, settings))
        self._daily_backup = daily_backup
        self._shift: tuple[object, float] | None = None
        """What it was computed from, and its log-odds."""
        self.device = device
        """This machine's id, which reviews and marks carry."""

    @property
    def mode(self) -> StoreMode:
        """Whether it may be written."""
        return self._database.mode

    @property
    def scheduler(self) -> Scheduler:
        """What plans the reviews of this store: the settings it was opened with, and parameters chosen since."""
        return self._scheduler

    @property
    def backup_fault(self) -> StoreError | None:
        """Why the day's backup could not be made; known once `close` has returned."""
        return None if self._daily_backup is None else self._daily_backup.fault

    @property
    def content(self) -> Database:
        """For the functions of `content_cache`: `reading()` and `writing(what)` give them the connection."""
        return self._database

    # Answers

    def add_review(self, review: Review) -> Memory:
        """Keeps a rated answer: log, memory and cleared draft in one transaction. Returns the memory it leaves."""
        with self._database.writing("your answer") as connection:
            log.append_review(connection, review)
            after = memory.remember_answer(connection, self._scheduler, review)
            drafts.save_draft(connection, review.item, "", review.moment)
            upkeep.note_other_plan(connection, self._scheduler)
        return after

    def latest_event(self) -> Review | Mark | None:
        """What `undo` would take back: this machine's latest review or mark that still stands."""
        with self._database.reading() as connection:
            return log.latest_event(connection, self.device)

    def undo(self, moment: Moment) -> Review | Mark | None:
        """Takes back this machine's latest review or mark, from this session or an earlier one; None: nothing left.

        The memory is then what the remaining reviews say, and the text that was answered is the item's draft again.
        """
        with self._database.writing("the undo") as connection:
            event = log.latest_event(connection, self.device)
            if event is not None:
                self._take_back(event, moment)
        return event

    def retract(self, event_id: EventId, moment: Moment) -> None:
        """Takes back one particular review, mark or choice. Raises StoreError when there is none that stands."""
        self.retract_all([event_id], moment)

    def retract_all(self, events: Iterable[EventId], moment: Moment) -> None:
        """`retract` for several events, all or none."""
        with self._database.writing("the undo") as connection:
            for event_id in events:
                event = log.find_event(connection, event_id)
                if event is None:
                    raise StoreError(
                        "There is nothing to take back: that answer or mark is not in the record any more."
                    )
                self._take_back(event, moment)
        self._plan_anew()

    def _take_back(self, event: Review | Mark | Choice, moment: Moment) -> None:
        connection = self._database.connection
        log.append_retraction(connection, new_event_id(moment), event.id, moment, self.device)
        if isinstance(event, Choice):
            upkeep.keep_to_plan(connection, self._settings)
            return
        if isinstance(event, Mark):
            standing.refresh_standing(connection, event.item)
            return
        memory.refresh_memory(connection, self._scheduler, event.item)
        upkeep.note_other_plan(connection, self._scheduler)
        if drafts.draft(connection, event.item) is None:
            drafts.save_draft(connection, event.item, event.answer, moment)

    def reviews_of(self, item: ItemId) -> list[Review]:
        """The item's reviews that stand, oldest first."""
        with self._database.reading() as connection:
            return log.reviews_of(connection, item)

    def reviews(self, since: date | None = None, until: date | None = None) -> Iterator[Review]:
        """All reviews that stand from study day `since` to `until`, both included, oldest first."""
        with self._database.reading() as connection:
            yield from log.reviews(connection, since, until)

    def rated_days(self) -> list[RatedDay]:
        """All reviews that stand, oldest first, reduced to what memory depends on."""
        with self._database.reading() as connection:
            return log.rated_days(connection)

    def last_answer(self, item: ItemId) -> str | None:
        """What was written the last time that anything was; None when nothing ever was."""
        with self._database.reading() as connection:
            return log.last_answer(connection, item)

    def written_answers(self) -> list[WrittenAnswer]:
        """The latest written answer of every card that has one, by item."""
        from studycli.store import own_work

        with self._database.reading() as connection:
            return own_work.written_answers(connection)

    def written_sources(self) -> list[WrittenSource]:
        """Of every drill that was run the latest source that passed, else the latest, by item."""
        from studycli.store import own_work

        with self._database.reading() as connection:
            return own_work.written_sources(connection)

    # Memory

    def memory(self, item: ItemId) -> Memory | None:
        """What is believed about the item; None when it has no review."""
        with self._database.reading() as connection:
            row = memory.read_remembered(connection, item)
        return None if row is None else row.memory

    def shift(self, until: date) -> Shift:
        """What the latest answers up to study day `until` add to the log-odds of what is believed of recall."""
        from studycli.scheduler import shifting
        from studycli.store import statistics

        settings = self._scheduler.settings
        with self._database.reading() as connection:
            since = statistics.latest_day(connection, shifting.LATEST, until)
            newest = statistics.latest_day(connection, 1, until)
            # The queue asks for it as of yesterday and the home screen as of today: mostly the same answers.
            by_others = connection.execute("PRAGMA data_version").fetchone()[0]
            asked = (since, newest, connection.total_changes, by_others, settings)
            if self._shift is None or self._shift[0] != asked:
                answers = statistics.histories_since(connection, since, until)
                self._shift = asked, shifting.shift_after(answers, settings, since.toordinal()).log_odds
        return shifting.Shift(self._shift[1])

    def known_items(self) -> set[ItemId]:
        """Every item with a history, whether or not the content still has it."""
        with self._database.reading() as connection:
            return memory.known_items(connection)

    # Marks

    def add_mark(self, mark: Mark) -> None:
        """Keeps a suspension, burial or flag, or its end."""
        self.add_marks([mark])

    def add_marks(self, marks: Iterable[Mark]) -> None:
        """Keeps several marks, all or none."""
        with self._database.writing("your mark") as connection:
            for mark in marks:
                log.append_mark(connection, mark)
                standing.refresh_standing(connection, mark.item)

    def standing(self, item: ItemId, day: date) -> frozenset[MarkKind]:
        """Which of SUSPEND, BURY and FLAG hold for the item on study day `day`."""
        with self._database.reading() as connection:
            return standing.standing(connection, item, day)

    def suspended(self) -> set[ItemId]:
        """Every suspended item."""
        with self._database.reading() as connection:
            return standing.suspended(connection)

    def flagged(self) -> set[ItemId]:
        """Every flagged item."""
        with self._database.reading() as connection:
            return standing.flagged(connection)

    # Choices

    def add_choice(self, choice: Choice) -> None:
        """Keeps a decision about the plan. Chosen parameters replay the whole log, in the same transaction."""
        with self._database.writing("your choice") as connection:
            log.append_choice(connection, choice)
            upkeep.keep_to_plan(connection, self._settings)
        self._plan_anew()

    def choices(self, key: ChoiceKey) -> list[Choice]:
        """The choices of one kind that stand, oldest first."""
        with self._database.reading() as connection:
            return log.choices(connection, key)

    def pauses(self) -> tuple[Pause, ...]:
        """The study days on which nothing is planned, past ones too; pauses that overlap or touch are one."""
        chosen = self.choices(ChoiceKey.PAUSE)
        if not chosen:
            return ()
        from studycli.scheduler.pause import Pause, merged

        told = (Pause.from_text(choice.value) for choice in chosen)
        return merged(pause for pause in told if pause is not None)

    def memories_under(self, settings: SchedulingSettings) -> list[Memory]:
        """What the memory of every item would be if it were planned with `settings`. Changes nothing."""
        with self._database.reading() as connection:
            return upkeep.memories_under(connection, settings)

    def _plan_anew(self) -> None:
        with self._database.reading() as connection:
            settings = planned_settings(connection, self._settings)
        if settings != self._scheduler.settings:
            self._scheduler = Scheduler(settings)

    # Drills

    def add_attempt(self, attempt: Attempt) -> None:
        """Keeps one run of a drill's answer."""
        with self._database.writing("this run") as connection:
            log.append_attempt(connection, attempt)

    def attempts_of(self, item: ItemId) -> list[Attempt]:
        """The runs of a drill, oldest first."""
        with self._database.reading() as connection:
            return log.attempts_of(connection, item)

    def attempts(self, since: date | None = None, until: date | None = None) -> Iterator[Attempt]:
        """All runs of drills from study day `since` to `until`, both included, oldest first."""
        with self._database.reading() as connection:
            yield from log.attempts(connection, since, until)

    # Drafts

    def draft(self, item: ItemId) -> str | None:
        """The unfinished answer to an item."""
        with self._database.reading() as connection:
            return drafts.draft(connection, item)

    def save_draft(self, item: ItemId, text: str, moment: Moment) -> None:
        """Keeps an unfinished answer; an empty one is removed."""
        with self._database.writing("your draft") as connection:
            drafts.save_draft(connection, item, text, moment)

    # Other machines

    def merging(self) -> Merging:
        """Takes in other machines' events, and gives out those that they have not got."""
        from studycli.store.merging import Merging

        return Merging(self._database, self._settings, self._plan_anew)

    def take_new_device(self) -> None:
        """Gives this machine another id, because a copy of this home goes by the present one."""
        import secrets

        device = secrets.token_hex(8)
        self.set_meta("device", device)
        self.device = device

    # Upkeep

    def rebuild(self) -> int:
        """Makes all cached state anew from the log; returns how many items' state differed (0 in a sound store)."""
        return len(self.rebuilt().differed)

    def rebuilt(self) -> Rebuilt:
        """`rebuild`, telling how many items were compared and which differed."""
        with self._database.writing("the rebuilt memory") as connection:
            return upkeep.rebuild(connection, self._scheduler)

    def mend(self) -> list[str]:
        """Puts right what does not belong together in the cached state; returns what it found, a sentence each."""
        with self._database.writing("the mended memory") as connection:
            found = upkeep.orphans(connection)
            if found:
                upkeep.rebuild(connection, self._scheduler)
        return found

    def loose_ends(self) -> list[str]:
        """What belongs to nothing here, and is kept because it harms nobody, a sentence each."""
        with self._database.reading() as connection:
            return upkeep.loose_ends(connection)

    def answered_after(self, instant: datetime) -> list[Review]:
        """The reviews that stand and were given after `instant`, oldest first: from a clock that was ahead."""
        with self._database.reading() as connection:
            return log.answered_after(connection, instant)

    def redate(self, reviews: Iterable[Review], moment: Moment) -> None:
        """Takes reviews back and logs the same answers as given at `moment`, in their order."""
        with self._database.writing("the answers with their new time") as connection:
            for review in reviews:
                log.append_retraction(connection, new_event_id(moment), review.id, moment, self.device)
                log.append_review(connection, replace(review, id=new_event_id(moment), moment=moment))
                memory.refresh_memory(connection, self._scheduler, review.item)

    def check(self) -> list[str]:
        """What is wrong with the database, a sentence each; empty when it is sound."""
        with self._database.reading() as connection:
            return upkeep.check(connection)

    def backup(self, target: Path) -> BackupContent:
        """Writes a consistent copy of the database to `target`, whole or not at all; returns what it holds."""
        from studycli.store.backup import copy_database

        return copy_database(self._database.connection, self._database.path, target)

    def backup_before(self, deed: str, moment: Moment, folder: Path) -> Path:
        """A copy in `folder` before something dangerous, which `deed` names; returns where it is."""
        from studycli.store.backup import backup_before

        return backup_before(self._database.connection, self._database.path, folder, moment, deed)

    def difference(self, backup: StagedBackup) -> Difference:
        """What restoring `backup` would change."""
        from studycli.store import restoring

        with self._database.reading() as connection:
            return restoring.difference(connection, backup)

    def restore(self, backup: StagedBackup, moment: Moment, folder: Path) -> Path:
        """Makes the log what `backup` holds; returns the copy in `folder` of what was there before."""
        from studycli.store import restoring

        kept = restoring.restore(self._database, self._settings, backup, folder, moment)
        self._plan_anew()
        return kept

    def meta(self, key: str) -> str | None:
        """A fact about this database that was kept under `key`."""
        with self._database.reading() as connection:
            return own.meta(connection, key)

    def set_meta(self, key: str, value: str) -> None:
        """Keeps a fact about this database."""
        with self._database.writing("a setting") as connection:
            own.set_meta(connection, key, value)

    def close(self) -> None:
        """Waits for the day's backup and closes the database. A second call does nothing."""
        if self._daily_backup is not None:
            self._daily_backup.wait()
        self._database.connection.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
