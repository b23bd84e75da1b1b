"""How long `study today` takes to its first paint, against a one-widget Textual app. Run by hand:

    python tests/bench_first_paint.py [repetitions]

Both run on a pseudo-terminal of their own, in turns, in this one run. A paint is the moment at which the app's text has
come out of the terminal, counted from the start of the process. Prints the medians and their ratio; the aim is ≤ 1.5.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path

AIM = 1.5
LONGEST = 20.0

ONE_WIDGET = """
from textual.app import App
from textual.widgets import Static

class One(App):
    def compose(self):
        yield Static("Explain this to a colleague.")

One().run()
"""

STUDY = [sys.executable, "-m", "studycli", "today", "--topic", "vit"]
PAINTED = b"Phase IV"
"""Stands above the question, and is painted with it."""


def seconds_to_paint(command: list[str], text: bytes, environment: dict[str, str]) -> float:
    """Seconds from starting `command` until `text` appears on its terminal of 80×24; the process is killed then."""
    begun = time.perf_counter()
    process, terminal = pty.fork()
    if process == 0:
        os.execvpe(command[0], command, environment)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    seen = b""
    try:
        while text not in seen:
            left = LONGEST - (time.perf_counter() - begun)
            if left <= 0 or not select.select([terminal], [], [], left)[0]:
                raise TimeoutError(f"{command} painted nothing like {text!r}; it said {seen[-2000:]!r}")
            seen += os.read(terminal, 65536)
        return time.perf_counter() - begun
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(terminal)


def main() -> int:
    """Prints the figures; returns 1 when the aim is missed."""
    repetitions = int(sys.argv[1]) if len(sys.argv) > 1 else 11
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "STUDY_HOME": home, "TERM": "xterm-256color"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a learner has bytecode caches
        (Path(home) / "cards").mkdir(parents=True)
        seconds_to_paint(
            STUDY, b"ViT", environment
        )  # the first start writes the database and the content cache
        one: list[float] = []
        ours: list[float] = []
        for _ in range(repetitions):
            one.append(seconds_to_paint([sys.executable, "-c", ONE_WIDGET], b"Explain this", environment))
            ours.append(seconds_to_paint(STUDY, PAINTED, environment))
    ratio = statistics.median(ours) / statistics.median(one)
    print(f"one widget   {statistics.median(one) * 1000:6.0f} ms (median of {repetitions})")
    print(f"study today  {statistics.median(ours) * 1000:6.0f} ms")
    print(f"ratio        {ratio:6.2f}    (aim: at most {AIM})")
    return 0 if ratio <= AIM else 1


if __name__ == "__main__":
    raise SystemExit(main())
