"""The files of a drill that only the judge reads: the reference and the table of cases."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any

from studycli.errors import ContentError
from studycli.judge.cases.generic import LeftOut, generic_rows
from studycli.judge.cases.reading import CaseTable, read_cases
from studycli.judge.loading import load_function
from studycli.judge.protocol import Answer, CallStatus


class WrongFiles(Enum):
    """Whether the drill's wrong files are run in search of what an answer did."""

    ASKED = "asked"
    LEFT_ALONE = "left alone"
    """The worker before this one ended: one of them may have ended it."""


@dataclass(frozen=True, slots=True)
class DrillFiles:
    """A drill, ready to judge by."""

    name: str
    folder: Path
    reference: Callable[..., Any]
    answer: Answer
    """The reference's text, as an answer."""
    signature: inspect.Signature
    table: CaseTable
    """With the rows that the judge makes behind those of the file."""
    left_out: tuple[LeftOut, ...] = ()
    """Rows that the judge would make, but for a fault of the table."""
    wrong_files: WrongFiles = WrongFiles.ASKED


_kept: dict[Path, tuple[tuple[int, ...], DrillFiles]] = {}


def drill_files(folder: Path, name: str) -> DrillFiles:
    """The files in `folder`, read again only when they have changed. Raises ContentError when they cannot be used."""
    paths = (folder / "reference.py", folder / "cases.py")
    try:
        stamp = tuple(number for path in paths for number in (path.stat().st_mtime_ns, path.stat().st_size))
    except OSError as error:
        raise ContentError(
            f"{error.filename}: cannot be read", "A drill needs reference.py and cases.py."
        ) from None
    kept = _kept.get(folder)
    if kept is None or kept[0] != stamp:
        kept = _kept[folder] = (stamp, _read(*paths, name))
    return kept[1]


def _read(reference: Path, cases: Path, name: str) -> DrillFiles:
    try:
        source = reference.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(f"{reference}: cannot be read ({error})", "It must be UTF-8 text.") from None
    answer = Answer(source, name, str(reference))
    outcome, function = load_function(answer)
    if outcome.status is not CallStatus.RETURNED or function is None:
        what = outcome.error.message if outcome.error else f"it defines no {name}"
        raise ContentError(f"{reference}: {what}", f"The file holds the function {name} and nothing else.")
    signature = inspect.signature(function)
    table = read_cases(cases)
    rows = generic_rows(table, defaults(signature))
    table = replace(table, cases=(*table.cases, *rows.cases))
    return DrillFiles(name, cases.parent, function, answer, signature, table, rows.left_out)


def defaults(signature: inspect.Signature) -> dict[str, Any]:
    """The arguments that may be left out, by name."""
    return {
        name: parameter.default
        for name, parameter in signature.parameters.items()
        if parameter.default is not parameter.empty
    }
