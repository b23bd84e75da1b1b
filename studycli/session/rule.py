"""The numbers of the queue by minutes, in one place, so that variants of it can be measured side by side."""

from __future__ import annotations

import math

from studycli.frozen import frozen


@frozen
class QueueRule:
    """How a day's minutes are divided. The defaults are what simulated learners remembered most with."""

    enough_recall: float = 0.9
    """Mean believed recall of what was begun; below it what is due comes before what is new. Simulated learners
    (`tests/queue_simulation`) truly recall one to four points less of it in the end: one new item too many costs more
    than one too few."""
    new_share: float = 0.5
    """Share of a day's time that new items may take."""
    new_share_behind: float = 0.15
    """The same while recall is below `enough_recall`, and only when everything due fits."""
    new_share_spare: float = 0.5
    """The same when everything due fits and time is left over."""
    new_window: float = 6.0
    """New items compete by score among the first of their order that would fill their share so many times: far enough
    to choose, near enough that nothing waits for ever. 1 keeps the order, infinity leaves all to the score."""
    ready_recall: float = 0.70
    """Mean believed recall of what an item builds on, from which on it is ready."""
    idle_share: float = 0.5
    """With so much of the day left, nothing ready and nothing new yet, what was once seen counts as ready."""

    horizon_days: int = 30
    """How far ahead an answer's gain is looked for."""
    size_exponent: float = 0.75
    """An item is worth its minutes to this power: 0 counts items, 1 counts minutes of content."""
    first_ratings: tuple[float, float, float, float] = (0.2, 0.1, 0.6, 0.1)
    """Again, Hard, Good, Easy of those who have answered nothing yet."""
    first_ratings_weight: int = 20
    """As so many answers they count."""

    cost_answers: int = 40
    """So many of the latest answers tell what a form costs."""
    cost_weight: int = 5
    """As so many answers the two below count."""
    first_cost: float = 1.5
    """Actual over nominal seconds of a first answer, before there is any."""
    later_cost: float = 1.0
    """The same for later answers."""
    new_card_cost: float = 1.1
    """A new card comes again in its learning step."""
    own_cost_share: float = 0.5
    """How much an item's own running cost counts beside what its form costs."""
    again_cost_card: float = 1.3
    """What forgetting a card adds to its cost."""
    again_cost_drill: float = 0.5

    sibling_patience: float = 0.02
    """A due sibling waits for another day while its chance of recall is no further than this below the one wanted: a
    day or two for what is young, weeks for what is old. Beyond that, forgetting costs more than meeting a sibling."""
    least_seconds: float = 60.0
    """A day with less left than this is done."""

    @property
    def keeps_order(self) -> bool:
        """Whether new items are held to the first of their order at all."""
        return math.isfinite(self.new_window)


RULE = QueueRule()
"""The rule that ships."""
