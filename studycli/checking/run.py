"""Hands answers to one warm judge, as many at a time as there are cores, and keeps the order of the files."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Protocol

from studycli.checking.files import AnswerFile
from studycli.errors import StudyError
from studycli.judge.answer_file import read_answer
from studycli.model.items import Drill
from studycli.model.verdict import Verdict


class Judge(Protocol):
    """What is needed of a judge."""

    def check(self, drill: Drill, source: str, *, device: str = ..., seed: int | None = ...) -> Verdict:
        """The verdict on `source`."""
        ...


@dataclass(frozen=True, slots=True)
class Checked:
    """What became of one file: a verdict, or the reason why there is none."""

    file: AnswerFile
    verdict: Verdict | None
    error: StudyError | None = None


def check_files(
    judge: Judge,
    files: Sequence[AnswerFile],
    find_drill: Callable[[str], Drill],
    *,
    device: str,
    seed: int | None = None,
) -> Iterator[Checked]:
    """The result of each file, in the order of `files`, as soon as it and those before it are there."""

    def check(file: AnswerFile) -> Checked:
        try:
            drill = find_drill(file.drill)
            return Checked(file, judge.check(drill, read_answer(file.path), device=device, seed=seed))
        except StudyError as error:
            return Checked(file, None, error)

    with ThreadPoolExecutor(max_workers=min(len(files), os.cpu_count() or 1) or 1) as pool:
        yield from pool.map(check, files)
