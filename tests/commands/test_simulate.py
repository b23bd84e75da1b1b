"""`study simulate`, by the real program on a new home."""

from __future__ import annotations

import json

import pytest

from .conftest import Study


@pytest.mark.slow
def test_a_new_home_is_simulated_as_text_and_as_json(study: Study) -> None:
    done = study("simulate", "--days", "5", "--new", "3")
    assert done.returncode == 0, done.stderr
    assert "from 0 items begun" in done.stdout
    told = json.loads(study("simulate", "--days", "5", "--new", "3", "--json").stdout)
    assert (told["days"], told["present"], told["held"]) == (5, 0.9, 0)
    assert [day["begun"] for day in told["workloads"][0]["days"]] == [3] * 5
