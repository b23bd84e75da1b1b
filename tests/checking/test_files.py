"""Which files are judged as which drills."""

from __future__ import annotations

from pathlib import Path

import pytest

from studycli.checking.files import answers_in
from studycli.errors import UsageError

DRILLS = {"softmax": object(), "patch_embed": object()}


def test_files_are_matched_by_name_in_order_and_strangers_are_named(tmp_path: Path) -> None:
    for name in (
        "softmax.py",
        "week2/patch_embed.py",
        "notes.py",
        "__pycache__/softmax.py",
        ".trash/softmax.py",
        "a.txt",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    found = answers_in(tmp_path, DRILLS)
    assert [(file.drill, str(file.path.relative_to(tmp_path))) for file in found.answers] == [
        ("softmax", "softmax.py"),
        ("patch_embed", "week2/patch_embed.py"),
    ]
    assert [path.name for path in found.strangers] == ["notes.py"]


def test_a_folder_without_answers_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="named after a drill"):
        answers_in(tmp_path, DRILLS)
    with pytest.raises(UsageError, match="no such folder"):
        answers_in(tmp_path / "nowhere", DRILLS)
