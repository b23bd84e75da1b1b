"""A drill on a screen, with a judge that says what the test wants."""

from __future__ import annotations

import re
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from textual.app import App
from textual.pilot import Pilot

from studycli.config import Config
from studycli.errors import ExitCode, StudyError
from studycli.model.items import Drill, Seconds
from studycli.model.review import Rating
from studycli.model.verdict import CaseVerdict, Cause, Verdict, VerdictKind
from studycli.scheduler.scheduler import Scheduler
from studycli.scheduler.settings import SchedulingSettings
from studycli.screens.app import StudyApp
from studycli.screens.drill import DrillScreen, Start
from studycli.screens.drill_app import DrillAlone
from studycli.session.chosen import session_for_item
from studycli.store.store import Store

from .sittings import Content, sit_down

PASSED = Verdict(
    "halve",
    VerdictKind.PASSED,
    "Every case passed.",
    None,
    cases=(CaseVerdict("small", True), CaseVerdict("large", True)),
    seconds=Seconds(0.02),
    cost="1.2 × the reference's time, the same memory.",
)
WRONG = Verdict(
    "halve",
    VerdictKind.WRONG,
    "Your values are twice too large: halve them once more.",
    Cause.SCALE,
    cases=(
        CaseVerdict("small", True),
        CaseVerdict("large", False, "", "(2, 3) float32\n1.0 2.0 3.0", "(2, 3) float32\n2.0 4.0 6.0"),
        CaseVerdict("empty", False, "Nothing comes back.", "(0,) float32", "None"),
    ),
    seconds=Seconds(0.02),
    output="hello from print\n",
)
BROKEN = Verdict(
    "halve",
    VerdictKind.ERROR,
    "line 5: x has no attribute halves.",
    Cause.CRASH,
    line=5,
    trace='line 5, in halve\n    return x.halves()\nAttributeError: no attribute "halves"',
)
SLIP = Verdict("halve", VerdictKind.ERROR, "line 5: a bracket is never closed.", Cause.SYNTAX, line=5)

FILES = {
    "drills/vit/halve/drill.md": """\
---
title: Half of it
topic: vit
minutes: 5
level: 2
---

Give back half of `x`.

- `x` has shape (B, N), floats
- the result has the shape of `x`

## Hints

- Divide.
- Divide by two.
""",
    "drills/vit/halve/reference.py": "import torch\n\n\ndef halve(x):\n    return x / 2\n",
    "drills/vit/halve/cases.py": "",
}


@dataclass
class SaidJudge:
    """Gives the verdicts that were put in, in turn (the last one for ever); waits for `go` when told to."""

    verdicts: list[Verdict | StudyError | Exception]
    sources: list[str] = field(default_factory=list)
    go: threading.Event | None = None
    measured: threading.Event | None = None
    """Set when a pass's cost is to be there."""
    warmed: int = 0
    cancelled: list[threading.Event] = field(default_factory=list)

    def warm(self) -> None:
        """Counts."""
        self.warmed += 1

    def check(
        self,
        drill: Drill,
        source: str,
        *,
        device: str = "auto",
        on_case: Callable[[CaseVerdict], None] | None = None,
        on_passed: Callable[[Verdict], None] | None = None,
        cancelled: threading.Event | None = None,
    ) -> Verdict:
        """The next verdict."""
        self.sources.append(source)
        assert cancelled is not None
        self.cancelled.append(cancelled)
        said = self.verdicts[0] if len(self.verdicts) == 1 else self.verdicts.pop(0)
        if isinstance(said, Exception):
            raise said
        for case in said.cases:
            if on_case is not None:
                on_case(case)
            while self.go is not None and not self.go.wait(0.01):
                if cancelled.is_set():
                    raise StudyError("The check was cancelled.")
        if said.passed and on_passed is not None:
            on_passed(replace(said, cost=""))
            while self.measured is not None and not self.measured.wait(0.01):
                pass
        return said


@dataclass
class Stand:
    """What a test works with."""

    pilot: Pilot[ExitCode]
    app: App[ExitCode]
    judge: SaidJudge
    screen: DrillScreen
    behind: DrillAlone
    store: Store

    @property
    def shown(self) -> str:
        """The screen as text, the clock set to 0:00."""
        return re.sub(r"\b\d+:\d\d\b", "0:00", text_of(self.app))

    @property
    def drafts(self) -> str:
        """What the store keeps as the drill's draft."""
        return self.store.draft(self.screen.drill.id) or ""

    @property
    def ratings(self) -> list[Rating]:
        """The ratings in the log."""
        return [review.rating for review in self.store.reviews_of(self.screen.drill.id)]

    async def run(self) -> None:
        """f5, until the verdict is there."""
        await self.begin_run()
        await self.settle()

    async def begin_run(self) -> None:
        """f5; something is written first where nothing is."""
        if self.screen.repetition.is_untouched(self.screen.editor.text):
            self.write(self.screen.repetition.starter + "return x")
        await self.pilot.press("f5")

    async def settle(self) -> None:
        """Until nothing is being judged."""
        for _ in range(400):
            await self.pilot.pause(0.005)
            if self.screen.runner.now is None:
                break
        await self.pilot.pause()

    def write(self, source: str) -> None:
        """Puts `source` into the editor at once."""
        self.screen.editor.replace_all(source)

    async def until(self, true: Callable[[], object], seconds: float = 5.0) -> None:
        """Waits until something is so."""
        for _ in range(int(seconds / 0.02)):
            if true():
                return
            await self.pilot.pause(0.02)
        raise AssertionError(f"it never came to be so; the screen:\n{self.shown}")

    async def type(self, text: str) -> None:
        """Types, key by key."""
        names = {"\n": "enter", " ": "space"}
        await self.pilot.press(*(names.get(sign, sign) for sign in text))


def text_of(app: App[object]) -> str:
    """The screen of `app` as lines of text, trailing spaces left out."""
    lines = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in lines)


@asynccontextmanager
async def drill_open(
    folder: Path,
    *verdicts: Verdict | Exception,
    size: tuple[int, int] = (100, 30),
    start: Start = Start.EDITOR,
    theme: str = "study-dark",
    files: dict[str, str] | None = None,
) -> AsyncIterator[Stand]:
    """The drill `halve` in an app; what earlier ones left in `folder` is still there."""
    judge = SaidJudge(list(verdicts) or [PASSED])
    with sit_down(folder, Content(files=files or FILES), theme=theme) as place:
        sitting = place.sitting
        drill = sitting.catalogue.drill("halve")
        sitting.session = session_for_item(
            place.store,
            sitting.catalogue,
            Scheduler(SchedulingSettings.from_config(Config())),
            place.clock,
            drill.id,
        )
        sitting.workspace.judge = judge  # type: ignore[assignment]
        behind = DrillAlone(sitting, drill, start)
        app = StudyApp(sitting.workspace, lambda: behind)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            screen = app.screen
            if behind.fault is not None:
                raise behind.fault
            assert isinstance(screen, DrillScreen)
            await pilot.pause()
            yield Stand(pilot, app, judge, screen, behind, place.store)
