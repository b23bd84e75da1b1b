"""How long `study` and `study today` take to their first paint, against a one-widget Textual app. Run by hand:

    python tests/bench_first_paint.py [repetitions]

All run on pseudo-terminals of their own, in turns, in this one run. A paint is the moment at which a text has come out
of the terminal, counted from the start of the process: the frames of `study today` and `study`, which read the record
behind their first paint, and, beside them, the question of the one and the figures of the other. Prints least and median times, the median
of what each process computed until then, and their ratios to the one widget's; the aim is ≤ 1.2 for the first paints.
On a busy machine only the time spent computing says something.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time

from side_by_side import Taken, in_turns, tell

AIM = 1.2
LONGEST = 20.0

ONE_WIDGET = """
from textual.app import App
from textual.widgets import Static

class One(App):
    def compose(self):
        yield Static("Explain this to a colleague.")

One().run()
"""

STUDY = [sys.executable, "-m", "studycli"]
"""As the program's script does it: one import, one call."""

CASES = {
    "one widget": ([sys.executable, "-c", ONE_WIDGET], b"Explain this"),
    "study today": ([*STUDY, "today"], b"study today"),
    "study": (STUDY, b"study"),
    "study today, its question": ([*STUDY, "today"], b"Phase I"),
    "study, with its figures": (STUDY, b"cards"),
}
"""What is run, and the text that is painted first. In the order in which they take turns."""
AIMED_AT = ("study today", "study")


def seconds_to_paint(command: list[str], text: bytes, environment: dict[str, str]) -> tuple[float, float]:
    """Seconds from starting `command` until `text` appears on its terminal of 80×24, and how many of them it computed.

    The process is killed then.
    """
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
        taken = time.perf_counter() - begun
    finally:
        os.kill(process, signal.SIGKILL)
        used = os.wait4(process, 0)[2]
        os.close(terminal)
    return taken, used.ru_utime + used.ru_stime


def main() -> int:
    """Prints the figures; returns 1 when the aim is missed."""
    repetitions = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "STUDY_HOME": home, "TERM": "xterm-256color"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a learner has bytecode caches
        # The first start writes the database and the content cache, and says where the learner stands.
        subprocess.run([*STUDY, "start", "--beginning"], env=environment, check=True, capture_output=True)

        def take(name: str) -> Taken:
            return seconds_to_paint(*CASES[name], environment)

        return tell(in_turns(CASES, take, repetitions), aim=AIM, aimed_at=AIMED_AT)


if __name__ == "__main__":
    raise SystemExit(main())
