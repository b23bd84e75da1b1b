"""What is at risk and what keeps failing, with what it builds on and a suggestion."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from studycli.model.items import DRILL_KIND, DRILL_PREFIX, Drill, ItemId, drill_id
from studycli.model.memory import Probability
from studycli.reports.data import Foundation, Leech, TopicMemory, WeakItem
from studycli.reports.gathering.held import Held
from studycli.reports.wording import percent
from studycli.scheduler.leech import is_leech

if TYPE_CHECKING:
    from studycli.catalogue import Catalogue

WEAKEST = 10
SHAKY = Probability(0.8)
"""Below this mean chance of recall, what an item builds on is worth a look first."""
OFTEN = 3
"""So often forgotten, a card is worth rewriting."""


class Adviser:
    """Knows what items build on, and says what to do about those that are not held."""

    def __init__(
        self,
        catalogue: Catalogue,
        today: date,
        topics: Iterable[TopicMemory],
        chances: Mapping[ItemId, Probability],
        wanted: Probability,
    ) -> None:
        """`wanted`: the chance of recall at which an item comes back; nothing above it is at risk."""
        self._catalogue = catalogue
        self._today = today
        self._topics = {topic.topic: topic for topic in topics}
        self._chances = chances
        self._wanted = wanted

    def weakest(self, held: Iterable[Held]) -> tuple[WeakItem, ...]:
        """The items most at risk now, of those that are less likely to be recalled than is wanted.

        Suspended ones are left out; among equals, those that were forgotten most often come first.
        """
        ranked = sorted(
            # What was answered today is in hand.
            (
                one
                for one in held
                if not one.is_suspended and one.row.elapsed_days and one.chance < self._wanted
            ),
            key=lambda one: (one.chance, -one.row.lapses, one.row.item),
        )
        return tuple(
            WeakItem(
                item=one.row.item,
                topic=one.row.topic,
                question=self._catalogue.title(one.row.item),
                remembered=Probability(round(one.chance, 4)),
                lapses=one.row.lapses,
                suggestion=self._suggestion(one),
            )
            for one in ranked[:WEAKEST]
        )

    def leeches(self, held: Iterable[Held]) -> tuple[Leech, ...]:
        """Every item that keeps failing, the most often forgotten first; suspended ones left out."""
        failing = [
            one for one in held if is_leech(one.row.lapses, one.row.stability) and not one.is_suspended
        ]
        return tuple(
            Leech(
                item=one.row.item,
                topic=one.row.topic,
                question=self._catalogue.title(one.row.item),
                remembered=Probability(round(one.chance, 4)),
                lapses=one.row.lapses,
                stability=one.row.stability,
                builds_on=self.foundations(one),
                suggestion=self._suggestion(one),
            )
            for one in sorted(failing, key=lambda one: (-one.row.lapses, one.chance, one.row.item))
        )

    def foundations(self, one: Held) -> tuple[Foundation, ...]:
        """What it builds on: a drill on drills where it names any, everything else on what its topic builds on.

        A topic without content is left out: nobody could look at it.
        """
        item = self._catalogue.item(one.row.item)
        found: list[Foundation] = []
        if isinstance(item, Drill) and item.builds_on:
            for name in item.builds_on:
                chance = self._chances.get(drill_id(name))
                found.append(
                    Foundation(name, name, None if chance is None else Probability(round(chance, 4)))
                )
        else:
            declared = self._catalogue.curriculum.topics.get(one.row.topic)
            below = (self._topics.get(topic) for topic in (declared.builds_on if declared else ()))
            found += [Foundation(topic.topic, topic.title, topic.remembered) for topic in below if topic]
        return tuple(sorted(found, key=lambda below: (below.remembered or 0.0, below.id)))

    def _suggestion(self, one: Held) -> str:
        """One sentence on what to do."""
        row = one.row
        if row.lapses >= OFTEN:
            shaky = [below for below in self.foundations(one) if (below.remembered or 0.0) < SHAKY]
            if shaky:
                return f"Look first at {_said(shaky[0])}, which it builds on."
        if row.kind == DRILL_KIND:
            return f"Write it once more: `study drill {row.item.removeprefix(DRILL_PREFIX)}`."
        if row.lapses >= OFTEN:
            return "Put it in words of your own, or split it in two: `e` opens the card."
        if one.is_due:
            return f"It is due: `study today {row.topic}` brings it."
        comes = self._today - timedelta(days=row.overdue_days)
        return f"Nothing to do yet: it comes back on {comes.day} {comes:%B}."


def _said(below: Foundation) -> str:
    state = "not begun" if below.remembered is None else percent(below.remembered)
    return f"{below.title} ({state})"
