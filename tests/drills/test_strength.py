"""The rows of every drill reject each slip of its reference that makes another function, and tell its wrong answers apart."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from studycli.content.drill_folder import read_drill
from studycli.judge.strength import measure_strength

from .equivalent_slips import EQUIVALENT

DRILLS = Path(__file__).parents[2] / "drills"
FOLDERS = sorted(path.parent for path in DRILLS.glob("*/*/drill.md"))


@pytest.mark.slow
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_rows_tell_slips_and_wrong_answers_apart(folder: Path) -> None:
    torch.set_num_threads(1)
    drill, faults = read_drill(folder)
    assert drill is not None, faults
    found = measure_strength(folder, drill.name, drill.not_allowed, seed=1, without=())
    survivors = {slip.instead: slip.was for slip in found.survivors}
    assert {
        after: before for after, before in survivors.items() if after not in EQUIVALENT.get(drill.name, {})
    } == {}
    assert found.twins == ()
    assert found.contradiction == ""


def test_every_equivalent_slip_is_of_a_drill() -> None:
    assert set(EQUIVALENT) <= {folder.name for folder in FOLDERS}
