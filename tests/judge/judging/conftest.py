"""Small drills written on the spot, and judged in this process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest
import torch

from studycli.judge.in_process import InProcessRun
from studycli.judge.judging import judge_answer
from studycli.model.items import Drill, Minutes, Place, TopicId, drill_id
from studycli.model.verdict import Verdict


class SmallDrill:
    """A drill in a folder of its own."""

    def __init__(self, folder: Path, name: str, not_allowed: tuple[str, ...]) -> None:
        place = Place(folder / "drill.md", 1)
        self.folder = folder
        self.drill = Drill(
            drill_id(name),
            name,
            name,
            TopicId("swin"),
            Minutes(5),
            1,
            (),
            not_allowed,
            "Write it.",
            (),
            folder,
            place,
        )

    def judge(self, answer: str, *, seed: int = 0, **options: object) -> Verdict:
        """The verdict on `answer`."""
        return judge_answer(
            self.folder,
            self.drill.name,
            dedent(answer),
            InProcessRun,
            not_allowed=self.drill.not_allowed,
            seed=seed,
            **options,
        )

    def passes(self, answer: str, seeds: int = 3) -> None:
        """Asserts that `answer` passes."""
        for seed in range(seeds):
            verdict = self.judge(answer, seed=seed)
            assert verdict.passed, (seed, verdict.message, verdict.trace, verdict.cases)


DrillMaker = Callable[..., SmallDrill]


@pytest.fixture
def make_drill(tmp_path: Path) -> DrillMaker:
    """make_drill(reference=…, cases=…, not_allowed=(…)): the function's name is read off the reference."""
    torch.set_num_threads(1)

    def make(*, reference: str, cases: str, not_allowed: tuple[str, ...] = ()) -> SmallDrill:
        text = dedent(reference)
        name = text[text.index("def ") + 4 :].partition("(")[0]
        folder = tmp_path / name
        folder.mkdir()
        (folder / "reference.py").write_text(text, encoding="utf-8")
        (folder / "cases.py").write_text(
            "from studycli.judge.cases import *\n" + dedent(cases), encoding="utf-8"
        )
        return SmallDrill(folder, name, not_allowed)

    return make
