"""`study pause`, as a learner and a script meet it."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from .conftest import Study

TODAY = date.today()


@pytest.mark.slow
def test_a_pause_is_planned_shown_obeyed_and_ended(study: Study) -> None:
    assert "No pause is planned" in study("pause").stdout
    first, last = TODAY - timedelta(days=1), TODAY + timedelta(days=5)
    assert "7 days" in study("pause", f"{first}..{last}").stdout
    assert [json.loads(line) for line in study("pause", "--json").stdout.splitlines()] == [
        {"first": str(first), "last": str(last)}
    ]
    listed = study("today", "--list")
    assert "You pause until" in listed.stdout
    assert "`study pause --end` ends it" in listed.stdout
    assert study("today", "--plain").stdout == listed.stdout
    assert json.loads(study("today", "--json").stdout)["items"] == []
    assert "Welcome back" in study("pause", "--end").stdout
    assert json.loads(study("today", "--json").stdout)["items"] != []
    assert "No pause is planned" in study("pause").stdout


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["soon"], "study pause 2026-12-20..2027-01-03"),
        (["2020-01-01..2020-01-09"], "is over already"),
        (["--end"], "There is no pause to end"),
        (["2026-12-20", "--end"], "Name days, or --end alone"),
    ],
)
def test_what_cannot_be_done_is_said(study: Study, arguments: list[str], told: str) -> None:
    done = study("pause", *arguments)
    assert done.returncode == 2
    assert told in done.stderr
