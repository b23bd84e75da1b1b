"""`study lab representations`, the real program."""

from __future__ import annotations

import json
from importlib.util import find_spec

import pytest

pytestmark = pytest.mark.skipif(
    find_spec("sklearn") is None, reason="scikit-learn, which the digits come with, is not installed"
)


@pytest.mark.slow
def test_a_short_run_prints_saves_and_reaches_the_report(study, study_home):
    done = study("lab", "representations", "--seeds", "1", "--steps", "3", "--json")
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert [model["name"] for model in result["models"]] == ["supervised", "dino", "mae", "random", "pixels"]
    saved = sorted(path.suffix for path in (study_home / "labs").iterdir() if path.is_file())
    assert saved == [".html", ".json"]
    report = study("report", "--format", "md")
    assert "## The lab: What representations know" in report.stdout
    assert "untrained ViT" in report.stdout


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--mine"], "You have not passed any of the drills"),
        (["--images", "x"], "go with --pretrained"),
        (["--pretrained", "--mine"], "--mine trains models"),
        (["--pretrained", "--checkpoint", "dinosaur=x"], "NAME=FILE"),
        (["--pretrained", "--checkpoint", "supervised=/nowhere.pth"], "there is no such file"),
    ],
)
def test_what_does_not_fit_is_said_in_a_sentence(study, arguments, words):
    done = study("lab", "representations", *arguments)
    assert done.returncode == 2
    assert words in done.stderr
