"""Whether an item is suspended, buried or flagged: a cache over the marks in the log."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import date

from studycli.model.items import ItemId
from studycli.model.review import Mark, MarkKind
from studycli.store.log import marks_of

Standing = tuple[int, int, int | None]
"""suspended, flagged, buried_day: the cache's columns."""


def fold(marks: Iterable[tuple[MarkKind, date]]) -> Standing:
    """Where these marks, in the order of their ids, leave an item."""
    suspended, flagged, buried_day = 0, 0, None
    for kind, day in marks:
        match kind:
            case MarkKind.SUSPEND | MarkKind.UNSUSPEND:
                suspended = int(kind is MarkKind.SUSPEND)
            case MarkKind.FLAG | MarkKind.UNFLAG:
                flagged = int(kind is MarkKind.FLAG)
            case MarkKind.BURY:
                buried_day = day.toordinal()
    return suspended, flagged, buried_day


def refresh_standing(connection: sqlite3.Connection, item: ItemId) -> None:
    """Makes the item's cached row anew from its marks. Part of the caller's transaction."""
    marks: list[Mark] = marks_of(connection, item)
    write_standing(connection, item, fold((mark.kind, mark.moment.day) for mark in marks) if marks else None)


def write_standing(connection: sqlite3.Connection, item: ItemId, standing: Standing | None) -> None:
    """Sets the item's cached row; None removes it. Part of the caller's transaction."""
    if standing is None:
        connection.execute("DELETE FROM standing WHERE item = ?", (item,))
    else:
        connection.execute("INSERT OR REPLACE INTO standing VALUES (?, ?, ?, ?)", (item, *standing))


def standing(connection: sqlite3.Connection, item: ItemId, day: date) -> frozenset[MarkKind]:
    """Which of SUSPEND, BURY and FLAG hold for the item on study day `day`."""
    query = "SELECT suspended, flagged, buried_day FROM standing WHERE item = ?"
    row = connection.execute(query, (item,)).fetchone()
    if row is None:
        return frozenset()
    suspended, flagged, buried_day = row
    holds = {
        MarkKind.SUSPEND: suspended == 1,
        MarkKind.FLAG: flagged == 1,
        MarkKind.BURY: buried_day == day.toordinal(),
    }
    return frozenset(kind for kind, is_so in holds.items() if is_so)


def suspended(connection: sqlite3.Connection) -> set[ItemId]:
    """Every suspended item."""
    return {item for (item,) in connection.execute("SELECT item FROM standing WHERE suspended = 1")}


def flagged(connection: sqlite3.Connection) -> set[ItemId]:
    """Every flagged item."""
    return {item for (item,) in connection.execute("SELECT item FROM standing WHERE flagged = 1")}
