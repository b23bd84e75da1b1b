"""`study list`: every item or topic as a row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import asdict
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from studycli.content.payload import kind_of
from studycli.frozen import frozen
from studycli.model.items import DRILL_KIND, Card, ItemId, TopicId
from studycli.model.review import MarkKind, Moment
from studycli.place.scope import Selection
from studycli.reports.wording import cut

if TYPE_CHECKING:
    from studycli.catalogue import Catalogue
    from studycli.store.store import Store

_TEXT_WIDTH = 44


@frozen
class ListedItem:
    """A card or a drill."""

    id: ItemId
    form: str
    """`card` or `drill`."""
    topic: TopicId
    text: str
    """The first line of the question, or the drill's title."""
    due: str | None
    """The study day on which it comes back; None for a new one."""
    due_now: bool
    marks: tuple[str, ...]
    assumed: bool
    """Of a topic that counts as known, and never answered."""

    def to_json(self) -> dict[str, Any]:
        """A JSON object."""
        return asdict(self)

    def line(self) -> str:
        """A line of text: ○ new, ● due, then the id, when it is due, and the question."""
        state = "●" if self.due_now else "○" if self.due is None and not self.assumed else " "
        due = self.due or ("assumed" if self.assumed else "new")
        marks = f"  [{', '.join(self.marks)}]" if self.marks else ""
        return f"{state} {self.id:<34} {due:<10}  {cut(self.text, _TEXT_WIDTH)}{marks}".rstrip()


@frozen
class ListedTopic:
    """A topic and how much of it there is."""

    id: TopicId
    title: str
    phase: str
    cards: int
    drills: int
    seen: int
    due: int

    def to_json(self) -> dict[str, Any]:
        """A JSON object."""
        return asdict(self)

    def line(self) -> str:
        """A line of text."""
        due = f"● {self.due} due" if self.due else ""
        return (
            f"{self.id:<24} {self.phase:<10} {self.cards:>4} cards {self.drills:>3} drills  "
            f"{self.seen:>4} seen  {due}"
        ).rstrip()


def list_content(
    store: Store,
    catalogue: Catalogue,
    moment: Moment,
    scope: Selection,
    *,
    only_due: bool,
    assumed: Collection[TopicId],
) -> list[ListedItem]:
    """The items in the order of the curriculum; those of the topics `assumed` are not new."""
    studied = {row.item: row for row in store.studied_rows(moment)}
    suspended, flagged = store.suspended(), store.flagged()
    listed = []
    for item in catalogue.items():
        if not scope.holds(item.id, kind_of(item), item.topic):
            continue
        form = "card" if isinstance(item, Card) else DRILL_KIND
        row = studied.get(item.id)
        marks = [str(MarkKind.SUSPEND)] * (item.id in suspended) + [str(MarkKind.FLAG)] * (item.id in flagged)
        due_now = row is not None and row.overdue_days >= 0 and item.id not in suspended
        if only_due and not due_now:
            continue
        due = None if row is None else (moment.day - timedelta(days=row.overdue_days)).isoformat()
        text = item.question if isinstance(item, Card) else item.title
        is_assumed = row is None and item.topic in assumed
        listed.append(ListedItem(item.id, form, item.topic, text, due, due_now, tuple(marks), is_assumed))
    return listed


def list_topics(
    store: Store, catalogue: Catalogue, moment: Moment, scope: Selection, *, only_due: bool
) -> list[ListedTopic]:
    """The topics of the curriculum, also those without content, then those that it does not know."""
    curriculum = catalogue.curriculum
    entries, seen, suspended = catalogue.entries(), store.topic_counts(), store.suspended()
    due_rows = (row for row in store.studied_rows(moment) if row.overdue_days >= 0)
    waiting = Counter(row.topic for row in due_rows if row.item not in suspended)
    listed = []
    for name in [*curriculum.order(), *sorted(set(seen) - set(curriculum.topics))]:
        mine = [entry for entry in entries if entry.topic == name]
        due = waiting[name]
        if (scope.topics is not None and name not in scope.topics) or (only_due and not due):
            continue
        declared, phase = curriculum.topics.get(name), curriculum.phase(name)
        drills = sum(entry.kind == DRILL_KIND for entry in mine)
        listed.append(
            ListedTopic(
                id=name,
                title=declared.title if declared else name,
                phase=phase.label if phase else "",
                cards=len(mine) - drills,
                drills=drills,
                seen=seen[name].seen if name in seen else 0,
                due=due,
            )
        )
    return listed
