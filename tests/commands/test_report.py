"""`study report` in every format, to a file and to stdout, and what is in its way."""

from __future__ import annotations

import csv
import json
import os
import stat
from io import StringIO
from pathlib import Path

import pytest

from studycli.reports.as_csv import ITEM_COLUMNS, REVIEW_COLUMNS

from .conftest import Study

pytestmark = pytest.mark.slow
"""Each starts the program; what is guarded all day is in tests/reports."""


@pytest.fixture
def answered(study: Study) -> Study:
    """A home in which one card was answered."""
    done = study("today", "--plain", "--topic", "swin", "--new", "1", typed="windows\n.\n1 2 3 4 5\n4\n")
    assert done.returncode == 0, done.stderr
    return study


def test_the_ending_says_the_format(answered: Study, tmp_path: Path) -> None:
    begins = {
        "a.html": "<!DOCTYPE html>",
        "b.HTM": "<!DOCTYPE html>",
        "c.md": "# What",
        "d.json": "{",
        "e": "# What",
    }
    for name, begin in begins.items():
        done = answered("report", "--output", str(tmp_path / name))
        assert (done.returncode, done.stdout) == (0, ""), done.stderr
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(begin)
    assert answered("report", "--format", "html", "--output", str(tmp_path / "f.md")).returncode == 0
    assert (tmp_path / "f.md").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_tables_of_items_and_reviews(answered: Study, tmp_path: Path) -> None:
    items = list(csv.DictReader(StringIO(answered("report", "--format", "csv", "--topic", "swin").stdout)))
    assert list(items[0]) == list(ITEM_COLUMNS)
    assert sum(int(row["reviews"]) for row in items) == 1
    target = tmp_path / "reviews.csv"
    assert answered("report", "--output", str(target), "--table", "reviews").returncode == 0
    told = target.read_bytes()
    assert told.count(b"\r\n") == told.count(b"\n") == 2
    assert told.decode().splitlines()[0] == ",".join(REVIEW_COLUMNS)


def test_stdout_is_utf_8_in_any_locale(answered: Study) -> None:
    said = answered("report", "--format", "json", LC_ALL="C", PYTHONIOENCODING="ascii").stdout
    assert json.loads(said)["effort"]["reviews"] == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--output", "report.pdf"], "no report is written as .pdf"),
        (["--output", "nowhere/report.html"], "there is no folder nowhere"),
        (["--output", "."], "this is a folder"),
        (["--table", "items"], "--table items is for --format csv"),
        (["--since", "2999-01-01"], "lies ahead"),
        (["--until", "0001-01-05"], "before any study"),
        (["--topic", "swim"], "Nothing is called swim"),
    ],
)
def test_what_is_in_the_way_is_said(study: Study, arguments: list[str], told: str) -> None:
    done = study("report", *arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert told in done.stderr


def test_a_file_that_cannot_be_replaced_stays_as_it_was(study: Study, tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    folder = tmp_path / "locked"
    folder.mkdir()
    (folder / "report.html").write_text("before")
    folder.chmod(0o500)
    done = study("report", "--output", str(folder / "report.html"))
    assert done.returncode == 2
    assert "cannot be written" in done.stderr
    assert (folder / "report.html").read_text() == "before"
    folder.chmod(0o700)
    assert os.listdir(folder) == ["report.html"]


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    """Something that is no file: safe to lose, where /dev/null is not."""
    path = tmp_path / "pipe"
    os.mkfifo(path)
    return path


@pytest.mark.parametrize(
    "arguments",
    [["report"], ["export", "csv"], ["export", "jsonl"], ["export", "anki"]],
    ids=lambda arguments: " ".join(arguments),
)
def test_no_command_takes_a_device_for_a_file(study: Study, pipe: Path, arguments: list[str]) -> None:
    done = study(*arguments, "--output", str(pipe))
    assert done.returncode == 2
    assert "no regular file" in done.stderr
    assert stat.S_ISFIFO(pipe.stat().st_mode)
