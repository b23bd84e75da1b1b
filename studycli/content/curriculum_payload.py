"""The curriculum as the content cache keeps it, so that a start need not parse TOML."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from studycli.content.curriculum import Curriculum, Page, Phase, Topic
from studycli.content.fault import Fault
from studycli.frozen import values_of
from studycli.model.items import ItemId, Place


def curriculum_payload(curriculum: Curriculum, faults: Sequence[Fault]) -> str:
    """The curriculum and what was wrong with its files."""
    phases = [values_of(phase) for phase in curriculum.phases]
    topics = [values_of(topic) for topic in curriculum.topics.values()]
    pages = [
        (page.day, page.title, page.items, page.lab, str(page.place.path), page.place.line)
        for page in curriculum.pages.values()
    ]
    written = [(str(fault.place.path), fault.place.line, fault.message, fault.remedy) for fault in faults]
    return json.dumps([phases, topics, pages, written], ensure_ascii=False)


def curriculum_from_payload(text: str) -> tuple[Curriculum, tuple[Fault, ...]]:
    """The inverse of `curriculum_payload`."""
    phases, topics, pages, faults = json.loads(text)
    read = [
        Topic(name, title, phase, day, tuple(builds_on), note, branch, parent, position)
        for name, title, phase, day, builds_on, note, branch, parent, position in topics
    ]
    curriculum = Curriculum(
        tuple(
            Phase(name, number, title, days and (days[0], days[1])) for name, number, title, days in phases
        ),
        {topic.id: topic for topic in read},
        {
            day: Page(day, title, tuple(map(ItemId, items)), lab, Place(Path(path), line))
            for day, title, items, lab, path, line in pages
        },
    )
    found = (Fault(Place(Path(path), line), message, remedy) for path, line, message, remedy in faults)
    return curriculum, tuple(found)
