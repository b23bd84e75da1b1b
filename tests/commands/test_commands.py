"""Each command as a learner or a script meets it: what it says, where it says it, and its exit code."""

from __future__ import annotations

import json
import sqlite3
import subprocess
from pathlib import Path

import pytest

from studycli.errors import ExitCode

from .conftest import PROGRAM, Study

COMMANDS = ["today", "drill", "check", "write", "list", "stats", "report", "lint", "doctor", "judge"]


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(study: Study, command: str) -> None:
    done = study(command, "--help")
    assert done.returncode == 0
    assert "Usage: study" in done.stdout
    assert command in study("--help").stdout


def test_version_is_the_packages(study: Study) -> None:
    from studycli import __version__

    assert study("--version").stdout == f"study {__version__}\n"


def test_a_new_home_begins_at_the_beginning_with_cards_and_a_few_drills(here: Study) -> None:
    told = json.loads(here("today", "--json").stdout)["items"]
    assert len(told) >= 5
    assert {item["reason"] for item in told} == {"new"}
    assert all(item["gain"] > 0 for item in told)
    assert sum(item["expected_seconds"] for item in told) <= 900, "half of thirty minutes"
    topics = [json.loads(line) for line in here("list", "topics", "--json").stdout.splitlines()]
    first = next(topic["id"] for topic in topics if topic["cards"] + topic["drills"])
    assert first in {item["topic"] for item in told}
    listed = here("today", "--list", "--new", "3").stdout
    assert "3 items" in listed


def test_minutes_fit_the_session_into_a_budget(here: Study) -> None:
    told = json.loads(here("today", "--json", "--minutes", "6").stdout)
    assert 1 <= len(told["items"]) < 10
    assert told["expected_seconds"] <= 360


def test_a_whole_plain_session_leaves_its_reviews_and_tomorrows_queue(study: Study, study_home: Path) -> None:
    answered = study("today", "--plain", "--topic", "swin", "--new", "1", typed="windows\n.\n1 2 3 4 5\n4\n")
    assert answered.returncode == 0, answered.stderr
    assert "5 of 5" in answered.stdout
    with sqlite3.connect(study_home / "study.db") as database:
        rows = database.execute("SELECT item, rating, answer FROM reviews").fetchall()
    assert rows == [("swin-why", 4, "windows")]
    due = [
        json.loads(line) for line in study("list", "cards", "--topic", "swin", "--json").stdout.splitlines()
    ]
    assert due[0]["due"] is not None
    stats = json.loads(study("stats", "--json").stdout)
    assert stats["effort"]["reviews"] == 1


