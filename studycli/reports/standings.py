"""How every item stands, for lists of them: when it comes back, and what the learner marked it with."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import TYPE_CHECKING

from studycli.frozen import frozen
from studycli.model.items import ItemId, TopicId

if TYPE_CHECKING:
    from studycli.model.review import Moment
    from studycli.store.store import Store


@frozen
class Standings:
    """All of them, as of one moment."""

    today: date
    due: dict[ItemId, date]
    """The study day on which an item comes back; items that were never answered are missing."""
    suspended: Collection[ItemId]
    flagged: Collection[ItemId]
    assumed: Collection[TopicId]
    """Topics that count as known: nothing of them is new."""

    def sign(self, item: ItemId, topic: TopicId) -> str:
        """`⏸` suspended, `⚑` flagged, `○` new, `●` due, else nothing."""
        if item in self.suspended:
            return "⏸"
        if item in self.flagged:
            return "⚑"
        if item not in self.due:
            return " " if topic in self.assumed else "○"
        return "●" if self.due[item] <= self.today else " "

    def said_due(self, item: ItemId, topic: TopicId) -> str:
        """`new`, `assumed`, `today`, `tomorrow`, `12 days`, and from two months on the month: `Mar 2027`."""
        day = self.due.get(item)
        if day is None:
            return "assumed" if topic in self.assumed else "new"
        ahead = (day - self.today).days
        if ahead < 2:
            return "today" if ahead < 1 else "tomorrow"
        return f"{ahead} days" if ahead < 60 else f"{day:%b %Y}"


def standings(store: Store, moment: Moment, assumed: Collection[TopicId]) -> Standings:
    """How every item stands at `moment`, where the topics `assumed` count as known. Raises StoreError."""
    due = {row.item: moment.day - timedelta(days=row.overdue_days) for row in store.studied_rows(moment)}
    return Standings(moment.day, due, store.suspended(), store.flagged(), assumed)
