"""A judge whose source has been edited is another program, wherever in its rooms the edit was made."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from studycli.judge import conversation
from studycli.judge.conversation import fingerprint

FAR = 4_000_000_000


@pytest.mark.parametrize("place", ["", "explain", "explain/deeper", "sandbox"])
def test_an_edit_in_any_room_of_the_judge_makes_it_another_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    for room in ("explain/deeper", "sandbox", "__pycache__"):
        (tmp_path / room).mkdir(parents=True)
    edited = tmp_path / place / "scale.py"
    edited.write_text("")
    monkeypatch.setattr(conversation, "_JUDGE", tmp_path)
    before = fingerprint()
    assert fingerprint() == before
    compiled = tmp_path / "__pycache__" / "scale.py"
    compiled.write_text("")
    os.utime(compiled, (FAR, FAR))
    assert fingerprint() == before
    os.utime(edited, (FAR, FAR))
    assert fingerprint() != before
