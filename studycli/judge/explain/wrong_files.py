"""The drill's own wrong answers, each a hypothesis of what the learner's answer does."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from studycli.content.wrong_answer import WrongAnswer, parse_wrong_answer
from studycli.judge.case_result import CaseResult
from studycli.judge.evidence import Explanation
from studycli.judge.explain.hypothesis import ENOUGH, Hypothesis, agreement, program
from studycli.judge.explain.patience import OutOfPatience, patience
from studycli.judge.loading import load_function
from studycli.judge.protocol import Answer
from studycli.model.verdict import Cause

_MOST_SECONDS = 1.2
_MOST_SECONDS_A_FILE = 0.6
"""Of processor time: one endless file leaves the others their turn."""


def explain_by_wrong_file(folder: Path, function: str, results: Sequence[CaseResult]) -> Explanation | None:
    """The first wrong answer of the drill that gives all that came out, or else the one that gives most of it; None when there is none.

    A file that cannot be read or run, or that thinks for too long, says nothing here; `study lint` speaks of it.
    """
    started = time.thread_time()
    best: tuple[float, Hypothesis | None] = (0.0, None)
    for path in sorted(folder.glob("wrong/*.py")):
        if time.thread_time() - started > _MOST_SECONDS:
            break
        try:
            with patience(_MOST_SECONDS_A_FILE):
                hypothesis = hypothesis_of(path, function)
                share = agreement(hypothesis.run, results) if hypothesis is not None else 0.0
        except (OutOfPatience, Exception):
            continue
        if share >= ENOUGH and share > best[0]:
            best = (share, hypothesis)
        if share == 1.0:
            break
    found = best[1]
    return None if found is None else Explanation(found.cause, found.says, fix=found.fix)


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
