"""A session with one item that the learner named: `study drill NAME`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studycli.errors import UsageError
from studycli.model.items import ItemId
from studycli.session.candidates import chosen_entry
from studycli.session.entries import Queue
from studycli.session.session import Returns, Session

if TYPE_CHECKING:
    from studycli.catalogue import Catalogue
    from studycli.scheduler.scheduler import Scheduler
    from studycli.store.store import Store
    from studycli.study_days import Clock


def session_for_item(
    store: Store, catalogue: Catalogue, scheduler: Scheduler, clock: Clock, item: ItemId
) -> Session:
    """A session that shows `item` once, due or not. Raises UsageError when there is no such item."""
    found = catalogue.item(item)
    if found is None:
        raise UsageError(f"There is nothing called {item}.", "`study list` shows everything.")
    queue = Queue((chosen_entry(found, store, scheduler, clock.now()),))
    return Session(store, catalogue, scheduler, clock, queue, returns=Returns.NEVER)
