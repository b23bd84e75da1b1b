"""What Tab offers: scopes, drills and cards. It answers fast, and silently offers nothing where something is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

from studycli.errors import StudyError
from studycli.model.items import DRILL_PREFIX

if TYPE_CHECKING:
    from studycli.store.names import Names

_MOST = 500
"""More than any shell shows; a home may hold 20,000 cards."""


def scopes(incomplete: str) -> list[str]:
    """The scopes that begin so."""
    return _offered(incomplete, _scopes)


def listed_scopes(incomplete: str) -> list[str]:
    """The same for `study list`, which also lists topics."""
    return _offered(incomplete, lambda: ["topics", *_scopes()])


def drills(incomplete: str) -> list[str]:
    """The drills whose names begin so."""
    return _offered(incomplete, _drills)


def items(incomplete: str) -> list[str]:
    """The cards and drills whose ids begin so."""
    return _offered(incomplete, lambda: [*_drills(), *_names().items])


def _offered(incomplete: str, known: Callable[[], Iterable[str]]) -> list[str]:
    # Whatever goes wrong, nobody wants to read of it in the middle of a line that is being typed.
    with suppress(StudyError, OSError, ValueError):
        return [name for name in known() if name.startswith(incomplete)][:_MOST]
    return []


def _scopes() -> list[str]:
    from studycli.content.curriculum_payload import curriculum_from_payload
    from studycli.place.vocabulary import Scopes

    known = _names()
    curriculum, _ = curriculum_from_payload(known.curriculum)
    days = [f"day:{day}" for day in range(1, (curriculum.last_day or 0) + 1)]
    return [*Scopes(curriculum, known.topics).names(), *days]


def _drills() -> list[str]:
    found = _names().items
    return [item.removeprefix(DRILL_PREFIX) for item in found if item.startswith(DRILL_PREFIX)]


def _names() -> Names:
    """What was read when study was last used; before the first time, what comes with the program."""
    from studycli import paths
    from studycli.store.names import Names, names

    if paths.database().exists():
        return names(paths.database())
    from studycli.content.curriculum_payload import curriculum_payload
    from studycli.content.curriculum_reading import read_curricula
    from studycli.content.listing import find_files
    from studycli.model.items import drill_id

    roots = paths.content_roots()
    _, folders = find_files(roots)
    curriculum = curriculum_payload(*read_curricula(root.curriculum for root in roots))
    return Names([drill_id(folder.name) for folder in folders], [], curriculum)
