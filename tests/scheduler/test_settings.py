"""Settings: FSRS's own defaults, and a fingerprint that notices every change."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import fields, replace
from datetime import date, time

import fsrs.scheduler
import pytest

from studycli.config import Config
from studycli.model.items import Minutes
from studycli.scheduler.settings import DEFAULT_PARAMETERS, SchedulingSettings
from studycli.scheduler.spread import Spread

CHANGED = {
    "parameters": (*DEFAULT_PARAMETERS[:20], 0.2),
    "desired_retention": 0.85,
    "learning_steps": (Minutes(5.0),),
    "relearning_steps": (),
    "maximum_interval_days": 100,
    "day_starts_at": time(5, 0),
    "spread": Spread(date(2026, 11, 23), ((-2.0, 0.5),)),
}


def test_the_defaults_are_those_of_fsrs() -> None:
    assert fsrs.scheduler.DEFAULT_PARAMETERS == DEFAULT_PARAMETERS


def test_the_defaults_are_those_of_the_config() -> None:
    assert SchedulingSettings.from_config(Config()) == SchedulingSettings()


def test_every_field_has_a_changed_value_to_try() -> None:
    assert set(CHANGED) == {field.name for field in fields(SchedulingSettings)}


@pytest.mark.parametrize("name", CHANGED)
def test_the_fingerprint_notices_every_change(name: str) -> None:
    changed = replace(SchedulingSettings(), **{name: CHANGED[name]})
    assert changed.fingerprint() != SchedulingSettings().fingerprint()


def test_the_fingerprint_stays_the_same_between_runs() -> None:
    script = "from studycli.scheduler.settings import *; print(SchedulingSettings().fingerprint())"
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == SchedulingSettings().fingerprint()


@pytest.mark.parametrize("module", ["settings", "forgetting", "fuzz", "scheduler"])
def test_importing_imports_no_fsrs(module: str) -> None:
    script = f"import sys, studycli.scheduler.{module}; sys.exit('fsrs' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
