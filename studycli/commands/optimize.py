"""`study optimize`: fits the plan to the learner's own memory, and only when that foresees better."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from studycli.commands.opening import Study
    from studycli.optimizer.replanning import Replanning
    from studycli.optimizer.trial import Trial

DEED = "optimize"


def optimize(
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only show what it would do; change nothing.")
    ] = False,
    undo: Annotated[
        bool, typer.Option("--undo", help="Return to the parameters before the latest fit.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
) -> None:
    """Fit the plan to your own memory.

    Fits FSRS's 21 parameters to your earlier answers and checks them on your latest ones. They are used only when they
    foresee those better than the present ones do. Backs up first; `--undo` takes it back.
    """
    from studycli.commands.opening import open_study
    from studycli.errors import UsageError

    if undo and dry_run:
        raise UsageError("--undo and --dry-run do not go together.", "Leave one of them out.")
    with open_study() as study:
        told, text = _undone(study) if undo else _optimized(study, dry_run=dry_run)
    print(json.dumps(told, ensure_ascii=False) if as_json else text, end="\n" if as_json else "")


def _optimized(study: Study, *, dry_run: bool) -> tuple[dict[str, Any], str]:
    from studycli.optimizer.as_text import replanning_as_text, trial_as_text
    from studycli.optimizer.replanning import replan
    from studycli.optimizer.trial import try_fit

    answers = study.store.rated_days()
    from studycli.wording import count

    print(f"Looking at {count(len(answers), 'answer')} …", file=sys.stderr)
    trial = try_fit(answers, study.scheduler.settings.parameters)
    told, text = _told(trial), trial_as_text(trial)
    if trial.parameters is None:
        return told, text
    plan = replan(study.store, study.clock.now(), trial.parameters)
    told["days"] = [{**asdict(day), "day": day.day.isoformat()} for day in plan.days]
    text += f"\n{replanning_as_text(plan)}\n"
    if dry_run:
        return told, text + "Nothing was changed: `study optimize` without --dry-run does it.\n"
    told["backup"] = str(_chosen(study, trial, plan))
    told["changed"] = True
    return told, text + (
        "From now on your plan follows them, fitted again to all your answers.\n"
        f"Backup: {told['backup']}\n`study optimize --undo` returns to the former ones.\n"
    )


def _told(trial: Trial) -> dict[str, Any]:
    return {
        **asdict(trial),
        "outcome": str(trial.outcome),
        "missing": trial.missing,
        "changed": False,
        "backup": None,
        "days": [],
    }


def _chosen(study: Study, trial: Trial, plan: Replanning) -> Path:
    """Backs up, then keeps the parameters of `trial`, which has some; returns the backup's path."""
    from studycli import paths
    from studycli.model.review import Choice, ChoiceKey
    from studycli.store.event_ids import new_event_id
    from studycli.store.plan import fitted_value

    assert trial.parameters is not None
    moment = study.clock.now()
    backup = study.store.backup_before(DEED, moment, paths.backups())
    because = {key: value for key, value in asdict(trial).items() if key not in ("parameters", "outcome")}
    value = fitted_value(trial.parameters, plan.spread, because)
    choice = Choice(new_event_id(moment), ChoiceKey.PARAMETERS, value, moment, study.store.device)
    study.store.add_choice(choice)
    return backup


def _undone(study: Study) -> tuple[dict[str, Any], str]:
    from studycli import paths
    from studycli.errors import UsageError
    from studycli.model.review import ChoiceKey

    fits = study.store.choices(ChoiceKey.PARAMETERS)
    if not fits:
        raise UsageError(
            "There is no fit to take back: the published parameters plan already.",
            "`study optimize` fits them to your answers.",
        )
    moment = study.clock.now()
    backup = study.store.backup_before(DEED, moment, paths.backups())
    study.store.retract(fits[-1].id, moment)
    former = "the published parameters" if len(fits) == 1 else f"those of {fits[-2].moment.day}"
    told = {
        "undone": fits[-1].id,
        "backup": str(backup),
        "parameters": study.store.scheduler.settings.parameters,
    }
    return told, f"The fit of {fits[-1].moment.day} is taken back: {former} plan again.\nBackup: {backup}\n"
