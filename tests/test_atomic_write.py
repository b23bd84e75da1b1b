"""What a finished file may take the place of."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from studycli.atomic_write import ensure_writable, write_whole
from studycli.errors import UsageError


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    """Something that is no file: safe to lose, where /dev/null is not."""
    path = tmp_path / "pipe"
    os.mkfifo(path)
    return path


def test_what_is_no_file_is_never_replaced(pipe: Path) -> None:
    for place in (ensure_writable, lambda path: write_whole(path, "text")):
        with pytest.raises(UsageError, match="no regular file"):
            place(pipe)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert list(pipe.parent.glob(".*")) == []


def test_a_file_is_replaced_and_a_new_one_made(tmp_path: Path) -> None:
    for text in ("one", "two"):
        write_whole(tmp_path / "a.txt", text)
        assert (tmp_path / "a.txt").read_text() == text
