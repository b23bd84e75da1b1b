"""Where the learner is asked to start: the question, and the answers to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studycli.frozen import frozen
from studycli.place.place import is_said

if TYPE_CHECKING:
    from studycli.content.curriculum import Curriculum
    from studycli.store.store import Store

QUESTION = "Where are you in the course?"
LATER = "You can change this at any time: study start"
NOBODY_ASKED = "You begin at the beginning of the course; `study start --day 50` says that you are further."
"""What is said once nothing was chosen and there is nobody to ask."""


@frozen
class Beginning:
    """One place to start from."""

    day: int | None
    """The day of the course; None for the beginning."""
    label: str
    note: str
    """What it means; may be empty."""


def beginnings(curriculum: Curriculum) -> tuple[Beginning, ...]:
    """The places to offer: the days whose page is written out, then the beginning."""
    offered = [
        Beginning(day, f"Day {day}: the page about {_lower(page.title)}", _note(curriculum, day))
        for day, page in sorted(curriculum.pages.items())
    ]
    return (*offered, Beginning(None, "The beginning", ""))


def needs_asking(store: Store) -> bool:
    """Whether this home is empty: nothing was ever answered, and nobody said where they are."""
    return not store.known_items() and not is_said(store)


def _note(curriculum: Curriculum, day: int) -> str:
    current = curriculum.phase_on(day)
    before = [
        phase.number or phase.title
        for phase in curriculum.phases
        if phase.days and current and current.days and phase.days < current.days
    ]
    if not before:
        return "today is the page itself"
    met = f"phase {before[0]} counts" if len(before) == 1 else f"phases {before[0]}–{before[-1]} count"
    return f"{met} as met; today is the page itself"


def _lower(title: str) -> str:
    """A title within a sentence: `universal tokens`, but `BERT and GPT`."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title
