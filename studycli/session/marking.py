"""Marks that are set outside of a session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studycli.content.names import did_you_mean
from studycli.errors import UsageError
from studycli.model.items import ItemId
from studycli.model.review import Mark, MarkKind
from studycli.store.event_ids import new_event_id

if TYPE_CHECKING:
    from studycli.store.store import Store
    from studycli.study_days import Clock


def unsuspend_item(store: Store, clock: Clock, item: ItemId) -> Mark:
    """Takes up a suspended item again; its history is as it was.

    Raises UsageError, naming the nearest, when no such item is suspended.
    """
    suspended = store.suspended()
    if item not in suspended:
        otherwise = "`study list --marked` shows what is." if suspended else "Nothing is."
        raise UsageError(f"{item} is not suspended.", did_you_mean(item, suspended, otherwise))
    moment = clock.now()
    mark = Mark(new_event_id(moment), item, MarkKind.UNSUSPEND, moment, store.device)
    store.add_mark(mark)
    return mark
