"""Finding, starting and ending the judge: one per user, reached through a socket that only this user can open."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from studycli import paths
from studycli.errors import JudgeError
from studycli.judge.conversation import PROTOCOL, fingerprint_at_start, same_user
from studycli.judge.frames import BrokenConversation, receive_frame, send_frame

START_LIMIT = 60.0
"""Seconds that a judge may take until it listens (it listens before it has imported torch)."""

LEAVE_LIMIT = 5.0
"""Seconds that a judge may take to greet, and to end when it is asked to."""

_POLL = 0.01

_BOOT = """\
import json, sys
sys.path[:] = json.loads(sys.argv[1])
from studycli.judge.server import main
main(sys.argv[2])
"""


def can_be_shared() -> bool:
    """Whether a judge can outlive a command here: it takes Unix sockets, which Python lacks on Windows."""
    return hasattr(socket, "AF_UNIX")


def socket_path() -> Path:
    """Where the judge listens."""
    return paths.runtime() / f"judge-{PROTOCOL}.sock"


def log_path() -> Path:
    """What the judge and its processes write when something goes wrong with them."""
    return paths.runtime() / "judge.log"


def private_runtime() -> Path:
    """The runtime folder, made if need be. Raises JudgeError unless it is this user's alone."""
    folder = paths.runtime()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        facts = folder.lstat()
        if stat.S_ISDIR(facts.st_mode) and facts.st_uid == os.getuid() and facts.st_mode & 0o077:
            folder.chmod(0o700)
            facts = folder.lstat()
    except OSError as error:
        raise JudgeError(
            f"{folder}: the judge's folder cannot be made ({error.strerror}).", _RUNTIME_HINT
        ) from error
    if not stat.S_ISDIR(facts.st_mode) or facts.st_uid != os.getuid() or facts.st_mode & 0o077:
        raise JudgeError(
            f"{folder}: this folder belongs to somebody else, so no judge is started in it.", _RUNTIME_HINT
        )
    return folder


_RUNTIME_HINT = "Set XDG_RUNTIME_DIR to a folder that only you can enter."


def connect() -> tuple[socket.socket, dict[str, Any]] | None:
    """A connection to this user's running judge of this version, and its greeting; None where there is none.

    A stale socket counts as none. A judge of another version is asked to leave and counts as none.
    Raises JudgeError when the socket or its folder is somebody else's.
    """
    if not can_be_shared() or not paths.runtime().is_dir():
        return None
    private_runtime()
    channel = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        channel.connect(str(socket_path()))
    except OSError:
        channel.close()
        return None
    if not same_user(channel):
        channel.close()
        raise JudgeError(f"{socket_path()}: a judge of another user listens there.", _RUNTIME_HINT)
    try:
        greeted = receive_frame(channel, deadline=time.monotonic() + LEAVE_LIMIT).header
        if (greeted.get("judge"), greeted.get("fingerprint")) == (PROTOCOL, fingerprint_at_start):
            return channel, greeted
        end_judge(channel)
    except BrokenConversation:
        pass
    channel.close()
    return None


def end_judge(channel: socket.socket) -> None:
    """Asks the judge to end, and reads until it has closed the connection, which it does as its last act."""
    deadline = time.monotonic() + LEAVE_LIMIT
    with contextlib.suppress(BrokenConversation):
        send_frame(channel, {"verb": "stop"})
        while True:
            receive_frame(channel, deadline=deadline)


def start() -> subprocess.Popen[bytes]:
    """Starts a judge in the background and returns at once. Where another one starts first, this one ends itself."""
    folder = private_runtime()
    here = os.getcwd() if os.path.isdir(".") else ""
    package_home = str(Path(__file__).resolve().parents[2])
    search = [entry for entry in sys.path if entry and (entry != here or entry == package_home)]
    if package_home not in search:
        search.append(package_home)
    descriptor = os.open(log_path(), os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW, 0o600)
    try:
        if os.fstat(descriptor).st_size > 1_000_000:
            os.ftruncate(descriptor, 0)
        return subprocess.Popen(
            [sys.executable, "-c", _BOOT, json.dumps(search), fingerprint_at_start],
            stdin=subprocess.DEVNULL,
            stdout=descriptor,
            stderr=descriptor,
            cwd=folder,
            start_new_session=True,
        )
    except OSError as error:
        raise JudgeError(f"The judge cannot be started ({error}).", "Run `study doctor`.") from error
    finally:
        os.close(descriptor)


def connect_or_start(
    pulse: Callable[[], None], started: subprocess.Popen[bytes] | None = None
) -> tuple[socket.socket, subprocess.Popen[bytes] | None]:
    """A connection to a judge, started if need be; and the process, if one was started here.

    Raises JudgeError when no judge comes up within START_LIMIT seconds, with the end of its log.
    """
    deadline = time.monotonic() + START_LIMIT
    attempts = 0
    while time.monotonic() < deadline:
        found = connect()
        if found is not None:
            return found[0], started
        if started is None or started.poll() is not None:
            attempts += 1
            if attempts > 3:
                break
            started = start()
        pulse()
        time.sleep(_POLL)
    raise JudgeError(
        "The judge does not start." + _end_of_log(),
        "Run `study doctor`; `study judge stop` clears a stuck one.",
    )


def _end_of_log() -> str:
    try:
        lines = log_path().read_text(encoding="utf-8", errors="replace").strip().splitlines()
    except OSError:
        return ""
    return f" It said: {lines[-1][:300]}" if lines else ""
