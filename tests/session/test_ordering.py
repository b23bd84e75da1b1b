"""A day's items are mixed evenly, siblings apart, and drills spread."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from studycli.session.entries import Form, QueueEntry, Reason
from studycli.session.ordering import arrange

from .entries import card, drill, lines


@given(lines(Reason.DUE, "due"), lines(Reason.NEW, "new"))
def test_every_entry_comes_once(due: list[QueueEntry], new: list[QueueEntry]) -> None:
    assert Counter(arrange(due, new)) == Counter([*due, *new])


@given(lines(Reason.DUE, "due"), lines(Reason.NEW, "new"))
def test_siblings_are_adjacent_only_when_it_cannot_be_helped(
    due: list[QueueEntry], new: list[QueueEntry]
) -> None:
    line = arrange(due, new)
    largest = max(Counter(entry.group for entry in line).values(), default=0)
    if largest <= (len(line) + 1) // 2:
        assert all(one.group != other.group for one, other in pairwise(line))


def test_cards_keep_the_order_of_their_risk() -> None:
    due = [card(str(number)) for number in range(20)]
    new = [card(f"new{number}", reason=Reason.NEW) for number in range(5)]
    line = arrange(due, new)
    assert [entry for entry in line if entry.reason is Reason.DUE] == due
    assert [entry for entry in line if entry.reason is Reason.NEW] == new


@given(st.integers(3, 40), st.integers(1, 6), st.integers(1, 6))
def test_drills_and_new_cards_are_spread_over_the_session(cards: int, drills: int, fresh: int) -> None:
    due = [card(str(number)) for number in range(cards)] + [drill(str(number)) for number in range(drills)]
    new = [card(f"new{number}", reason=Reason.NEW) for number in range(fresh)]
    line = arrange(due, new)
    for kind in (lambda entry: entry.form is Form.DRILL, lambda entry: entry.reason is Reason.NEW):
        places = [index for index, entry in enumerate(line) if kind(entry)]
        share = len(line) / len(places)
        assert all(abs(index + 0.5 - share * (rank + 0.5)) <= 3 for rank, index in enumerate(places))
    if cards + fresh >= 2 * drills:
        assert not any(one.form is other.form is Form.DRILL for one, other in pairwise(line))


def test_a_session_opens_with_the_page_and_not_with_a_sample_of_what_is_assumed() -> None:
    checks = [card(f"check{number}", reason=Reason.CHECK) for number in range(2)]
    new = [card(f"new{number}", reason=Reason.NEW) for number in range(6)]
    line = arrange(checks, new)
    assert line[0] is new[0]
    assert line[-1] is new[-1]
    assert [entry for entry in line if entry.reason is Reason.CHECK] == checks
