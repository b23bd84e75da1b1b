"""The course day by day: what the page of a day asks for, and how much of it is done and remembered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import fsum
from typing import TYPE_CHECKING, Any

from studycli.frozen import as_dict, frozen
from studycli.model.items import DRILL_KIND, Card, ItemId
from studycli.model.memory import Probability
from studycli.model.review import Moment
from studycli.scheduler.forgetting import retrievability

if TYPE_CHECKING:
    from studycli.catalogue import Catalogue
    from studycli.content.curriculum import Curriculum
    from studycli.store.content_cache import LightRow
    from studycli.store.rows import StudiedRow
    from studycli.store.store import Store


@frozen
class Part:
    """One thing that a page asks for: a drill, or a heading with its card or cards."""

    id: ItemId
    title: str
    items: tuple[ItemId, ...]
    done: int
    """How many of the items were answered."""
    due: int
    """How many of the items are due now."""
    waiting: tuple[ItemId, ...]
    """The items that were never answered or are due."""
    remembered: Probability | None
    """Mean chance of recall of what was answered; None when nothing was."""

    @property
    def is_done(self) -> bool:
        """Whether all of it was answered."""
        return self.done == len(self.items)

    @property
    def is_drill(self) -> bool:
        """Whether it is a function to write."""
        return self.id.startswith(f"{DRILL_KIND}:")


@frozen
class DayPage:
    """The page of one day."""

    day: int
    title: str
    phase: str
    """What the phase is called: `Phase IV`; empty for none."""
    parts: tuple[Part, ...]
    """In the page's order."""
    lab: str
    """The experiment that it offers; empty when it offers none."""

    @property
    def done(self) -> int:
        """How many of the parts are done."""
        return sum(part.is_done for part in self.parts)

    @property
    def drills_left(self) -> int:
        """How many of the drills are not done."""
        return sum(part.is_drill and not part.is_done for part in self.parts)

    def to_study(self) -> list[ItemId]:
        """The items to go through now: what was never answered or is due; all of them when nothing is."""
        waiting = [item for part in self.parts for item in part.waiting]
        return waiting or [item for part in self.parts for item in part.items]

    def to_json(self) -> dict[str, Any]:
        """A JSON object."""
        return {**as_dict(self), "done": self.done}


def read_page(
    store: Store, catalogue: Catalogue, moment: Moment, day: int, parameters: Sequence[float]
) -> DayPage:
    """The page of `day`, as it stands at `moment`; `parameters` are FSRS's."""
    return read_pages(store, catalogue, moment, [day], parameters)[0]


def read_pages(
    store: Store, catalogue: Catalogue, moment: Moment, days: Sequence[int], parameters: Sequence[float]
) -> list[DayPage]:
    """The pages of several days, in their order."""
    entries = catalogue.entries()
    studied = {row.item: row for row in store.studied_rows(moment)}
    return [_page(catalogue, entries, studied, day, parameters) for day in days]


def course_days(curriculum: Curriculum) -> list[int]:
    """The days that treat a topic or have a page, in their order."""
    treated = {topic.day for topic in curriculum.topics.values() if topic.day is not None}
    return sorted(treated | curriculum.pages.keys())


def _page(
    catalogue: Catalogue,
    entries: Sequence[LightRow],
    studied: Mapping[ItemId, StudiedRow],
    day: int,
    parameters: Sequence[float],
) -> DayPage:
    curriculum = catalogue.curriculum
    written, phase = curriculum.pages.get(day), curriculum.phase_on(day)
    topics = [topic for topic in curriculum.topics.values() if topic.day == day]
    groups: dict[ItemId, list[LightRow]] = {}
    if written is None:
        here = {topic.id for topic in topics}
        for entry in entries:
            if entry.topic in here:
                groups.setdefault(entry.group, []).append(entry)
    else:
        groups = {
            name: [entry for entry in entries if name in (entry.id, entry.group)] for name in written.items
        }
    title = written.title if written and written.title else ", ".join(topic.title for topic in topics)
    return DayPage(
        day=day,
        title=title,
        phase=phase.label if phase else "",
        parts=tuple(
            _part(catalogue, name, held, studied, parameters) for name, held in groups.items() if held
        ),
        lab=written.lab if written else "",
    )


def _part(
    catalogue: Catalogue,
    name: ItemId,
    held: Sequence[LightRow],
    studied: Mapping[ItemId, StudiedRow],
    parameters: Sequence[float],
) -> Part:
    items = tuple(entry.id for entry in held)
    rows = [studied[item] for item in items if item in studied]
    due = {row.item for row in rows if row.overdue_days >= 0}
    chances = [retrievability(row.stability, row.elapsed_days, parameters) for row in rows]
    first = catalogue.item(items[0])
    title = first.question if isinstance(first, Card) else first.title if first else name
    return Part(
        id=name,
        title=title,
        items=items,
        done=len(rows),
        due=len(due),
        waiting=tuple(item for item in items if item in due or item not in studied),
        remembered=Probability(round(fsum(chances) / len(chances), 4)) if chances else None,
    )
