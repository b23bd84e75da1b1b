"""What is held now: every item with a memory and its chance of recall, which most of a report is made from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import fsum
from typing import TYPE_CHECKING, NamedTuple

from studycli.model.memory import Probability
from studycli.model.review import Moment
from studycli.scheduler.forgetting import retrievability
from studycli.store.rows import StudiedRow

if TYPE_CHECKING:
    from studycli.store.store import Store


class Held(NamedTuple):
    """An item with a memory."""

    row: StudiedRow
    chance: Probability
    """Of recall, now."""
    is_suspended: bool

    @property
    def is_due(self) -> bool:
        """Whether it is to be repeated today."""
        return self.row.overdue_days >= 0 and not self.is_suspended


def held_now(store: Store, moment: Moment, parameters: Sequence[float]) -> list[Held]:
    """Every item of the content that has a memory, in the content's order.

    What the parameters say is moved by how the latest answers turned out (see `scheduler.shifting`).
    """
    suspended, shift = store.suspended(), store.shift(moment.day)
    return [
        Held(row, shift.of(retrievability(row.stability, _elapsed(row), parameters)), row.item in suspended)
        for row in store.studied_rows(moment)
    ]


def _elapsed(row: StudiedRow) -> int:
    """Study days since the last answer; one for what waits for its next step: a moment after “again” nothing is held."""
    return row.elapsed_days if row.due_at is None else max(row.elapsed_days, 1)


def mean_chance(held: Iterable[Held]) -> Probability | None:
    """The mean chance of recall, to four places; None of nothing."""
    chances = [one.chance for one in held]
    return Probability(round(fsum(chances) / len(chances), 4)) if chances else None
