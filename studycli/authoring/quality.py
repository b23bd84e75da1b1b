"""`study lint --run`: every right answer of a drill must pass, every wrong one must fail and be told why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from studycli.checking.files import AnswerFile
from studycli.checking.run import Checked, Judge, check_files
from studycli.content.drill_source import REFERENCE_FILE
from studycli.content.fault import Fault
from studycli.content.wrong_answer import read_wrong_answer
from studycli.model.items import Drill, Place

_RIGHT, _WRONG, _CASES = "right", "wrong", "cases.py"
_REMEDY = 'Correct AXES, SIZES or WITHOUT; or, where the row makes no sense, write WITHOUT = {{"{}": "why"}}.'


@dataclass(frozen=True, slots=True)
class DrillQuality:
    """How well a drill's cases tell right from wrong."""

    drill: str
    right: int
    accepted: int
    """How many of the right answers, the reference among them, passed."""
    wrong: int
    killed: int
    """How many of the wrong answers failed for the reason that their author gives."""
    faults: tuple[Fault, ...]

    def line(self) -> str:
        """A row of the table."""
        sign = "✗" if self.faults else "✓"
        return (
            f"{sign} {self.drill:<32} right {self.accepted}/{self.right}   wrong {self.killed}/{self.wrong}"
        )


def examine_drills(
    judge: Judge, drills: Sequence[Drill], *, device: str, seed: int | None
) -> Iterator[DrillQuality]:
    """Judges every answer in each drill's folder, drill by drill.

    Raises nothing for bad drills: what could not be judged is a fault too.
    """
    named = {drill.name: drill for drill in drills}
    for drill in drills:
        files = [AnswerFile(drill.name, path) for path in _answers(drill.folder)]
        checked = list(check_files(judge, files, named.__getitem__, device=device, seed=seed))
        yield _quality(drill, checked)


def _answers(folder: Path) -> list[Path]:
    return [
        folder / REFERENCE_FILE,
        *sorted(folder.glob(f"{_RIGHT}/*.py")),
        *sorted(folder.glob(f"{_WRONG}/*.py")),
    ]


def _quality(drill: Drill, checked: Sequence[Checked]) -> DrillQuality:
    wrong = [one for one in checked if one.file.path.parent.name == _WRONG]
    right = [one for one in checked if one not in wrong]
    faults = {one.file.path: told for one in checked if (told := _fault(one, one in wrong)) is not None}
    left_out = [fault for one in right if one.file.path.name == REFERENCE_FILE for fault in _left_out(one)]
    return DrillQuality(
        drill=drill.name,
        right=len(right),
        accepted=sum(one.file.path not in faults for one in right),
        wrong=len(wrong),
        killed=sum(one.file.path not in faults for one in wrong),
        faults=(*faults.values(), *left_out),
    )


def _left_out(checked: Checked) -> list[Fault]:
    """The rows that the judge would make of the drill's first one, but cannot."""
    path = checked.file.path.with_name(_CASES)
    place = Place(path, _line_of_axes(path))
    return [
        Fault(place, f"The judge's own row {told}.", _REMEDY.format(told.partition(":")[0]))
        if not told.startswith("AXES:")
        else Fault(
            place,
            f"The axes are contradictory, so that no row of another size is made: {told[6:]}.",
            "Correct AXES or SIZES.",
        )
        for told in (checked.verdict.left_out if checked.verdict else ())
    ]


def _line_of_axes(path: Path) -> int:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return 1
    return next((number for number, line in enumerate(lines, 1) if line.startswith("AXES")), 1)


def _fault(checked: Checked, is_wrong: bool) -> Fault | None:
    path = checked.file.path
    if checked.verdict is None:
        message = checked.error.message if checked.error else "It could not be judged."
        return Fault(Place(path, 1), message, checked.error.hint if checked.error else "")
    verdict = checked.verdict
    if is_wrong:
        shortcoming = read_wrong_answer(path).shortcoming(verdict)
        remedy = "Add a case, or a named mistake, to cases.py; or say in the head what is rightly told."
        return Fault(Place(path, 1), shortcoming, remedy) if shortcoming else None
    if verdict.passed:
        return None
    message = f"This right answer does not pass: “{verdict.message}” (seed {verdict.seed})"
    return Fault(Place(path, verdict.line or 1), message, "Mend the answer, or the case that refuses it.")
