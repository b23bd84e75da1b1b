"""The formulas over tensors are those of the scheduler, and their gradients are right."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import fsrs
import pytest
import torch
from fsrs.scheduler import LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS
from hypothesis import given
from hypothesis import strategies as st

from studycli.model.items import ItemId
from studycli.optimizer.formulas import course
from studycli.optimizer.sequences import sequences_of
from studycli.scheduler.settings import DEFAULT_PARAMETERS
from studycli.scheduler.settings import HIGHEST_PARAMETERS as HIGHEST
from studycli.scheduler.settings import LOWEST_PARAMETERS as LOWEST
from studycli.store.rows import RatedDay

START = date(2026, 1, 1).toordinal()

WAITS = st.one_of(st.just(0), st.integers(1, 5), st.integers(-3, 900))
HISTORY = st.lists(st.tuples(WAITS, st.integers(1, 4)), min_size=1, max_size=14)
PARAMETERS = st.tuples(*(st.floats(low, high) for low, high in zip(LOWEST, HIGHEST, strict=True)))


def lived(histories: list[list[tuple[int, int]]]) -> list[RatedDay]:
    """Histories of (wait in days, rating) as answers, the items taking turns."""
    days = [START] * len(histories)
    answers = []
    for n in range(max(map(len, histories))):
        for which, history in enumerate(histories):
            if n < len(history):
                wait, rating = history[n]
                days[which] += wait
                answers.append(RatedDay(ItemId(f"item-{which}"), days[which], rating))
    return answers


def scheduled(w: tuple[float, ...], answers: list[RatedDay]) -> list[tuple[float, float, float]]:
    """Stability and difficulty after, and the chance of recall before each answer, by fsrs itself."""
    scheduler = fsrs.Scheduler(parameters=w, enable_fuzzing=False)
    cards: dict[str, fsrs.Card] = {}
    told = []
    for item, day, rating in answers:
        at = datetime.combine(date.fromordinal(day), time.min, UTC)
        card = cards.get(item) or fsrs.Card(card_id=0, due=at)
        recall = scheduler.get_card_retrievability(card, at) if item in cards else 1.0
        # A century-long interval would leave the calendar; the memory is what is compared.
        card, _ = scheduler.review_card(card, fsrs.Rating(rating), at)
        card.due = at + timedelta(days=1)
        cards[item] = card
        told.append((card.stability, card.difficulty, recall))
    return told


def test_the_bounds_are_those_of_fsrs() -> None:
    assert LOWEST == LOWER_BOUNDS_PARAMETERS
    assert HIGHEST == UPPER_BOUNDS_PARAMETERS


@given(w=PARAMETERS, histories=st.lists(HISTORY, min_size=1, max_size=4))
def test_memory_is_what_fsrs_believes(w: tuple[float, ...], histories: list[list[tuple[int, int]]]) -> None:
    answers = lived(histories)
    sequences = sequences_of(answers)
    ours = course(torch.tensor(w, dtype=torch.float64), sequences)
    theirs = torch.tensor(scheduled(w, answers), dtype=torch.float64)[sequences.source]
    torch.testing.assert_close(torch.exp(ours.log_stability), theirs[:, 0], rtol=1e-9, atol=1e-12)
    torch.testing.assert_close(ours.difficulty, theirs[:, 1], rtol=1e-9, atol=1e-12)
    torch.testing.assert_close(torch.exp(ours.log_recall), theirs[:, 2], rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("moved", [0, 2, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 17, 18, 19, 20])
def test_the_gradient_is_what_a_small_change_does(moved: int) -> None:
    generator = torch.Generator().manual_seed(7)
    histories = [
        [
            (int(wait), int(rating))
            for wait, rating in zip(
                torch.randint(0, 12, (9,), generator=generator),
                torch.randint(1, 5, (9,), generator=generator),
                strict=True,
            )
        ]
        for _ in range(30)
    ]
    sequences = sequences_of(lived(histories))

    def total(w: torch.Tensor) -> torch.Tensor:
        return (course(w, sequences).log_recall * weights).sum()

    weights = torch.rand(30 * 9, dtype=torch.float64, generator=generator)
    w = torch.tensor(DEFAULT_PARAMETERS, dtype=torch.float64)
    w[18] += 0.05
    w[7] += 0.01
    step = torch.zeros_like(w)
    step[moved] = 1e-6
    variable = w.clone().requires_grad_()
    (gradient,) = torch.autograd.grad(total(variable), variable)
    measured = (total(w + step) - total(w - step)) / 2e-6
    assert gradient[moved] == pytest.approx(float(measured), rel=1e-4, abs=1e-5)
    assert abs(float(measured)) > 1e-6, "a parameter that does nothing proves nothing"
