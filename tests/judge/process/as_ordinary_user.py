"""Run by a test as root: becomes an ordinary user, confines a child, and prints what held. Exit status 77: not possible here."""

import ctypes
import json
import os
import sys
import tempfile
from pathlib import Path

USER = 65533
sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
libc = ctypes.CDLL(None, use_errno=True)


def give_up_root() -> None:
    """Makes the folders on the way to the interpreter passable, for this process alone, and becomes USER."""
    if libc.unshare(0x00020000) < 0 or libc.mount(b"none", b"/", None, 16384 | (1 << 18), None) < 0:
        print("no private mounts here", file=sys.stderr)
        sys.exit(77)
    for place in (sys.base_prefix, sys.prefix, str(Path(__file__).resolve().parents[3])):
        for folder in reversed(Path(place).parents):
            if folder.stat().st_mode & 0o005 != 0o005:
                cover(folder, Path(place))
    os.setgroups([])
    os.setresgid(USER, USER, USER)
    os.setresuid(USER, USER, USER)


def cover(folder: Path, place: Path) -> None:
    """Lays an empty folder over `folder`, in which only `place` is to be seen."""
    aside = tempfile.mkdtemp()
    libc.mount(os.fsencode(place), os.fsencode(aside), None, 4096, None)
    if libc.mount(b"tmpfs", os.fsencode(folder), b"tmpfs", 0, b"mode=0755") < 0:
        sys.exit(77)
    place.mkdir(parents=True)
    libc.mount(os.fsencode(aside), os.fsencode(place), None, 4096, None)


def refused() -> list[str]:
    """What a confined process tries in vain."""
    import signal
    import socket
    import threading
    import time

    def threads() -> None:
        for _ in range(200):
            threading.Thread(target=time.sleep, args=(60,), daemon=True).start()

    tries = {
        "read": lambda: Path("/etc/passwd").read_text(),
        "write": lambda: Path("/tmp/left-by-an-answer").write_text("x"),
        "chmod": lambda: os.chmod("/tmp", 0o777),
        "socket": lambda: socket.socket(),
        "fork": os.fork,
        "kill": lambda: os.kill(os.getppid(), signal.SIGKILL),
        "threads": threads,
    }
    held = []
    for name, attempt in tries.items():
        try:
            attempt()
        except (PermissionError, RuntimeError):
            held.append(name)
    return sorted(held)


def main() -> None:
    """Forks, confines, tries and prints."""
    give_up_root()
    from studycli.judge.sandbox import confine, limits
    from studycli.judge.sandbox.layers import status_to_json

    prepared = confine.prepare()
    reading, writing = os.pipe()
    channel, printed = os.pipe()
    scratch = tempfile.mkdtemp()
    parent = os.getpid()
    if os.fork() == 0:
        try:
            statuses = confine.confine(
                prepared,
                channel=writing,
                printed=printed,
                scratch=scratch,
                parent=parent,
                allowed=limits.Limits(),
                cuda=False,
            )
            told = {"layers": [status_to_json(status) for status in statuses], "refused": refused()}
            os.write(3, json.dumps(told).encode())
        finally:
            os._exit(0)
    os.close(writing)
    os.wait()
    os.close(channel)
    print(os.read(reading, 65536).decode())


main()
