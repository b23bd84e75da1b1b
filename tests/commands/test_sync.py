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


@pytest.mark.slow
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
    assert study("sync", **other).stdout == "Nothing new on either side.\n"
    file = tmp_path / "record.jsonl"
    assert study("export", "jsonl", "--output", str(file), **other).returncode == 0
    assert study("export", "jsonl", **other).stdout == file.read_text()
    told = json.loads(study("import", str(file), "--json", **third).stdout)
    assert told["received"]["review"] == 1
    assert study("import", str(file), **third).stdout == "Came in: nothing new.\n"
    assert json.loads(study("stats", "--json", **third).stdout)["effort"]["reviews"] == 1


@pytest.mark.slow
def test_settings_are_told_on_both_sides_and_the_file_before_is_kept(
    study: Study, study_home: Path, folder: Path, tmp_path: Path
) -> None:
    there = tmp_path / "other"
    other = {"STUDY_HOME": str(there)}
    for home, setting in ((study_home, "desired_retention = 0.85\n"), (there, "# none yet\n")):
        home.mkdir()
        (home / "config.toml").write_text(setting)
    assert "Went out: 1 decision about the plan." in study("sync", str(folder)).stdout
    told = study("sync", str(folder), **other).stdout.splitlines()
    assert told[-1].startswith("Settings: desired_retention = 0.85 (was 0.9), as you chose elsewhere.")
    assert (there / "config.toml").read_text() == "# none yet\ndesired_retention = 0.85\n"
    assert len(list((there / "backups").glob("config-*.toml"))) == 1


@pytest.mark.slow
def test_damaged_lines_are_named_on_stderr_and_in_the_exit_code(
    study: Study, folder: Path, tmp_path: Path
) -> None:
    study("today", "--plain", "--topic", "swin", "--new", "1", typed=ANSWER)
    study("sync", str(folder))
    file = next(folder.glob("*.jsonl"))
    with file.open("a") as lines:
        lines.write("torn\ntorn\n")
    other = {"STUDY_HOME": str(tmp_path / "other")}
    told = study("sync", str(folder), **other)
    assert (told.returncode, told.stdout) == (5, "Came in:  1 answer.\nWent out: nothing new.\n")
    assert f"study: {file.name}:4: it is not an event. This line was passed over.\n" in told.stderr
    assert study("sync", str(folder), **other).returncode == 0
    third = {"STUDY_HOME": str(tmp_path / "third")}
    told = study("import", str(file), "--json", **third)
    assert told.returncode == 5
    data = json.loads(told.stdout)
    assert (data["received"]["review"], [damage["line"] for damage in data["damaged"]]) == (1, [4, 5])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["sync"], 2, "Name it this once"),
        (["sync", "nowhere"], 2, "There is no folder nowhere."),
        (["sync", "cards.csv"], 2, "is not a folder"),
        (["import", "nowhere.jsonl"], 2, "There is no file nowhere.jsonl"),
        (["import", "chat.jsonl"], 2, "holds no events of study"),
        (["import", "empty.jsonl"], 2, "holds no events of study"),
        (["import", "binary.jsonl"], 2, "holds no events of study"),
        (["import", "."], 2, "is a folder"),
        (["import", "notes.docx"], 2, "It reads files that end in .jsonl"),
        (
            ["export", "jsonl", "--output", "nowhere/x.jsonl"],
            2,
            "cannot be written (No such file or directory)",
        ),
    ],
)
def test_what_does_not_fit_is_said_with_a_remedy(
    study: Study, tmp_path: Path, arguments: list[str], code: int, told: str
) -> None:
    place = tmp_path / "elsewhere"
    (place / "cards.csv").touch()
    (place / "notes.docx").touch()
    (place / "empty.jsonl").touch()
    (place / "chat.jsonl").write_text('{"role": "user"}\n')
    (place / "binary.jsonl").write_bytes(bytes(range(256)) * 100)
    done = study(*arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert told in done.stderr
    assert len(done.stderr.splitlines()) == 2
