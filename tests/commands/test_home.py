"""`study` alone, by the real program in a pipe."""

from __future__ import annotations

import subprocess
import sys

import pytest


def study(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "studycli", *arguments],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )


def test_without_a_terminal_it_prints_six_lines() -> None:
    assert "study start" in study().stderr, "the first time it says how to say where one is"
    study("start", "--beginning")
    done = study()
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert [line.split("  ")[0] for line in lines[1:5]] == ["today", "drills", "cards", "the map"]
    assert len(lines) == 6


@pytest.mark.slow
def test_the_page_of_the_day_is_one_of_the_six() -> None:
    study("start", "--day", "50")
    lines = study().stdout.splitlines()
    assert "Day 50 · Universal tokens" in lines[0]
    assert lines[2] == "the page   day 50: 0 of 13 done, 3 drills left"
    assert len(lines) == 6


def test_help_is_still_help() -> None:
    done = study("--help")
    assert done.returncode == 0
    assert "Usage" in done.stdout


def test_without_a_terminal_the_browser_names_the_list() -> None:
    done = study("browse")
    assert (done.returncode, done.stdout) == (2, "")
    assert "study list" in done.stderr
