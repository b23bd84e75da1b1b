"""All content at once, parsed: what lint reads. Sessions use the catalogue instead, which keeps what it has read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from studycli.content.content_file import duplicate_fault, read_source, topic_faults
from studycli.content.curriculum import Curriculum
from studycli.content.curriculum_reading import circles, read_curricula
from studycli.content.fault import Fault
from studycli.content.listing import ContentSource, find_files, find_sources, in_written_order
from studycli.content.names import did_you_mean
from studycli.frozen import frozen
from studycli.model.items import Drill, Item, ItemId
from studycli.paths import ContentRoot

__all__ = ["Library", "find_files", "load_library"]


@frozen
class Library:
    """Everything there is to study."""

    curriculum: Curriculum
    items: dict[ItemId, Item]
    faults: tuple[Fault, ...]

    def drills(self) -> dict[str, Drill]:
        """The drills by name."""
        return {item.name: item for item in self.items.values() if isinstance(item, Drill)}


def load_library(roots: Sequence[ContentRoot]) -> Library:
    """Reads every file below `roots`. Of two sections with one id the last root's, then the first file's, is kept."""
    curriculum, found = read_curricula(root.curriculum for root in roots)
    faults = list(found)
    sources = find_sources(roots)
    files = {source: read_source(source) for source in sources}
    owners: dict[ItemId, tuple[ContentSource, Item]] = {}
    for source in sources:
        faults += files[source].faults
        faults += topic_faults(files[source], curriculum)
        for item in files[source].items:
            owner, first = owners.setdefault(item.group, (source, item))
            if owner is not source and owner.root == source.root:
                faults.append(duplicate_fault(item, first.place))
    items = {
        item.id: item
        for source in in_written_order(sources)
        for item in files[source].items
        if owners[item.group][0] is source
    }
    library = Library(curriculum, items, ())
    faults += _page_faults(library)
    return Library(curriculum, items, (*faults, *_edge_faults(library.drills())))


def _page_faults(library: Library) -> Iterator[Fault]:
    """What days' pages ask for and nobody wrote."""
    known = {*library.items, *(item.group for item in library.items.values())}
    for page in library.curriculum.pages.values():
        for item in page.items:
            if item not in known:
                message = f"The page of day {page.day} asks for {item}, which is written nowhere."
                otherwise = "Write ids of cards, or drill: and a drill's name."
                yield Fault(page.place, message, did_you_mean(item, known, otherwise))


def _edge_faults(drills: dict[str, Drill]) -> Iterator[Fault]:
    """What is wrong with `builds_on` between drills."""
    for drill in drills.values():
        for other in drill.builds_on:
            if other not in drills:
                message = f"The drill {drill.name} builds on {other}, which is no drill."
                yield Fault(drill.place, message, did_you_mean(other, drills, "Write the names of drills."))
    edges = {name: [other for other in drill.builds_on if other in drills] for name, drill in drills.items()}
    for circle in circles(edges):
        message = f"These drills build on each other in a circle: {' → '.join(circle)}."
        yield Fault(drills[circle[0]].place, message, "Remove one of the edges.")
