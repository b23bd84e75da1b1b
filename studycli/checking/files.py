"""Which files are to be judged as answers to which drills."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from studycli.errors import UsageError
from studycli.model.items import Drill


@dataclass(frozen=True, slots=True)
class AnswerFile:
    """One file to judge."""

    drill: str
    path: Path


@dataclass(frozen=True, slots=True)
class FolderOfAnswers:
    """What a folder holds: answers, and Python files that are named after no drill."""

    answers: tuple[AnswerFile, ...]
    strangers: tuple[Path, ...]


def answers_in(folder: Path, drills: Mapping[str, object]) -> FolderOfAnswers:
    """The Python files below `folder`, matched with drills by their names: `softmax.py` answers `softmax`.

    Raises UsageError when there is no such folder or nothing in it is named after a drill.
    """
    if not folder.is_dir():
        raise UsageError(f"{folder}: there is no such folder.", "Name the folder that holds your answers.")
    files = sorted(
        path
        for path in folder.rglob("*.py")
        if not any(part.startswith((".", "__")) for part in _below(folder, path))
    )
    answers = tuple(AnswerFile(path.stem, path) for path in files if path.stem in drills)
    if not answers:
        raise UsageError(
            f"{folder}: no file in it is named after a drill.",
            "Name each file after the function in it, such as window_partition.py.",
        )
    return FolderOfAnswers(answers, tuple(path for path in files if path.stem not in drills))


def answers_to(drill: Drill, paths: Sequence[Path]) -> tuple[AnswerFile, ...]:
    """Every path as an answer to one drill."""
    return tuple(AnswerFile(drill.name, path) for path in paths)


def _below(folder: Path, path: Path) -> tuple[str, ...]:
    return path.relative_to(folder).parts
