"""Reading what has changed in the content since the last start, and only that."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from studycli.catalogue_presence import Presence
from studycli.content.content_file import (
    ContentFile,
    duplicate_fault,
    read_source,
    topic_faults,
)
from studycli.content.curriculum import Curriculum
from studycli.content.curriculum_payload import curriculum_from_payload, curriculum_payload
from studycli.content.curriculum_reading import read_curricula
from studycli.content.fault import Fault
from studycli.content.listing import in_written_order
from studycli.content.ordering import Placed, positions
from studycli.content.payload import expected_minutes, kind_of, payload
from studycli.frozen import field, frozen
from studycli.model.items import Item, Place
from studycli.paths import ContentRoot
from studycli.store import content_cache
from studycli.store.connection import Database, StoreMode
from studycli.store.content_cache import Connection, ItemRow

_DUPLICATE = "duplicate"


def bring_up_to_date(database: Database, roots: Sequence[ContentRoot], now: Presence) -> None:
    """Makes the cache say what the files say, in one transaction.

    A database that may only be read gets temporary copies instead. Raises StoreError.
    """
    if database.mode is StoreMode.READ_ONLY:
        with database.reading() as connection, content_cache.shadowing(connection):
            _update(connection, roots, now)
        return
    with database.writing("the list of cards") as connection:
        _update(connection, roots, now)


def _update(connection: Connection, roots: Sequence[ContentRoot], now: Presence) -> None:
    if content_cache.version(connection) != now.version:
        content_cache.forget(connection, content_cache.stamps(connection))
        content_cache.set_version(connection, now.version)
        content_cache.set_curriculum(
            connection, curriculum_payload(*read_curricula(root.curriculum for root in roots))
        )
    before = content_cache.stamps(connection)
    curriculum, _ = curriculum_from_payload(content_cache.curriculum(connection))
    changed = {path for path, stamp in now.stamps.items() if before.get(path) != stamp}
    gone = [path for path in before if path not in now.stamps]
    # A file that lost an id to another one may get it back, now that something has changed.
    losers = {path for path in _with_duplicates(connection) if path in now.sources}
    content_cache.forget(connection, gone)
    if changed or losers:
        _Reading(connection, now, curriculum, content_cache.owners(connection)).read(changed | losers)
    _order(connection, [str(source.path) for source in in_written_order(now.sources.values())], curriculum)


@frozen
class _Reading:
    """The files that are read anew in one update."""

    connection: Connection
    now: Presence
    curriculum: Curriculum
    owners: dict[str, tuple[str, int]]
    """Where each section that is cached is written, by its id; kept up to date."""
    files: dict[str, ContentFile] = field(default_factory=dict)

    def read(self, paths: Iterable[str]) -> None:
        """Reads the files at `paths`, and those that lose a section to one of them; writes what they hold."""
        rank = {path: place for place, path in enumerate(self.now.sources)}
        waiting = set(paths)
        while waiting:
            content_cache.forget(self.connection, waiting)
            for group in [group for group, (path, _) in self.owners.items() if path in waiting]:
                del self.owners[group]
            for path in waiting:
                self.files[path] = read_source(self.now.sources[path])
            claims: dict[str, str] = {}  # a section's id → the first of these files that has it
            for path in sorted(waiting, key=rank.__getitem__):
                for item in self.files[path].items:
                    claims.setdefault(item.group, path)
            held = [(self.owners[group][0], path) for group, path in claims.items() if group in self.owners]
            waiting = {owner for owner, path in held if rank[owner] > rank[path]}
        for path in sorted(self.files, key=rank.__getitem__):
            self._write(path, self.files[path])

    def _write(self, path: str, file: ContentFile) -> None:
        kept: list[Item] = []
        faults = [_saved(fault, "") for fault in (*file.faults, *topic_faults(file, self.curriculum))]
        for item in file.items:
            owner, line = self.owners.setdefault(item.group, (path, item.place.line))
            if owner == path:
                kept.append(item)
            elif self.now.sources[owner].root == self.now.sources[path].root:
                faults.append(_saved(duplicate_fault(item, Place(Path(owner), line)), _DUPLICATE))
            else:
                # No fault: a card of the learner's stands in for this one. It may go again, as any that took an id.
                faults.append((item.place.line, "", "", _DUPLICATE))
        text = json.dumps(faults, ensure_ascii=False) if faults else ""
        content_cache.add_file(self.connection, path, self.now.stamps[path], text)
        content_cache.add_items(self.connection, (_row(item, path) for item in kept))


def _saved(fault: Fault, mark: str) -> tuple[int, str, str, str]:
    return fault.place.line, fault.message, fault.remedy, mark


def _with_duplicates(connection: Connection) -> list[str]:
    """The files that lost an id to another one."""
    return [
        path
        for path, text in content_cache.faults(connection)
        if any(mark == _DUPLICATE for *_, mark in json.loads(text))
    ]


def _row(item: Item, path: str) -> ItemRow:
    minutes = expected_minutes(item)
    return item.id, kind_of(item), item.topic, item.group, minutes, path, item.place.line, payload(item)


def _order(connection: Connection, paths: Sequence[str], curriculum: Curriculum) -> None:
    """Gives every item its place among the new ones."""
    rank = {path: place for place, path in enumerate(paths)}
    rows = sorted(content_cache.written_order(connection), key=lambda row: rank[row[3]])
    placed = []
    for item, _, topic, _, _, text in rows:
        drill = None
        if text:
            name, _, level, builds_on, *_ = json.loads(text)
            drill = (name, level, tuple(builds_on))
        placed.append(Placed(item, topic, drill))
    wanted = positions(placed, curriculum)
    changed = [(wanted[row[0]], row[0]) for row in rows if wanted[row[0]] != row[4]]
    content_cache.place_items(connection, changed)
