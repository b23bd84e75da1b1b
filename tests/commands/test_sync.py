"""`study sync`, `study export jsonl` and `study import`: two homes that meet in a folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Study

ANSWER = "windows\n.\n1 2 3 4 5\n4\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "shared"
    made.mkdir()
    return made


def test_an_answer_reaches_the_other_machine_by_folder_and_by_file(
    study: Study, folder: Path, tmp_path: Path
) -> None:
    other = {"STUDY_HOME": str(tmp_path / "other")}
    third = {"STUDY_HOME": str(tmp_path / "third")}
    study("today", "--plain", "--topic", "swin", "--new", "1", typed=ANSWER)
    went = study("sync", str(folder))
    assert (went.returncode, went.stderr) == (0, "")
    assert went.stdout == "Came in:  nothing new.\nWent out: 1 answer.\n"
    assert study("sync", str(folder), **other).stdout == "Came in:  1 answer.\nWent out: nothing new.\n"
    assert study("sync", str(folder), **other).stdout == "Nothing new on either side.\n"
    file = tmp_path / "record.jsonl"
    assert study("export", "jsonl", "--output", str(file), **other).returncode == 0
    assert study("export", "jsonl", **other).stdout == file.read_text()
    told = json.loads(study("import", str(file), "--json", **third).stdout)
    assert told["received"]["review"] == 1
    assert study("import", str(file), **third).stdout == "Came in: nothing new.\n"
    assert json.loads(study("stats", "--json", **third).stdout)["effort"]["reviews"] == 1