@pytest.mark.slow
@pytest.mark.parametrize("command", [["today"], ["drill", "patch_embed"], ["write"]])
def test_without_a_terminal_a_screen_says_so_at_once(here: Study, command: list[str]) -> None:
    done = here(*command)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "terminal" in done.stderr
    assert "--plain" in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["drill", "window_partiton", "--plain"], "Did you mean window_partition?"),
        (["check", "window_partiton", "x.py"], "Did you mean window_partition?"),
        (["today", "--list", "--topic", "swim"], "Did you mean the topic swin?"),
        (["stats", "--topic", "swim"], "Did you mean the topic swin?"),
        (["list", "--topic", "nothing-like-it"], "study list topics"),
        (["report", "--since", "2026-02-02", "--until", "2026-02-01"], "later than"),
        (["check", "patch_embed"], "Which file"),
        (["check"], "Which drill"),
        (["check", "--all", "nowhere"], "no such folder"),
        (["lint", "nowhere"], "no such file, folder or drill"),
        (["lint", "softmx"], "Did you mean the drill softmax?"),
        (["import", "nofile"], "There is no file nofile."),
        (["import", "nofile.md"], "There is no file nofile.md."),
        (["import", "."], "is a folder"),
    ],
)
def test_wrong_words_are_usage_errors_with_a_remedy(here: Study, arguments: list[str], told: str) -> None:
    done = here(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert told in done.stderr


def test_an_unknown_setting_names_the_nearest(here: Study, study_home: Path) -> None:
    study_home.mkdir()
    (study_home / "config.toml").write_text("desired_retentoin = 0.8\n")
    done = here("today", "--list")
    assert done.returncode == 2
    assert "Did you mean desired_retention?" in done.stderr


def test_settings_take_effect(here: Study, study_home: Path) -> None:
    study_home.mkdir()
    (study_home / "config.toml").write_text("new_per_day = 2\n")
    assert len(json.loads(here("today", "--json").stdout)["items"]) == 2


def test_a_damaged_database_is_told_and_left_alone(study: Study, study_home: Path) -> None:
    study_home.mkdir()
    (study_home / "study.db").write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    done = study("stats")
    assert done.returncode == 5
    assert "study.db" in done.stderr
    assert (study_home / "study.db").read_bytes()[16:] == b"\xff" * 5000


@pytest.mark.slow
def test_a_newer_database_is_refused_untouched(study: Study, study_home: Path) -> None:
    study("stats")
    database = study_home / "study.db"
    with sqlite3.connect(database) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA user_version = 999")
    before = database.read_bytes()
    done = study("today", "--list")
    assert done.returncode == 5
    assert "newer" in done.stderr
    assert database.read_bytes() == before


def test_a_home_that_cannot_be_made_is_told(study: Study, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    done = study("today", "--list", STUDY_HOME=str(blocked / "home"))
    assert done.returncode == 5
    assert "STUDY_HOME" in done.stderr


@pytest.mark.slow
def test_own_content_is_found_and_its_faults_are_named(study: Study, study_home: Path) -> None:
    deck = study_home / "cards" / "mine.md"
    deck.parent.mkdir(parents=True)
    deck.write_text(
        "---\ntitle: Mine\ntopic: vit\n---\n\n## What is new? {#mine}\n\nThis.\n\n## No id\n\nThat.\n"
    )
    done = study("lint")
    assert done.returncode == 3
    assert f"{deck}:10" in done.stdout
    listed = study("list", "cards", "--topic", "vit")
    assert "mine" in listed.stdout
    assert "study lint" in listed.stderr, "faults are mentioned where content is used"
    deck.write_text(deck.read_text().replace("## No id", "## An id {#own-2}"))
    assert study("lint").returncode == 0


def test_shipped_content_is_in_order(study: Study) -> None:
    done = study("lint")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.slow
def test_a_report_goes_to_a_file_or_to_stdout(study: Study, tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    done = study("report", "--format", "json", "--output", str(target))
    assert done.stdout == ""
    assert json.loads(target.read_text())["format"] == "study-report/3"
    assert study("report").stdout.startswith("# What I studied")


@pytest.mark.parametrize(
    "command", ["list", *(pytest.param(one, marks=pytest.mark.slow) for one in ("list cards", "stats"))]
)
def test_a_reader_that_leaves_is_no_error(study_home: Path, command: str) -> None:
    for reader in ("head -1", "true"):
        done = subprocess.run(
            ["bash", "-o", "pipefail", "-c", f"'{PROGRAM}' {command} | {reader}"],
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
@pytest.mark.parametrize(
    "command", ["list", *(pytest.param(one, marks=pytest.mark.slow) for one in ("list cards", "stats"))]
)
def test_a_full_disk_behind_the_output_is_told_in_a_sentence(study_home: Path, command: str) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [PROGRAM, *command.split()], stdout=full, stderr=subprocess.PIPE, text=True, timeout=60
        )
    assert done.returncode == 5
    assert done.stderr.startswith("study: the output could not be written (No space left on device).")


@pytest.mark.slow
def test_the_doctor_finds_a_new_home_well_and_rebuilds(study: Study) -> None:
    study("today", "--plain", "--topic", "swin", "--new", "1", typed="\n\n3\n")
    done = study("doctor", "--rebuild", "--json")
    findings = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert {"database", "content", "judge", "answers", "settings"} <= {
        finding["about"] for finding in findings
    }
    assert "1 item compared, all equal" in findings[0]["told"]
    assert not [finding for finding in findings if finding["health"] == "ill"]


def test_what_is_wrong_with_a_scope_is_said_before_the_missing_terminal(here: Study) -> None:
    told = here("today", "nosuch")
    assert told.returncode == ExitCode.USAGE
    assert "Nothing is called nosuch." in told.stderr
    assert "terminal" in here("today", "vision").stderr
