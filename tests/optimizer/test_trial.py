"""Parameters are proposed only when they win on answers that they were not fitted on."""

from __future__ import annotations

import subprocess
import sys
from math import exp, log

import pytest

from studycli.optimizer.answers import asked_again, thinned
from studycli.optimizer.as_text import trial_as_text
from studycli.optimizer.trial import NEEDED, Outcome, foresight, moving_average, try_fit
from studycli.scheduler.settings import DEFAULT_PARAMETERS, are_parameters
from tests.optimizer.test_fit import answer, forgetful


def test_with_too_few_answers_it_says_how_many_are_missing() -> None:
    answers = [answer("a", 1), answer("b", 1), answer("a", 2), answer("b", 4), answer("b", 4)]
    trial = try_fit(answers, DEFAULT_PARAMETERS)
    assert trial.outcome is Outcome.TOO_FEW
    assert (trial.asked, trial.missing, trial.parameters) == (2, NEEDED - 2, None)


def test_too_few_answers_are_told_without_waiting_for_torch() -> None:
    script = """
import sys
from studycli.optimizer.trial import try_fit
from studycli.scheduler.settings import DEFAULT_PARAMETERS
assert try_fit([], DEFAULT_PARAMETERS).missing
sys.exit("torch" in sys.modules)"""
    assert subprocess.run([sys.executable, "-c", script]).returncode == 0


def test_a_forgetful_learner_gets_parameters_of_their_own_and_keeps_them() -> None:
    answers = forgetful(400, 2)
    first = try_fit(answers, DEFAULT_PARAMETERS)
    assert first.outcome is Outcome.BETTER
    assert first.checked == round(first.asked * 0.2)
    assert first.parameters is not None
    assert are_parameters(first.parameters)
    assert first.present is not None
    assert first.fitted is not None
    assert first.fitted.log_loss < first.present.log_loss
    assert first.published == first.present, "they are the present ones here"
    for yardstick in (first.constant, first.moving_average):
        assert yardstick is not None
        assert first.fitted.log_loss < yardstick.log_loss
    assert "what you recalled of late" in (text := trial_as_text(first))
    assert "the published ones" not in text
    again = try_fit(answers, first.parameters)
    assert (again.outcome, again.parameters) == (Outcome.KEPT, None)
    assert "the published ones" in trial_as_text(again)


def test_a_constant_and_a_moving_average_are_what_they_are_called() -> None:
    told = foresight([0.75] * 4, [True, True, True, False])
    assert (told.foreseen, told.of_recalled, told.of_forgotten) == (0.75, 0.75, 0.75)
    assert told.log_loss == pytest.approx(-(3 * log(0.75) + log(0.25)) / 4)
    assert foresight([1.0, 1.0], [True, False]).log_loss == pytest.approx(-log(1e-9) / 2, rel=1e-6)
    followed = moving_average([True, False, True])
    assert followed[0] == pytest.approx(1 / (1 + exp(-1.2)))
    assert followed[1] > followed[0] > followed[2]


def test_the_same_answers_change_the_plan_once() -> None:
    """The latest answers alone come after long waits: the earlier ones foresee them otherwise than all together do."""
    answers = forgetful(250, 3)
    parameters, outcomes = tuple(DEFAULT_PARAMETERS), []
    for _ in range(2):
        trial = try_fit(answers, parameters)
        outcomes.append(trial.outcome)
        parameters = trial.parameters or parameters
    assert outcomes == [Outcome.BETTER, Outcome.KEPT]


def test_a_long_log_is_thinned_by_whole_items() -> None:
    answers = forgetful(90, 3)
    kept = thinned(answers, 200)
    assert len(kept) <= 200
    assert len(asked_again(kept)) == len(kept) * 4 // 5
    assert thinned(answers, len(answers)) is answers
