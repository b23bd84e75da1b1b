"""What every screen works with as long as the program stands: record, content, settings, and the judge when it is needed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from studycli import paths

if TYPE_CHECKING:
    from studycli.catalogue import Catalogue
    from studycli.commands.opening import Study
    from studycli.judge.client import JudgeClient
    from studycli.model.items import ItemId
    from studycli.paths import ContentRoot
    from studycli.place.place import Place
    from studycli.reports.data import ReportData
    from studycli.reports.finding import Findable
    from studycli.scheduler.scheduler import Scheduler
    from studycli.screens.sitting import Sitting
    from studycli.session.entries import Queue

MORE = 10
"""How many items "more" are."""


class Workspace:
    """One for all screens of an app; a context manager that lets go of the judge."""

    def __init__(self, study: Study, *, roots: Sequence[ContentRoot] | None = None) -> None:
        """`roots`: where the content is, when that is not where it usually is."""
        self.store, self.clock, self.config = study.store, study.clock, study.config
        self.catalogue = study.catalogue
        """The content as it was read last."""
        self.study, self._roots = study, roots
        self.latest: Sitting | None = None
        """The sitting that was begun last."""
        self._found: tuple[Catalogue, Sequence[Findable]] | None = None

    @property
    def scheduler(self) -> Scheduler:
        """What plans reviews now: parameters may be chosen while the program stands."""
        return self.store.scheduler

    @cached_property
    def judge(self) -> JudgeClient:
        """Who runs answers; made when it is asked for first."""
        from studycli.judge.client import JudgeClient

        return JudgeClient()

    def place(self) -> Place:
        """Where the learner stands now, by the course's pace. Raises StoreError."""
        from studycli.place.place import read_place

        return read_place(self.store, self.catalogue, self.clock.now(), self.config.course_pace)

    def queue(self, **wanted: Any) -> Queue:
        """What to study now; `wanted` overrules the settings, as in `QueueOptions.from_config`. Raises StoreError."""
        from studycli.session.entries import QueueOptions
        from studycli.session.queue import build_queue

        options = QueueOptions.from_config(self.config, **wanted)
        return build_queue(self.store, self.catalogue, self.scheduler, self.clock.now(), options)

    def chosen(self, items: Iterable[ItemId]) -> Queue:
        """These items, due or not, in their order. Raises StoreError."""
        from studycli.session.candidates import chosen_entry
        from studycli.session.entries import Queue

        moment = self.clock.now()
        found = [item for item in map(self.catalogue.item, items) if item is not None]
        return Queue(tuple(chosen_entry(item, self.store, self.scheduler, moment) for item in found))

    def sitting(self, queue: Queue) -> Sitting:
        """A session that goes through `queue`."""
        from studycli.screens.sitting import Sitting
        from studycli.session.session import Session

        session = Session(self.store, self.catalogue, self.scheduler, self.clock, queue)
        self.latest = Sitting(session, self, queue.opening, self.config.device)
        return self.latest

    def findables(self) -> Sequence[Findable]:
        """Every item and what it can be found by; read once for each state of the content."""
        from studycli.reports.finding import findables

        if self._found is None or self._found[0] is not self.catalogue:
            self._found = self.catalogue, findables(self.catalogue)
        return self._found[1]

    def reread(self) -> None:
        """Reads the content again, after a deck was edited. Raises StoreError."""
        from studycli.catalogue import open_catalogue

        self.catalogue = open_catalogue(self.store, self._roots or paths.content_roots())

    def report(self, days: int | None) -> ReportData:
        """What the statistics show of the latest so many study days, or of all for None. Raises StoreError."""
        # Only who asks for statistics waits for them to load, not the first question.
        from studycli.reports.gather import reporter

        return reporter(
            self.store, self.catalogue, self.clock, self.scheduler.settings, pace=self.config.course_pace
        )(days)

    def __enter__(self) -> Workspace:
        return self

    def __exit__(self, *_: object) -> None:
        if "judge" in vars(self):
            self.judge.close()
