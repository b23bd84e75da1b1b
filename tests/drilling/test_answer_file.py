"""The draft as a file: what counts as a save."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from studycli.drilling.answer_file import AnswerFile, Saved, Unreadable


@pytest.fixture
def answer() -> Iterator[AnswerFile]:
    file = AnswerFile("halve", "def halve(x):\n    ", "# Half of it")
    yield file
    file.remove()


def test_it_is_named_after_the_drill_lies_beside_the_prompt_and_is_private(answer: AnswerFile) -> None:
    assert answer.path.name == "halve.py"
    assert (answer.folder / "prompt.md").read_text() == "# Half of it"
    assert stat.S_IMODE(answer.folder.stat().st_mode) == 0o700


def test_writing_it_is_no_save(answer: AnswerFile) -> None:
    assert answer.saved() is None


def test_a_save_is_told_once(answer: AnswerFile) -> None:
    answer.path.write_text("x = 1\n")
    assert answer.saved() == Saved("x = 1\n")
    assert answer.saved() is None


def test_saving_the_same_text_again_is_a_save(answer: AnswerFile) -> None:
    answer.path.write_text("x = 1\n")
    answer.saved()
    os.utime(answer.path, ns=(1, 1))
    assert answer.saved() == Saved("x = 1\n")


def test_a_save_by_renaming_is_seen(answer: AnswerFile) -> None:
    beside = answer.folder / "halve.py~"
    beside.write_text("x = 2\n")
    beside.replace(answer.path)
    assert answer.saved() == Saved("x = 2\n")


@pytest.mark.parametrize("state", ["gone", "emptied"])
def test_a_save_that_is_still_going_on_is_waited_for(answer: AnswerFile, state: str) -> None:
    if state == "gone":
        answer.path.unlink()
    else:
        answer.path.write_text("")
    assert answer.saved() is None
    answer.path.write_text("x = 3\n")
    assert answer.saved() == Saved("x = 3\n")


def test_line_breaks_and_byte_order_mark_are_normalised(answer: AnswerFile) -> None:
    answer.path.write_bytes(b"\xef\xbb\xbfx = 1\r\ny = 2\r")
    assert answer.saved() == Saved("x = 1\ny = 2\n")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"x = 1\ny = '\xe9'\n", "halve.py is not UTF-8 text (line 2)"),
        (b"\x00\x01", "holds NUL characters"),
        (b"#" * 1_000_001, "larger than 1 MB"),
    ],
)
def test_what_cannot_be_an_answer_is_said_in_a_sentence(answer: AnswerFile, data: bytes, said: str) -> None:
    answer.path.write_bytes(data)
    found = answer.saved()
    assert isinstance(found, Unreadable)
    assert said in found.message


def test_an_editor_that_has_it_open_is_not_disturbed_by_the_same_text(answer: AnswerFile) -> None:
    answer.path.write_text("x = 1\n")
    answer.saved()
    before = answer.path.stat().st_mtime_ns
    answer.write("x = 1\n")
    assert answer.path.stat().st_mtime_ns == before


def test_removing_it_takes_along_what_an_editor_left(answer: AnswerFile) -> None:
    (answer.folder / ".halve.py.swp").write_text("…")
    answer.remove()
    assert not Path(answer.folder).exists()
