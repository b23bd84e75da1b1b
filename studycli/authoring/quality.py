"""`study lint --run`: every right answer of a drill must pass, every wrong one must fail and be told why, and its rows tell them apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from studycli.checking.files import AnswerFile
from studycli.checking.run import Checked, Judge, check_files
from studycli.content.drill_source import REFERENCE_FILE
from studycli.content.fault import Fault
from studycli.content.wrong_answer import read_wrong_answer
from studycli.errors import StudyError
from studycli.model.items import Drill, Place
from studycli.model.strength import Strength
from studycli.model.verdict import Verdict, VerdictKind
from studycli.wording import count

_RIGHT, _WRONG, _CASES = "right", "wrong", "cases.py"
_ENDED = (VerdictKind.TIMEOUT, VerdictKind.MEMORY, VerdictKind.CRASHED, VerdictKind.UNSAFE)
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
    strength: Strength | None = None
    """None when it could not be measured."""

    def line(self) -> str:
        """A row of the table."""
        sign = "✗" if self.faults else "✓"
        row = f"{sign} {self.drill:<32} right {self.accepted}/{self.right}   wrong {self.killed}/{self.wrong}"
        if self.strength is None:
            return row
        slips = self.strength.slips
        return f"{row}   slips {slips - len(self.strength.survivors)}/{slips}"

    def notes(self) -> Iterator[str]:
        """The slips of the reference that no row rejects. They may do the same, so they are no faults."""
        if self.strength is None:
            return
        for slip in self.strength.survivors:
            yield f"    {REFERENCE_FILE}:{slip.line}: no row rejects  {slip.instead}\n{'':>16}in place of  {slip.was}"
        if self.strength.untried:
            yield f"    {count(self.strength.untried, 'slip')} more would have taken too long."


class Examiner(Judge, Protocol):
    """A judge that says, too, what a drill's rows cannot tell apart."""

    def strength(self, drill: Drill, *, without: Sequence[str], seed: int | None = ...) -> Strength:
        """What no row tells apart, the wrong files `without` not asked."""
        ...


def examine_drills(
    judge: Examiner, drills: Sequence[Drill], *, device: str, seed: int | None
) -> Iterator[DrillQuality]:
    """Judges every answer in each drill's folder, drill by drill.

    Raises nothing for bad drills: what could not be judged is a fault too.
    """
    named = {drill.name: drill for drill in drills}
    for drill in drills:
        files = [AnswerFile(drill.name, path) for path in _answers(drill.folder)]
        checked = list(check_files(judge, files, named.__getitem__, device=device, seed=seed))
        yield _quality(judge, drill, checked, seed)


def _answers(folder: Path) -> list[Path]:
    return [
        folder / REFERENCE_FILE,
        *sorted(folder.glob(f"{_RIGHT}/*.py")),
        *sorted(folder.glob(f"{_WRONG}/*.py")),
    ]


def _quality(judge: Examiner, drill: Drill, checked: Sequence[Checked], seed: int | None) -> DrillQuality:
    wrong = [one for one in checked if one.file.path.parent.name == _WRONG]
    right = [one for one in checked if one not in wrong]
    ended = [one.file.path.name for one in wrong if _ends(one)]
    faults = {
        one.file.path: told for one in checked if (told := _fault(one, one in wrong, ended)) is not None
    }
    accepted, killed = (sum(one.file.path not in faults for one in group) for group in (right, wrong))
    others = [fault for one in right if one.file.path.name == REFERENCE_FILE for fault in _left_out(one)]
    strength = None
    if right[0].verdict is not None and right[0].verdict.passed:
        try:
            strength = judge.strength(drill, without=ended, seed=seed)
        except StudyError as error:
            others.append(Fault(Place(drill.folder / _CASES, 1), error.message, error.hint))
    if strength is not None:
        for one, other in strength.twins:
            path = drill.folder / _WRONG / other
            if read_wrong_answer(path).says != read_wrong_answer(path.with_name(one)).says:
                faults[path] = _twin(path, one)
        if strength.contradiction:
            others.append(_contradiction(drill.folder / _CASES, strength.contradiction))
    return DrillQuality(
        drill=drill.name,
        right=len(right),
        accepted=accepted,
        wrong=len(wrong),
        killed=killed,
        faults=(*faults.values(), *others),
        strength=strength,
    )


def _ends(checked: Checked) -> bool:
    """Whether a wrong answer ends its process, or never ends, and would be run by the judge itself."""
    ends = checked.verdict is not None and checked.verdict.kind in _ENDED
    return ends and bool(read_wrong_answer(checked.file.path).says)


def _twin(path: Path, one: str) -> Fault:
    return Fault(
        Place(path, 1),
        f"No row tells this mistake from {one}: an answer may be told the other's sentence.",
        "Add a row to cases.py in which the two differ, or keep one of them.",
    )


def _contradiction(path: Path, what: str) -> Fault:
    return Fault(
        Place(path, _line_of_axes(path)),
        f"AXES contradicts the reference: {what}.",
        "Correct AXES or SIZES, or the reference.",
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


def _fault(checked: Checked, is_wrong: bool, ended: Sequence[str]) -> Fault | None:
    path = checked.file.path
    if checked.verdict is None:
        message = checked.error.message if checked.error else "It could not be judged."
        return Fault(Place(path, 1), message, checked.error.hint if checked.error else "")
    if is_wrong:
        return _fault_of_wrong(path, checked.verdict, ended)
    verdict = checked.verdict
    if verdict.passed:
        return None
    message = f"This right answer does not pass: “{verdict.message}” (seed {verdict.seed})"
    return Fault(Place(path, verdict.line or 1), message, "Mend the answer, or the case that refuses it.")


def _fault_of_wrong(path: Path, verdict: Verdict, ended: Sequence[str]) -> Fault | None:
    head = read_wrong_answer(path)
    shortcoming = head.shortcoming(verdict)
    if not shortcoming:
        return None
    if verdict.passed:
        remedy = "Add a row to cases.py in which it differs from the reference, or delete it if it is right."
    elif path.name in ended:
        shortcoming = f"This wrong answer does not come back: “{verdict.message}”"
        remedy = (
            "Let it return or raise: the judge runs it, too, to tell what an answer did. "
            f"Or, if that is the mistake, write `# cause: {verdict.cause}` and `# names: …` without `# says:`."
        )
    elif ended:
        return (
            None  # Where one of them ends the judge's worker, none is asked, and each is told in other words.
        )
    else:
        remedy = "Correct the head, or add a row to cases.py that shows this mistake alone."
    return Fault(Place(path, verdict.line or 1), shortcoming, remedy)
