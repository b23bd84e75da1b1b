"""A search that would never end costs two seconds of thought, not the verdict."""

from __future__ import annotations

import signal
import threading
import time
from typing import Any

import pytest
import torch

from studycli.judge import explain as room
from studycli.judge.explain.patience import OutOfPatience, patience
from studycli.model.verdict import Cause


def endless(_: object) -> None:
    while True:
        pass


def stubborn(_: object) -> None:
    """Catches whatever comes, and begins again once."""
    try:
        endless(_)
    finally:
        endless(_)


@pytest.mark.parametrize("search", [endless, stubborn])
def test_an_endless_search_says_nothing_and_the_next_one_is_asked(
    explained: Any, monkeypatch: pytest.MonkeyPatch, search: Any
) -> None:
    monkeypatch.setattr(room, "patience", lambda seconds: patience(0.02))
    answer = room.Explanation(Cause.SCALE, "Twice as much.")
    monkeypatch.setattr(room, "SEARCHES", (search, lambda _: answer))
    before = signal.getsignal(signal.SIGPROF)
    found = explained("def f(x):\n    return x\n", "def f(x):\n    return 2 * x\n", x=torch.ones(2))
    assert found.message == "Twice as much."
    assert signal.getsignal(signal.SIGPROF) is before
    assert signal.getitimer(signal.ITIMER_PROF) == (0, 0)


def test_who_catches_everything_does_not_catch_it() -> None:
    def careless() -> None:
        try:
            endless(None)
        except Exception:
            pytest.fail("it was caught")

    with pytest.raises(OutOfPatience), patience(0.02):
        careless()


def test_what_ends_in_time_is_left_alone() -> None:
    with patience(0.02):
        time.sleep(0.1)  # asleep is not thinking


def test_beside_the_main_thread_nothing_is_limited_and_nothing_breaks() -> None:
    done: list[bool] = []

    def think() -> None:
        with patience(0.001):
            done.append(sum(range(200_000)) > 0)

    thread = threading.Thread(target=think)
    thread.start()
    thread.join()
    assert done == [True]
