"""What a client and the judge say to one another: frames of JSON over a local socket, and who may speak at all.

A frame is four bytes of length (big-endian) and that many bytes of JSON. The judge speaks first: a greeting with
its fingerprint. Then the client sends one request at a time; the judge answers with any number of frames of
news (`case`, `passed`) and one last frame. Standard library only: clients import this.
"""

from __future__ import annotations

import json
import os
import site
import socket
import struct
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from studycli import __version__
from studycli.model.items import Drill, ItemId, Minutes, Place, TopicId

LARGEST_FRAME = 32 * 1024 * 1024
"""Bytes. Answers are refused long before this; verdicts are kilobytes."""

PROTOCOL = 2
"""Counts the versions of what is said here; judges of another one are not spoken to."""

NEWS = ("case", "passed")
"""Keys of the frames that come before the judge's last word: a case's verdict; a pass whose cost is being measured."""

_LENGTH = struct.Struct("!I")
_PACKAGE = Path(__file__).resolve().parent.parent
_MODEL = _PACKAGE / "model"
_JUDGE = _PACKAGE / "judge"


class BrokenConversation(Exception):
    """The other side is gone, or speaks something else."""


def send_frame(channel: socket.socket, message: dict[str, Any]) -> None:
    """Sends one frame. Raises BrokenConversation when the other side is gone."""
    data = json.dumps(message, separators=(",", ":")).encode("utf-8", "surrogatepass")
    try:
        channel.settimeout(None)  # waiting for an answer in short pulses has left its own
        channel.sendall(_LENGTH.pack(len(data)) + data)
    except OSError as error:
        raise BrokenConversation(str(error)) from error


def receive_frame(channel: socket.socket, *, pulse: Callable[[], None] | None = None) -> dict[str, Any]:
    """The next frame. `pulse` is called about every 50 ms while waiting and may raise.

    Raises BrokenConversation at the end of the stream or for anything that is not a frame.
    """
    channel.settimeout(0.05 if pulse else None)
    (length,) = _LENGTH.unpack(_receive_exactly(channel, _LENGTH.size, pulse))
    if length > LARGEST_FRAME:
        raise BrokenConversation(f"a frame of {length} bytes")
    try:
        message = json.loads(_receive_exactly(channel, length, pulse).decode("utf-8", "surrogatepass"))
    except ValueError as error:
        raise BrokenConversation("not JSON") from error
    if not isinstance(message, dict):
        raise BrokenConversation("not an object")
    return message


def _receive_exactly(channel: socket.socket, size: int, pulse: Callable[[], None] | None) -> bytes:
    parts: list[bytes] = []
    missing = size
    while missing:
        try:
            part = channel.recv(min(missing, 1 << 20))
        except TimeoutError:
            if pulse is not None:
                pulse()
            continue
        except OSError as error:
            raise BrokenConversation(str(error)) from error
        if not part:
            raise BrokenConversation("the other side closed the connection")
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)


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


def drill_to_json(drill: Drill) -> dict[str, Any]:
    """The drill as JSON, with its paths as absolute text."""
    data = asdict(drill)
    data["folder"] = str(drill.folder.absolute())
    data["place"] = {"path": str(drill.place.path), "line": drill.place.line}
    return data


def drill_from_json(data: dict[str, Any]) -> Drill:
    """The inverse of `drill_to_json`. Raises KeyError or TypeError on anything else."""
    fields = dict(data)
    fields["id"] = ItemId(data["id"])
    fields["topic"] = TopicId(data["topic"])
    fields["minutes"] = Minutes(data["minutes"])
    for name in ("builds_on", "not_allowed", "hints"):
        fields[name] = tuple(data[name])
    fields["folder"] = Path(data["folder"])
    fields["place"] = Place(Path(data["place"]["path"]), data["place"]["line"])
    return Drill(**fields)
