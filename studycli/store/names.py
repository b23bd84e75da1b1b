"""What can be named on the command line, read quickly and without changing anything: for completion."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from studycli.model.items import ItemId, TopicId
from studycli.store import content_cache
from studycli.store.connection import StoreMode, connect
from studycli.store.faults import explained


class Names(NamedTuple):
    """The names in a database."""

    items: list[ItemId]
    """In the order of the curriculum."""
    topics: list[TopicId]
    """Those that have items."""
    curriculum: str
    """As the content cache keeps it; empty before anything was read."""


def names(path: Path) -> Names:
    """What the database at `path` knew when it was last used. Raises StoreError when it cannot be read."""
    with explained(path, "nothing could be read"), closing(connect(path, StoreMode.READ_ONLY)) as connection:
        rows = content_cache.light_rows(connection)
        topics = list(dict.fromkeys(row.topic for row in rows))
        return Names([row.id for row in rows], topics, content_cache.curriculum(connection))
