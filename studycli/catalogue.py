"""What there is to study, ready at once: content as the store's cache keeps it, brought up to date on opening."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

from studycli.catalogue_presence import look
from studycli.content.curriculum import Curriculum
from studycli.content.curriculum_payload import curriculum_from_payload
from studycli.content.fault import Fault, by_place
from studycli.content.names import did_you_mean, no_such_drill
from studycli.content.payload import item_from_payload
from studycli.errors import UsageError
from studycli.model.items import DRILL_PREFIX, Drill, Item, ItemId, Place, TopicId, drill_id
from studycli.paths import ContentRoot
from studycli.store import content_cache
from studycli.store.content_cache import LightRow
from studycli.store.store import Store


class Catalogue:
    """Every card and drill. Made by `open_catalogue`; valid as long as its store is open."""

    def __init__(self, store: Store, curriculum: Curriculum, curriculum_faults: Sequence[Fault]) -> None:
        self._store = store
        self._curriculum_faults = tuple(curriculum_faults)
        self.curriculum = curriculum

    def item(self, item: ItemId) -> Item | None:
        """The item with this id; None when it is written nowhere (any more)."""
        with self._store.content.reading() as connection:
            row = content_cache.item_row(connection, item)
        return None if row is None else item_from_payload(row)

    def title(self, item: ItemId) -> str:
        """The first line of a card's question, a drill's name, or the id of what the content no longer has."""
        found = self.item(item)
        if isinstance(found, Drill):
            return found.name
        return str(item) if found is None else found.question or str(item)

    def items(self) -> Iterator[Item]:
        """Every item with its texts, in the order of the curriculum: for lists and reports, not for queues."""
        return map(item_from_payload, self.rows())

    def rows(self) -> list[content_cache.ItemRow]:
        """Every item as the cache keeps it, texts included, in the order of the curriculum: for a look at all of them."""
        with self._store.content.reading() as connection:
            return list(content_cache.item_rows(connection))

    def entries(self) -> list[LightRow]:
        """Every item without its texts, in the order of the curriculum."""
        with self._store.content.reading() as connection:
            return content_cache.light_rows(connection)

    def drill(self, name: str) -> Drill:
        """The drill called `name`. Raises UsageError, naming the nearest, when there is none."""
        found = self.item(drill_id(name))
        if isinstance(found, Drill):
            return found
        known = self.drill_names()
        drills = (self.item(drill_id(each)) for each in known)
        raise no_such_drill(name, known, (drill for drill in drills if isinstance(drill, Drill)))

    def topic(self, name: str) -> TopicId:
        """The topic called `name`, declared or only written. Raises UsageError, naming the nearest, when there is none."""
        topics = self.curriculum.topics
        if name not in topics and name not in self._store.topic_counts():
            known = {*topics, *self._store.topic_counts()}
            hint = did_you_mean(name, known, "`study list topics` shows them all.")
            raise UsageError(f"There is no topic called {name}.", hint)
        return TopicId(name)

    def drill_names(self) -> list[str]:
        """The names of all drills, in the order of the curriculum."""
        with self._store.content.reading() as connection:
            return [item.removeprefix(DRILL_PREFIX) for item in content_cache.drill_ids(connection)]

    @cached_property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong with the content, by file and line. `study lint` looks deeper: into Python files too."""
        with self._store.content.reading() as connection:
            saved = content_cache.faults(connection)
        found = [
            Fault(Place(Path(path), line), message, remedy)
            for path, text in saved
            for line, message, remedy, _ in json.loads(text)
            if message
        ]
        return tuple(sorted([*found, *self._curriculum_faults], key=by_place))


def open_catalogue(store: Store, roots: Sequence[ContentRoot]) -> Catalogue:
    """The catalogue of all content below `roots`; later roots stand in for earlier ones where an id is written in both.

    Looks at every file's time and size, and reads those that have changed. Raises StoreError when the cache can be
    neither read nor written; bad content only makes faults.
    """
    now = look(roots)
    with store.content.reading() as connection:
        is_cached = now.is_cached(connection)
    if not is_cached:
        from studycli.catalogue_update import bring_up_to_date  # the parsers: most starts do without them

        bring_up_to_date(store.content, roots, now)
    with store.content.reading() as connection:
        text = content_cache.curriculum(connection)
    return Catalogue(store, *curriculum_from_payload(text))
