"""`study optimize`: tells how many answers are missing, fits, backs up, and takes it back."""

from __future__ import annotations

import json
import random
from datetime import timedelta
from pathlib import Path

import pytest

from studycli.model.items import ItemId, Seconds
from studycli.model.review import Rating, Review, ReviewKind
from studycli.scheduler.settings import DEFAULT_PARAMETERS, SchedulingSettings
from studycli.store.event_ids import new_event_id
from studycli.store.log import append_review
from studycli.store.open import open_store
from studycli.study_days import SetClock, SystemClock

from .conftest import Study


@pytest.mark.slow
def test_with_too_few_answers_nothing_changes(study: Study, study_home: Path) -> None:
    done = study("optimize")
    assert done.returncode == 0
    assert "500 answers are missing" in done.stdout
    assert not list((study_home / "backups").glob("*optimize*"))
    told = json.loads(study("optimize", "--json").stdout)
    assert (told["outcome"], told["missing"], told["changed"]) == ("too_few", 500, False)


@pytest.mark.slow
def test_what_never_was_cannot_be_taken_back(study: Study) -> None:
    done = study("optimize", "--undo")
    assert done.returncode == 2
    assert "no fit to take back" in done.stderr
    assert study("optimize", "--undo", "--dry-run").returncode == 2


def forgetful_home(home: Path) -> None:
    """A learner who forgets half of everything within three days, asked on days 0, 1, 4 and 10 up to yesterday."""
    (home / "cards").mkdir(parents=True)
    cards = "".join(f"## Card {n}? {{#own-{n}}}\n\nAnswer.\n\n" for n in range(250))
    (home / "cards" / "own.md").write_text(f"---\ntitle: Own\ntopic: vit\n---\n\n{cards}", encoding="utf-8")
    now, draw = SystemClock().now(), random.Random(3)
    clock = SetClock(now.at)
    with open_store(home / "study.db", SchedulingSettings(), clock, backups=home / "backups") as store:
        with store.content.writing("the log") as connection:
            for wait, day in ((0, 0), (1, 1), (3, 4), (6, 10)):
                clock.instant = now.at - timedelta(days=11 - day)
                for n in range(250):
                    rating = Rating.GOOD if draw.random() < 0.5 ** (wait / 3) else Rating.AGAIN
                    moment = clock.now()
                    given = (new_event_id(moment), ItemId(f"own-{n}"), rating, moment, Seconds(9.0))
                    append_review(connection, Review(*given, ReviewKind.CARD, "", store.device))
        store.rebuild()


@pytest.mark.slow
def test_a_fit_is_tried_kept_and_taken_back(study: Study, study_home: Path) -> None:
    forgetful_home(study_home)
    before = json.loads(study("list", "cards", "--json").stdout.splitlines()[0])
    dry = study("optimize", "--dry-run")
    assert dry.returncode == 0, dry.stderr
    assert "log loss lower by" in dry.stdout
    assert "Nothing was changed" in dry.stdout
    assert max(map(len, dry.stdout.splitlines())) <= 80
    told = json.loads(study("optimize", "--json").stdout)
    assert (told["outcome"], told["changed"]) == ("better", True)
    assert Path(told["backup"]).exists()
    assert told["fitted"]["log_loss"] < told["present"]["log_loss"]
    assert sum(day["after"] for day in told["days"]) == 250
    kept = json.loads(study("optimize", "--json").stdout)
    assert (kept["outcome"], kept["changed"]) == ("kept", False)
    assert "✓ database" in study("doctor").stdout
    undone = study("optimize", "--undo")
    assert "the published parameters plan again" in undone.stdout
    assert json.loads(study("list", "cards", "--json").stdout.splitlines()[0]) == before
    with open_store(study_home / "study.db", SchedulingSettings(), SystemClock()) as store:
        assert store.scheduler.settings.parameters == DEFAULT_PARAMETERS
        assert store.rebuild() == 0
