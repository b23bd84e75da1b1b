"""What a client and the judge say to one another, in frames over a local socket, and who may speak at all.

The judge speaks first: a greeting with its fingerprint. Then the client sends one request at a time; the judge answers with any
number of frames of news (`case`, `passed`) and one last frame. Standard library only: clients import this.
"""

from __future__ import annotations

import os
import site
import socket
import struct
import sys
import time
from pathlib import Path
from typing import Any

from studycli import __version__

PROTOCOL = 3
"""Counts the versions of what is said here; judges of another one are not spoken to, and listen under another name."""

NEWS = ("case", "passed")
"""Keys of the frames that come before the judge's last word: a case's verdict; a pass whose cost is being measured."""

_PACKAGE = Path(__file__).resolve().parent.parent
_MODEL = _PACKAGE / "model"
_JUDGE = _PACKAGE / "judge"


def same_user(channel: socket.socket) -> bool:
    """Whether the process at the other end of a Unix socket belongs to this user (as the kernel tells it).

    Where the system cannot tell, the socket's folder, which only its owner can enter, has to be enough.
    """
    if hasattr(socket, "SO_PEERCRED"):
        _pid, uid, _gid = struct.unpack(
            "3i", channel.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
        )
        return bool(uid == os.getuid())
    if sys.platform == "darwin":
        local, peer_credentials = 0, 1
        xucred = channel.getsockopt(local, peer_credentials, 76)
        return bool(struct.unpack_from("2I", xucred)[1] == os.getuid())
    return True


def fingerprint() -> str:
    """Names this program: its version, its interpreter, and the state of the judge's own source and of the packages.

    A judge with another fingerprint is another program (an upgrade, another virtual environment, an edited
    checkout) and is never asked to judge.
    """
    newest = 0
    rooms = [str(_PACKAGE), str(_MODEL)]
    rooms += [folder for folder, _, _ in os.walk(_JUDGE) if not folder.endswith("__pycache__")]
    for room in rooms:
        for entry in os.scandir(room):
            if entry.name.endswith(".py"):
                newest = max(newest, entry.stat().st_mtime_ns)
    for packages in site.getsitepackages():
        try:
            newest = max(newest, os.stat(packages).st_mtime_ns)
        except OSError:
            continue
    version = ".".join(map(str, sys.version_info[:3]))
    return f"study {__version__} · python {version} · {sys.prefix} · {_PACKAGE} · {newest}"


def greeting(print_of_starter: str, started: float) -> dict[str, Any]:
    """The judge's first frame. `started` is its time.monotonic() at the start.

    The fingerprint is that of the client that started it: a screen that has been open since before an edit or an
    upgrade starts a judge from the new source, and has to know it again.
    """
    return {
        "judge": PROTOCOL,
        "fingerprint": print_of_starter,
        "pid": os.getpid(),
        "uptime": time.monotonic() - started,
    }


fingerprint_at_start = fingerprint()
"""Taken once, when this program starts."""
