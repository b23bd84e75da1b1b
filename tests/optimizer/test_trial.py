"""Parameters are proposed only when they win on answers that they were not fitted on."""

from __future__ import annotations

import subprocess
import sys

from studycli.optimizer.answers import asked_again, thinned
from studycli.optimizer.trial import NEEDED, Outcome, try_fit
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
    again = try_fit(answers, first.parameters)
    assert (again.outcome, again.parameters) == (Outcome.KEPT, None)


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
