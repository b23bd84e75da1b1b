"""A fit finds what a learner's memory is like, stays near the published parameters where little is known, and is valid."""

from __future__ import annotations

import random
from statistics import fmean

import fsrs
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from studycli.model.items import ItemId
from studycli.optimizer.answers import asked_again, elapsed_days
from studycli.optimizer.descent import least
from studycli.optimizer.fit import fit_parameters, foresee
from studycli.scheduler.settings import DEFAULT_PARAMETERS
from studycli.store.rows import RatedDay
from tests.optimizer.real_answers import real_answers


def answer(item: str, day: int, rating: int = 3) -> RatedDay:
    return RatedDay(ItemId(item), day, rating)


def test_what_says_something_about_memory_is_the_first_answer_of_a_later_day() -> None:
    answers = [answer("a", 5), answer("b", 5), answer("a", 5), answer("a", 6), answer("a", 6), answer("b", 9)]
    assert asked_again(answers) == [3, 5]


def test_a_clock_that_went_backwards_says_nothing_about_memory() -> None:
    assert asked_again([answer("a", 5), answer("a", 3), answer("a", 4), answer("a", 6)]) == [3]
    assert elapsed_days([5, 3, 4, 6]) == [0, 0, 1, 2]


def test_without_an_answer_on_a_later_day_there_is_nothing_to_fit() -> None:
    with pytest.raises(ValueError, match="later day"):
        fit_parameters([answer("a", 5), answer("a", 5), answer("b", 7)])


def test_one_answer_moves_the_published_parameters_hardly() -> None:
    fitted = fit_parameters([answer("a", 5), answer("a", 7)])
    assert fitted == pytest.approx(DEFAULT_PARAMETERS, rel=0.15, abs=0.02)


@settings(max_examples=15)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 40), st.integers(1, 4)), max_size=40))
def test_any_answers_give_parameters_that_fsrs_accepts(given: list[tuple[str, int, int]]) -> None:
    answers = [answer("a", 0), *(answer(*one) for one in given), answer("a", 99, 1)]
    fitted = fit_parameters(answers)
    fsrs.Scheduler(parameters=fitted)
    assert fitted[0] <= fitted[1] <= fitted[2] <= fitted[3]
    assert fit_parameters(answers) == fitted


def forgetful(items: int, seed: int) -> list[RatedDay]:
    """A learner who forgets four times as fast as the published parameters say: asked at days 0, 1, 3, 7, 15."""
    draw = random.Random(seed).random
    answers = [answer(f"card-{n}", 0) for n in range(items)]
    stability = [DEFAULT_PARAMETERS[2] / 4] * items
    for before, day in ((0, 1), (1, 3), (3, 7), (7, 15)):
        for n in range(items):
            recalled = draw() < 0.9 ** ((day - before) / stability[n])
            answers.append(answer(f"card-{n}", day, 3 if recalled else 1))
            stability[n] = stability[n] * 2 if recalled else DEFAULT_PARAMETERS[2] / 4
    return answers


def test_a_forgetful_learner_is_known_by_the_fit() -> None:
    answers, cut = forgetful(400, 1), 400 * 3
    fitted = fit_parameters(answers[:cut])
    new, old = foresee(fitted, answers, cut), foresee(DEFAULT_PARAMETERS, answers, cut)
    assert fmean(new.losses) < fmean(old.losses) - 0.02
    share = fmean(new.recalled)
    assert abs(fmean(new.chances) - share) < abs(fmean(old.chances) - share)
    assert fitted[2] < DEFAULT_PARAMETERS[2] / 2


def test_the_least_value_of_a_banana_shaped_valley_is_found() -> None:
    def rosenbrock(x: torch.Tensor) -> torch.Tensor:
        return (1 - x[0]) ** 2 + 100 * (x[1] - x[0] ** 2) ** 2

    start = torch.tensor([-1.2, 1.0], dtype=torch.float64)
    found = least(rosenbrock, start, close_enough=1e-16, most_steps=200)
    assert found.tolist() == pytest.approx([1.0, 1.0], abs=1e-5)


FSRS_OPTIMIZER = [
    0.161805, 1.2931, 2.648209, 8.2956, 6.992953, 0.480631, 3.020505, 0.047453, 1.638096, 0.109421, 0.587394,
    1.7054, 0.001749, 0.451576, 1.84918, 0.917803, 1.8729, 0.681988, 0.085451, 0.217507, 0.633737,
]  # fmt: skip
"""What fsrs 6.3.2's Optimizer makes of the first 10,064 real answers, given as midnights of the same study days."""
FSRS_RS = [
    0.193461, 0.923529, 2.736522, 6.90333, 6.616823, 0.496527, 3.186534, 0.04561, 1.645373, 0.210674, 0.590123,
    1.623736, 0.005443, 0.413498, 1.794584, 0.601037, 1.8729, 0.683911, 0.116517, 0.164804, 0.318962,
]  # fmt: skip
"""What fsrs-rs-python 0.9.3 makes of the same."""


@pytest.mark.slow
def test_on_real_answers_a_fit_foresees_no_worse_than_those_of_fsrs() -> None:
    """Fitted on the first four fifths of the answers in time, compared on the last."""
    answers = real_answers()
    cut = len(answers) * 4 // 5
    loss = {
        name: fmean(foresee(tuple(parameters), answers, cut).losses)
        for name, parameters in {
            "ours": fit_parameters(answers[:cut]),
            "fsrs": FSRS_OPTIMIZER,
            "fsrs-rs": FSRS_RS,
            "published": DEFAULT_PARAMETERS,
        }.items()
    }
    assert loss["ours"] <= loss["fsrs"] + 0.001, loss
    assert loss["ours"] <= loss["fsrs-rs"] + 0.002, loss
    assert loss["ours"] < loss["published"], loss
