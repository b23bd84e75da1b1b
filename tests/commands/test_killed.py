"""The real program, killed 200 times in the middle of real sessions, loses nothing that was confirmed on the screen."""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from studycli import paths
from studycli.scheduler.settings import SchedulingSettings
from studycli.store.open import open_store
from studycli.study_days import SystemClock

KILLS = 200
CARDS = 60

KENNEL = """
import os, sys
import studycli.cli, studycli.commands.today, studycli.commands.opening, studycli.catalogue
import studycli.line_mode.sessions, studycli.session.queue, studycli.session.session, studycli.judge.client
import studycli.store.open, studycli.scheduler.scheduler, fsrs
for line in sys.stdin:
    typed, shown = line.split()
    child = os.fork()
    if child == 0:
        os.dup2(os.open(typed, os.O_RDONLY), 0)
        screen = os.open(shown, os.O_WRONLY)
        os.dup2(screen, 1)
        os.dup2(screen, 2)
        sys.stdin = open(0)
        sys.stdout = sys.__stdout__ = open(1, "w", buffering=1)
        sys.argv = ["study", "today", "--plain", "--topic", "mine", "--new", "40"]
        studycli.cli.main()
    print(child, flush=True)
    _, status = os.waitpid(child, 0)
    print(status, flush=True)
"""
"""Forks the program, imported already: two hundred starts of the interpreter alone would take minutes."""


@dataclass
class Screen:
    """What the learner saw in all sessions together."""

    typed: int = 0
    """How many answers have been typed so far; each has its number in it."""
    saved: set[str] = field(default_factory=set)
    taken_back: int = 0

    def read(self, shown: str, answers: list[str]) -> None:
        """Notes what one session confirmed; `answers` are those that were typed into it, in order."""
        confirmed = re.findall("Again: (?:back|here|due)|Taken back", shown)
        rated = iter(answers)
        latest: list[str] = []
        for line in confirmed:
            if line == "Taken back":
                self.taken_back += 1
                self.saved.discard(latest.pop() if latest else "")
            else:
                latest.append(next(rated))
                self.saved.add(latest[-1])


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home with cards of the learner's own, read once; in memory where there is a place for that."""
    memory = Path("/dev/shm")
    home = Path(tempfile.mkdtemp(dir=memory if os.access(memory, os.W_OK) else None))
    monkeypatch.setenv("STUDY_HOME", str(home))
    cards = home / "cards"
    cards.mkdir()
    (cards / "curriculum.toml").write_text('[[topic]]\nid = "mine"\ntitle = "Mine"\nphase = "foundations"\n')
    questions = "\n".join(f"## Question {n}? {{#q{n}}}\n\nAnswer {n}.\n" for n in range(CARDS))
    (cards / "mine.md").write_text(f"---\ntitle: Mine\ntopic: mine\n---\n\n{questions}")
    subprocess.run([sys.executable, "-m", "studycli", "today", "--list"], check=True, capture_output=True)
    yield home
    shutil.rmtree(home)


@pytest.fixture
def kennel() -> Iterator[subprocess.Popen[str]]:
    """The program, ready to be forked."""
    with subprocess.Popen(
        [sys.executable, "-c", KENNEL], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()


def killed_session(kennel: subprocess.Popen[str], folder: Path, screen: Screen, after: float) -> bool:
    """One session, killed `after` seconds after its first question; whether it was the kill that ended it."""
    typed, shown = folder / "typed", folder / "shown"
    for pipe in (typed, shown):
        pipe.unlink(missing_ok=True)
        os.mkfifo(pipe)
    answers = [f"answer {screen.typed + n}" for n in range(400)]
    screen.typed += len(answers)
    text = "".join(
        f"{answer}\nin two lines\n.\n1\n" + ("u\n" if n % 7 == 6 else "") for n, answer in enumerate(answers)
    )
    assert kennel.stdin is not None
    assert kennel.stdout is not None
    kennel.stdin.write(f"{typed} {shown}\n")
    kennel.stdin.flush()
    child = int(kennel.stdout.readline())
    learner = threading.Thread(target=_type, args=(typed, text))
    learner.start()
    with shown.open() as told:
        first = told.readline()
        timer = threading.Timer(after, _kill, (child,))
        timer.start()
        rest = told.read()
    timer.join()
    status = int(kennel.stdout.readline())
    learner.join()
    screen.read(first + rest, answers)
    return os.WIFSIGNALED(status)


def _kill(child: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)


def _type(typed: Path, text: str) -> None:
    with suppress(BrokenPipeError), typed.open("w") as keys:
        keys.write(text)


@pytest.mark.slow
def test_two_hundred_kills(home: Path, kennel: subprocess.Popen[str], tmp_path: Path) -> None:
    draw = random.Random(5)
    screen = Screen()
    killed = 0
    for _ in range(KILLS):
        killed += killed_session(kennel, tmp_path, screen, draw.uniform(0, 0.15))
        with closing(sqlite3.connect(f"file:{home / 'study.db'}?mode=ro", uri=True)) as database:
            rows = database.execute(
                "SELECT answer FROM reviews WHERE id NOT IN (SELECT event FROM retractions)"
            )
            kept = {answer.removesuffix("\nin two lines") for (answer,) in rows}
            (undone,) = database.execute("SELECT count(*) FROM retractions").fetchone()
        in_flight = undone - screen.taken_back
        assert len(screen.saved - kept) <= in_flight, "only an undo that could not say so any more may lack"
        assert in_flight <= KILLS
        with open_store(paths.database(), SchedulingSettings(), SystemClock()) as store:
            assert store.check() == []
    assert killed > KILLS * 0.9
    assert len(screen.saved) > KILLS
    print(f"{killed} kills, {len(screen.saved):,} answers confirmed, none lost")
    with open_store(paths.database(), SchedulingSettings(), SystemClock()) as store:
        assert store.rebuild() == 0
    told = subprocess.run([sys.executable, "-m", "studycli", "doctor"], capture_output=True, text=True)
    assert "✗ database" not in told.stdout
