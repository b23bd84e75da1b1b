"""Which rating an answer deserves, going by how much of what was asked for it had."""

from __future__ import annotations

from fractions import Fraction

from studycli.frozen import frozen
from studycli.model.review import Rating

RECALLED_FROM = Fraction(1, 2)
"""FSRS counts Hard as recalled: with less than half of it, the answer was not there."""
GOOD_FROM = Fraction(4, 5)
"""One slip in five is still a good answer; two of three is not."""


def suggest_rating(had: int, total: int) -> Rating:
    """The rating for an answer that had `had` of `total` points: below 1/2 Again, from 4/5 Good, else Hard.

    Never Easy: how easily it came is for the learner to say. Without points (`total` 0) the suggestion is Good.
    Raises ValueError unless 0 ≤ had ≤ total.
    """
    if not 0 <= had <= total:
        raise ValueError(f"{had} of {total} points")
    if total == 0:
        return Rating.GOOD
    share = Fraction(had, total)
    if share < RECALLED_FROM:
        return Rating.AGAIN
    return Rating.GOOD if share >= GOOD_FROM else Rating.HARD


@frozen
class Suggestion:
    """A rating that is offered for an answer."""

    rating: Rating
    is_earned: bool
    """Whether it follows from something that was written or ticked. Else no key may take it before it was asked for."""


def suggestion(written: str, had: int, total: int) -> Suggestion:
    """What the answer `written` (empty when it was only thought), of which `had` of `total` points were ticked, suggests."""
    return Suggestion(suggest_rating(had, total), is_earned=bool(written.strip()) or had > 0)
