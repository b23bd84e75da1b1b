"""`study backup` and `study restore`, as a learner and a script meet them."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
from pathlib import Path

import pytest

from .conftest import PROGRAM, Study

TYPED = "words\n.\n\n4\n"
"""An answer, no key point ticked, Easy."""


def session(topic: str) -> tuple[str, ...]:
    return ("today", "--plain", "--topic", topic, "--new", "1")


def answer(study: Study, topic: str = "swin") -> None:
    assert study(*session(topic), typed=TYPED).returncode == 0


def reviews(path: Path) -> int:
    with sqlite3.connect(path) as database:
        return int(database.execute("SELECT count(*) FROM reviews").fetchone()[0])


@pytest.mark.slow
def test_a_backup_is_made_listed_restored_and_the_restore_undone(study: Study, study_home: Path) -> None:
    assert "No backups yet" in study("backup", "--list").stdout
    answer(study)
    made = study("backup").stdout
    name = next((study_home / "backups").glob("*-by-hand.db")).name
    assert made == f"{study_home / 'backups' / name}: 1 review, opened and checked.\n"
    answer(study, "vit")
    listed = study("backup", "--list").stdout
    assert f"{name}" in listed
    assert "✓ 1 review, the newest of " in listed

    shown = study("restore", name)
    assert shown.returncode == 2
    assert "would go:         1 review" in shown.stdout
    assert "would come back:  nothing" in shown.stdout
    assert "items affected:   1" in shown.stdout
    assert "Add --yes" in shown.stderr
    assert reviews(study_home / "study.db") == 2

    done = study("restore", name, "--yes")
    assert done.returncode == 0, done.stderr
    assert "`study restore --undo` brings it back" in done.stdout
    assert reviews(study_home / "study.db") == 1
    assert "nothing to restore" in study("restore", name, "--yes").stdout

    undone = study("restore", "--undo", "--yes")
    assert "would come back:  1 review" in undone.stdout
    assert reviews(study_home / "study.db") == 2
    study("restore", "--undo", "--yes")
    assert reviews(study_home / "study.db") == 1, "an undo can be undone"
    states = [json.loads(line) for line in study("backup", "--list", "--json").stdout.splitlines()]
    assert {state["soundness"] for state in states} == {"sound"}
    assert [state["label"] for state in states].count("before-restore") == 3


@pytest.mark.slow
def test_a_damaged_backup_is_listed_as_such_and_not_restored(study: Study, study_home: Path) -> None:
    answer(study)
    study("backup")
    made = next((study_home / "backups").glob("*-by-hand.db"))
    made.write_bytes(made.read_bytes()[:30_000])
    assert "✗ damaged" in study("backup", "--list").stdout
    refused = study("restore", made.name, "--yes")
    assert refused.returncode == 5
    assert "is damaged" in refused.stderr
    assert reviews(study_home / "study.db") == 1


@pytest.mark.slow
def test_a_database_that_was_lost_or_spoilt_comes_back(study: Study, study_home: Path) -> None:
    answer(study)
    study("backup")
    made = next((study_home / "backups").glob("*-by-hand.db"))
    database = study_home / "study.db"
    database.write_bytes(b"garbage " * 1000)
    refused = study("today", "--list")
    assert refused.returncode == 5
    assert f"study restore {made}" in refused.stderr
    done = study("restore", str(made), "--yes")
    assert done.returncode == 0, done.stderr
    assert reviews(database) == 1
    assert next((study_home / "backups").glob("*-damaged.db")).read_bytes() == b"garbage " * 1000
    database.unlink()
    assert "this would become it" in study("restore", made.name, "--yes").stdout
    assert reviews(database) == 1


@pytest.mark.slow
def test_a_newer_database_is_not_replaced(study: Study, study_home: Path) -> None:
    answer(study)
    study("backup")
    raw = sqlite3.connect(study_home / "study.db")
    raw.execute("PRAGMA user_version = 999")
    raw.close()
    refused = study("restore", next((study_home / "backups").glob("*-by-hand.db")).name, "--yes")
    assert refused.returncode == 5
    assert "newer version of study" in refused.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "Name one backup"),
        (["--undo"], "no restore to undo"),
        (["nowhere.db"], "there is no such file"),
        (["x.db", "--undo"], "Name one backup"),
    ],
)
def test_what_cannot_be_done_is_said(study: Study, arguments: list[str], told: str) -> None:
    done = study("restore", *arguments)
    assert done.returncode in (2, 5)
    assert told in done.stderr
    assert "study backup --list" in done.stderr


@pytest.mark.slow
def test_a_backup_goes_where_it_is_told_and_over_nothing_else(
    study: Study, study_home: Path, tmp_path: Path
) -> None:
    answer(study)
    target = tmp_path / "mine.db"
    for _ in range(2):
        assert study("backup", "--output", str(target)).returncode == 0, "its own copy may be refreshed"
    assert reviews(target) == 1
    thesis = tmp_path / "thesis.txt"
    thesis.write_text("years of work")
    refused = study("backup", "--output", str(thesis))
    assert refused.returncode == 2
    assert thesis.read_text() == "years of work"
    assert study("backup", "--output", str(study_home / "study.db")).returncode == 2
    assert study("restore", str(study_home / "study.db")).returncode == 2
    study("backup", "--output", str(tmp_path))
    assert len(list(tmp_path.glob("study-*-by-hand.db"))) == 1


@pytest.mark.slow
@pytest.mark.parametrize(("said", "left"), [("y\n", 1), ("n\n", 2), ("\n", 2)])
def test_at_a_terminal_it_asks_first(study: Study, study_home: Path, said: str, left: int) -> None:
    import pty

    answer(study)
    study("backup")
    answer(study, "vit")
    ours, theirs = pty.openpty()
    made = next((study_home / "backups").glob("*-by-hand.db")).name
    with subprocess.Popen(
        [PROGRAM, "restore", made], stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as asking:
        os.write(ours, said.encode())
        _, asked = asking.communicate(timeout=60)
    assert "Restore it? y or n" in asked
    assert reviews(study_home / "study.db") == left


@pytest.mark.slow
def test_a_session_that_is_open_during_a_restore_answers_into_the_restored_record(
    study: Study, study_home: Path
) -> None:
    answer(study)
    study("backup")
    answer(study, "vit")
    made = next((study_home / "backups").glob("*-by-hand.db")).name
    with subprocess.Popen(
        [PROGRAM, *session("mae")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as learner:
        assert learner.stdin is not None
        assert learner.stdout is not None
        learner.stdout.readline()
        assert study("restore", made, "--yes").returncode == 0
        learner.stdin.write(TYPED)
        learner.stdin.close()
        learner.stdout.read()
    assert learner.returncode == 0
    assert reviews(study_home / "study.db") == 2
    assert study("doctor", "--rebuild").stdout.count("✗") == 0
