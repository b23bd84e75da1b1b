"""Finding items by the words of their texts, or by scopes, while somebody types."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from studycli.errors import UsageError
from studycli.model.items import DRILL_KIND, DRILL_PREFIX, ItemId, TopicId
from studycli.place.scope import EVERYTHING, Selection
from studycli.place.vocabulary import KINDS, State, scopes_of, select

if TYPE_CHECKING:
    from studycli.catalogue import Catalogue
    from studycli.model.review import Moment
    from studycli.store.store import Store


_SAID_OF_ALL = re.compile(r'(?:Every tensor you make|No argument is changed)[^"]*')
"""What the prompts of drills end with in the same words, up to the end of the JSON text: nobody finds one drill by it."""


class Findable(NamedTuple):
    """An item, and what it can be found by."""

    item: ItemId
    kind: str
    """As the content cache has it: a card's kind, or `drill`."""
    topic: TopicId
    group: ItemId
    title: str
    """The first line of the question, or the drill's title."""
    text: str
    """All its words, in small letters."""

    @property
    def name(self) -> str:
        """What it is called: a card's id, a drill's name."""
        return self.item.removeprefix(DRILL_PREFIX)


def findables(catalogue: Catalogue) -> list[Findable]:
    """Every item, in the order of the curriculum. Takes 10 µs an item."""
    return list(_read(catalogue))


def _read(catalogue: Catalogue) -> Iterator[Findable]:
    for item, kind, topic, group, _, _, _, payload in catalogue.rows():
        told = json.loads(payload)
        # A drill's payload begins with name and title, a card's with deck and prompt.
        title = told[1].strip().partition("\n")[0]
        words = f"{item} {topic} {_SAID_OF_ALL.sub('', payload)}".lower()
        yield Findable(ItemId(item), kind, TopicId(topic), ItemId(group), title, words)


class _Found(NamedTuple):
    """What was found last."""

    typed: str
    scopes: tuple[str, ...]
    items: Sequence[Findable]


class Finder:
    """Looks things up while somebody types. Made for one state of content and record."""

    def __init__(self, store: Store, catalogue: Catalogue, moment: Moment, among: Sequence[Findable]) -> None:
        """`among`: what there is to find, in the order of the curriculum."""
        self.all = among
        self._scopes = scopes_of(store, catalogue)
        self._select = lru_cache(maxsize=64)(lambda words: select(store, catalogue, moment, words))
        self._latest = _Found("", (), among)

    def find(self, typed: str) -> Sequence[Findable]:
        """What is in every scope that was typed and has every other word, in the order of the curriculum.

        Raises UsageError for scopes that cannot be, such as a day that the course does not have.
        """
        words = typed.split()
        scopes = tuple(word for word in words if self.is_scope(word))
        rest = [word.lower() for word in words if word not in scopes]
        before = self._latest
        if scopes == before.scopes and typed.startswith(before.typed):
            found = before.items  # another letter can only leave fewer
        else:
            selection: Selection = self._select(scopes) if scopes else EVERYTHING
            found = [one for one in self.all if selection.holds(one.item, one.kind, one.topic)]
        for word in rest:
            found = [one for one in found if word in one.text]
        self._latest = _Found(typed, scopes, found)
        return found

    def is_scope(self, word: str) -> bool:
        """Whether the word names a part of the content. Raises UsageError for impossible days."""
        lower = word.lower()
        if lower in KINDS or lower in set(State):
            return True
        try:
            return self._scopes.part(word) is not None
        except UsageError:
            if word.endswith((":", "-")):
                return False  # still being typed
            raise


def is_drill(one: Findable) -> bool:
    """Whether it is a drill."""
    return one.kind == DRILL_KIND
