"""The drill's own wrong answers, each a hypothesis of what the learner's answer does; and the MISTAKES of a table in the old form."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import torch

from studycli.content.wrong_answer import WrongAnswer, parse_wrong_answer
from studycli.judge.case_result import CaseResult
from studycli.judge.cases.language import Mistake
from studycli.judge.drill_files import DrillFiles
from studycli.judge.evidence import Explanation
from studycli.judge.explain.hypothesis import ENOUGH, Hypothesis, agreement, program
from studycli.judge.explain.patience import OutOfPatience, patience
from studycli.judge.loading import load_function
from studycli.judge.protocol import Answer, CallOutcome
from studycli.judge.trees import map_leaves
from studycli.model.verdict import Cause

_MOST_SECONDS = 1.2
_MOST_SECONDS_A_FILE = 0.6
"""Of processor time: one endless file leaves the others their turn."""


def explain_by_wrong_file(files: DrillFiles, results: Sequence[CaseResult]) -> Explanation | None:
    """The first wrong answer of the drill that gives all that came out, or else the one that gives most of it; None when there is none.

    A file that cannot be read or run, or that thinks for too long, says nothing here; `study lint` speaks of it.
    """
    started = time.thread_time()
    best: tuple[float, Hypothesis | None] = (0.0, None)
    sources: list[Path | Mistake] = [*sorted(files.folder.glob("wrong/*.py")), *files.table.mistakes]
    for source in sources:
        if time.thread_time() - started > _MOST_SECONDS or best[0] == 1.0:
            break
        try:
            with patience(_MOST_SECONDS_A_FILE):
                is_file = isinstance(source, Path)
                hypothesis = (
                    hypothesis_of(source, files.name) if isinstance(source, Path) else _of_table(source)
                )
                # What a table says of a mistake is only what comes out, not how it is computed.
                share = agreement(hypothesis.run, results, gradients=is_file) if hypothesis else 0.0
        except (OutOfPatience, Exception):
            continue
        if share >= ENOUGH and share > best[0]:
            best = (share, hypothesis)
    found = best[1]
    return None if found is None else Explanation(found.cause, found.says, fix=found.fix)


def _of_table(mistake: Mistake) -> Hypothesis:
    def run(result: CaseResult) -> CallOutcome:
        inputs = SimpleNamespace(**map_leaves(dict(result.inputs), lambda path, leaf: _copied(leaf)))
        outputs = result.outcome.outputs
        if mistake.gives is not None:
            return replace(result.reference, outputs=mistake.gives(inputs, torch))
        made = mistake.when is not None and mistake.when(inputs, outputs, torch)
        return replace(result.reference, outputs=outputs if made else None)

    return Hypothesis(mistake.message, "", mistake.cause, run)


def _copied(leaf: object) -> object:
    return leaf.detach().clone() if isinstance(leaf, torch.Tensor) else leaf


_kept: dict[Path, tuple[int, Hypothesis | None]] = {}


def hypothesis_of(path: Path, function: str) -> Hypothesis | None:
    """The file as a hypothesis, loaded again only when it has changed. None when it has nothing to say."""
    stamp = path.stat().st_mtime_ns
    kept = _kept.get(path)
    if kept is None or kept[0] != stamp:
        source = path.read_text(encoding="utf-8")
        head = parse_wrong_answer(path, source)
        made = _loaded(head, source, function) if head.says and head.cause in set(Cause) else None
        kept = _kept[path] = (stamp, made)
    return kept[1]


def _loaded(head: WrongAnswer, source: str, name: str) -> Hypothesis | None:
    answer = Answer(source, name, str(head.path))
    _, function = load_function(answer)
    if function is None:
        return None
    return Hypothesis(head.says, head.fix, Cause(head.cause), program(function, answer))
