"""Everything that is wrong with the content, in one run."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from studycli.content.drill_lint import Demand, lint_drill
from studycli.content.fault import Fault, by_place
from studycli.content.library import Library, load_library
from studycli.content.names import nearest
from studycli.content.stand_in import stand_in_faults
from studycli.model.items import DRILL_PREFIX, Drill, ItemId, Place
from studycli.paths import ContentRoot, shipped_content

_LOOKED_UP = 20
"""For how many vanished ids the nearest one is searched; a whole deck that vanished was hardly renamed."""


def lint(roots: Sequence[ContentRoot], known_ids: Collection[ItemId] = ()) -> list[Fault]:
    """Every fault below `roots`, by file and line. Nothing is executed and nothing is raised for bad content.

    `known_ids` are the ids that have a history, best as a mapping to the number of their reviews: those that are
    written nowhere any more are faults too.
    """
    library = load_library(roots)
    faults = list(library.faults)
    shipped = shipped_content().resolve()
    strict = [root.drills for root in roots if root.path.resolve() == shipped]
    for item in library.items.values():
        if isinstance(item, Drill):
            own = not any(item.folder.is_relative_to(folder) for folder in strict)
            faults += lint_drill(item, Demand.OWN if own else Demand.SHIPPED)
    faults += stand_in_faults(roots)
    faults += _vanished(roots, library, known_ids)
    return sorted(set(faults), key=by_place)


def _vanished(
    roots: Sequence[ContentRoot], library: Library, known_ids: Collection[ItemId]
) -> Iterator[Fault]:
    """A fault for every id with a history that is written nowhere. Nobody knows any more where it was written."""
    if not roots:
        return
    free = [item for item in library.items if item not in known_ids]
    vanished = sorted(item for item in known_ids if item not in library.items)
    for number, item in enumerate(vanished):
        drills = item.startswith(DRILL_PREFIX)
        place = Place(roots[-1].drills if drills else roots[-1].cards, 1)
        same_kind = (other for other in free if other.startswith(DRILL_PREFIX) == drills)
        near = nearest(item, same_kind) if number < _LOOKED_UP else None
        remedy = f"Put it back, or leave it so: its history is kept. Was it renamed to {near}? Then call that {item} again."
        if near is None:
            remedy = "Put it back, or leave it so: its history is kept and simply rests."
        yield Fault(
            place, f"{_reviews(known_ids, item)} the id {item}, which is no longer written anywhere.", remedy
        )


def _reviews(known_ids: Collection[ItemId], item: ItemId) -> str:
    if not isinstance(known_ids, Mapping):
        return "Reviews belong to"
    count = known_ids[item]
    return "1 review belongs to" if count == 1 else f"{count} reviews belong to"
