"""What no row of a drill tells apart: two of its wrong files, or its reference and the reference with a slip in it.

The drill's own files are run here, in the judge, as they are for explanations.
"""

from __future__ import annotations

import ast
import time
from collections.abc import Collection, Iterator
from itertools import combinations
from pathlib import Path

from studycli.judge.case_result import CaseResult
from studycli.judge.case_run import Bench, KeptRows
from studycli.judge.cases.resizing import contradiction
from studycli.judge.cases.sizes import LEADING
from studycli.judge.chance_run import judge_properties
from studycli.judge.drill_files import DrillFiles, defaults, drill_files
from studycli.judge.explain.hypothesis import Hypothesis, agreement
from studycli.judge.explain.patience import OutOfPatience, patience
from studycli.judge.explain.slip import Change
from studycli.judge.explain.slip_places import changes
from studycli.judge.explain.slips import slipped, with_slip
from studycli.judge.explain.wrong_files import hypothesis_of
from studycli.judge.in_process import InProcessRun
from studycli.judge.judging import run_cases
from studycli.judge.protocol import Answer
from studycli.model.strength import Strength, Survivor

_MOST_SECONDS = 30.0
"""Of processor time for all slips of a drill."""
_MOST_SECONDS_EACH = 5.0
"""For one slip, or one wrong file, on all rows."""


def measure_strength(
    folder: Path, name: str, not_allowed: tuple[str, ...], seed: int, without: Collection[str]
) -> Strength:
    """Tries the wrong files of a drill on one another and the slips on its rows; `without` names wrong files that must not be run here.

    Raises ContentError when the drill itself cannot be used.
    """
    files = drill_files(folder, name)
    bench = Bench(files, InProcessRun(), seed, "cpu", not_allowed)
    rows = KeptRows(bench)
    first = rows.of(0).reference.outputs
    wrong = [path for path in sorted(folder.glob("wrong/*.py")) if path.name not in without]
    axes = contradiction(files.table, defaults(files.signature), files.signature.parameters, first)
    return Strength(axes, tuple(_twins(wrong, bench)), *_survivors(rows, files))


def _twins(paths: list[Path], bench: Bench) -> Iterator[tuple[str, str]]:
    """Pairs of wrong files of which each gives what the other does in every case."""
    tried = [(path, *found) for path in paths if (found := _tried(path, bench)) is not None]
    for (one, mine, my_results), (other, theirs, their_results) in combinations(tried, 2):
        try:
            with patience(_MOST_SECONDS_EACH):
                if agreement(mine.run, their_results) == agreement(theirs.run, my_results) == 1.0:
                    yield one.name, other.name
        except OutOfPatience:
            continue


def _tried(path: Path, bench: Bench) -> tuple[Hypothesis, list[CaseResult]] | None:
    """A wrong file as what may be said of an answer, and as an answer. None when it does not come back."""
    answer = Answer(path.read_text(encoding="utf-8"), bench.files.name, str(path))
    run = InProcessRun()
    try:
        with patience(_MOST_SECONDS_EACH):
            hypothesis = hypothesis_of(path, bench.files.name)
            if hypothesis is None:
                return None
            run.load(answer)
            own = Bench(bench.files, run, bench.seed, bench.device, bench.not_allowed)
            return hypothesis, run_cases(own, lambda _: None)[0]
    except OutOfPatience:
        return None


def _survivors(rows: KeptRows, files: DrillFiles) -> tuple[int, tuple[Survivor, ...], int]:
    """How many slips were tried, those that every row lets pass, and how many were left when the time was up."""
    tree = ast.parse(files.answer.source)
    different = _different(tree, files)
    has_any_rank = any(LEADING in axes for axes in files.table.axes.values())
    started = time.thread_time()
    survivors: list[Survivor] = []
    tried = none = 0
    for change in different:
        if time.thread_time() - started > _MOST_SECONDS:
            break
        tried += 1
        function = with_slip(tree, change, files.name)
        if function is not None and _is_rejected(rows, InProcessRun(files.answer, function)):
            continue
        survivor = _survivor(tree, change)
        if function is None or (survivor.names_the_same_axis and not has_any_rank):
            none += 1
        else:
            survivors.append(survivor)
    return tried - none, tuple(survivors), len(different) - tried


def _is_rejected(rows: KeptRows, run: InProcessRun) -> bool:
    try:
        with patience(_MOST_SECONDS_EACH):
            return rows.reject(run, judge_properties)
    except OutOfPatience:
        return True


def _different(tree: ast.Module, files: DrillFiles) -> list[Change]:
    """The slips, those that come to the same program once."""
    found = {ast.dump(tree)}
    kept: list[Change] = []
    for change in list(changes(tree, files.answer.source, files.signature.parameters)):
        with slipped(tree, change):
            text = ast.dump(tree)
        if text not in found:
            found.add(text)
            kept.append(change)
    return kept


def _survivor(tree: ast.Module, change: Change) -> Survivor:
    parent, field, place = change.places[0][0]
    node = getattr(parent, field) if place is None else getattr(parent, field)[place]
    with slipped(tree, change):
        after = ast.unparse(tree).splitlines()
    before = ast.unparse(tree).splitlines()
    lines = [pair for pair in zip(before, after, strict=False) if pair[0] != pair[1]]
    was, instead = ("; ".join(line.strip() for line in side) for side in zip(*lines, strict=True))
    return Survivor(node.lineno, was, instead)
