"""Answers that come to the real program otherwise than through its screen: from stdin, and by saving a file."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer

import pytest

from studycli.errors import ExitCode

from .conftest import PROGRAM, Study

RIGHT = (Path(__file__).parents[2] / "drills/swin/window_partition/reference.py").read_text(encoding="utf-8")
PATIENCE = 120.0
"""Seconds after which a program that is watched is ended: far more than it ever needs."""
WRONG = RIGHT.replace("permute(0, 1, 3, 2, 4, 5)", "contiguous()")


@pytest.mark.slow
def test_check_reads_an_answer_from_stdin(study: Study) -> None:
    done = study("check", "window_partition", "-", "--json", typed=RIGHT)
    assert (done.returncode, json.loads(done.stdout)["passed"]) == (0, True)
    done = study("check", "window_partition", "-", typed=WRONG)
    assert done.returncode == ExitCode.WRONG
    assert "mix rows of their neighbours" in " ".join(done.stdout.split())
    done = study("check", "window_partition", "-", typed="\n")
    assert done.returncode == ExitCode.USAGE
    assert "standard input is empty" in done.stderr


class Watching:
    """`study drill NAME --plain --watch`, seen by someone who saves a file."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.said = ""

    def until(self, text: str) -> str:
        """Reads on until `text` has been said; everything so far."""
        assert self.process.stdout is not None
        while text not in self.said:
            read = self.process.stdout.read(1)
            assert read, f"it ended:\n{self.said}"
            self.said += read
        return self.said

    @property
    def file(self) -> Path:
        """The file that it named."""
        found = re.search(r"^  (/\S+\.py)\n", self.until(".py\n"), re.MULTILINE)
        assert found is not None
        return Path(found[1])


def _hear_ctrl_c() -> None:
    # A shell has what it starts in the background ignore ctrl+c, and so would every process below it.
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def watching(home: Path) -> Iterator[Watching]:
    command = [PROGRAM, "drill", "window_partition", "--plain", "--watch"]
    environment = {**os.environ, "STUDY_HOME": str(home), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=environment,
        preexec_fn=None if os.name == "nt" else _hear_ctrl_c,
    ) as process:
        # It watches for ever: where it says something else than is waited for, the test would, too.
        patience = Timer(PATIENCE, process.kill)
        patience.start()
        try:
            yield Watching(process)
        finally:
            patience.cancel()
            process.kill()


@pytest.mark.slow
def test_every_save_is_run_until_it_passes_and_is_rated(study_home: Path) -> None:
    with watching(study_home) as screen:
        screen.until("ctrl+c leaves")
        assert "import torch\n" in screen.file.read_text()
        screen.file.write_text(screen.file.read_text() + "pass\n")
        screen.until("Nothing is written yet")
        screen.file.write_text(WRONG)
        screen.until("✗ wrong (attempt 1). Your windows mix rows")
        screen.file.write_text(RIGHT)
        screen.until("Passed at the second attempt → Hard")
        assert screen.process.stdin is not None
        screen.process.stdin.write("\n")
        screen.process.stdin.flush()
        screen.until("Done: 1 item")
        assert screen.process.wait(20) == ExitCode.DONE
    assert not screen.file.exists()


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows knows no signal of this kind")
def test_ctrl_c_leaves_and_what_was_saved_is_there_again(study_home: Path) -> None:
    with watching(study_home) as screen:
        screen.until("ctrl+c leaves")
        screen.file.write_text(WRONG)
        screen.until("✗ wrong (attempt 1)")
        screen.file.write_text(WRONG + "\n# half of an idea\n")
        screen.process.send_signal(signal.SIGINT)
        screen.until("what you wrote is kept")
        assert screen.process.wait(20) == ExitCode.INTERRUPTED
    with watching(study_home) as screen:
        screen.until("It holds what you had written.")
        assert "# half of an idea" in screen.file.read_text()
        screen.file.write_text(WRONG + "\n\n")
        screen.until("✗ wrong (attempt ")
        assert "attempt 1)" not in screen.until(").")


@pytest.mark.parametrize(
    ("body", "words"),
    [("10**400", "You return a Python number where a tensor"), ("'a' * 50_000_000", "too large to be sent")],
)
def test_what_no_float_or_no_frame_can_hold_is_a_verdict(study: Study, body: str, words: str) -> None:
    answer = f"def window_partition(x, window_size=7):\n    return {body}\n"
    done = study("check", "window_partition", "-", "--json", typed=answer)
    assert done.returncode == ExitCode.WRONG
    assert words in json.loads(done.stdout)["message"]


def test_a_file_that_is_no_text_is_told_as_json_too(study: Study, tmp_path: Path) -> None:
    for name, content in (("latin.py", b"# \xff\n"), ("null.py", b"x = 1\n\0\n")):
        (tmp_path / name).write_bytes(content)
        done = study("check", "window_partition", str(tmp_path / name), "--json")
        told = json.loads(done.stdout)
        assert (told["passed"], told["verdict"]) == (False, "not judged")
        assert "text" in told["message"]
