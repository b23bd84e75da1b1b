"""The zygote: imports torch once and forks. It runs no tensor operation, reads no drill and holds no secret.

A process that has run one multi-threaded operation forks children in which nearly every operation hangs, so the
first thing is to allow one thread, and the second is to do nothing at all. It forks children (one answer each,
confined), workers (trusted, they judge) and, once, a second generation of itself that has imported more.
"""

from __future__ import annotations

import torch

torch.set_num_threads(1)

# ruff: noqa: E402  (the line above has to come first)
import contextlib
import gc
import importlib
import os
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from typing import Any, NoReturn

from studycli.judge import child as child_process
from studycli.judge import worker as worker_process
from studycli.judge.sandbox import privileges
from studycli.judge.sandbox.confine import Prepared, confine, prepare
from studycli.judge.sandbox.environment import CHANNEL
from studycli.judge.sandbox.kernel import LayerUnavailable
from studycli.judge.sandbox.layers import Layer, status_to_json
from studycli.judge.sandbox.limits import Limits, default_memory
from studycli.judge.zygote_control import ZygoteControl, ZygoteGone, receive_packet, send_packet

SPARES = 2
"""Children kept ready: a verdict takes two, for the answer and for timing the reference."""
QUIET = 0.15
"""Seconds without a request after which spares are made, so that they take no processor from the answer itself."""
EARLY = ("torch.fx.experimental.symbolic_shapes",)
"""What the first `torch.autograd.grad` imports (sympy, 0.4 s): every drill with gradients needs it."""
EXTRAS = (
    "torch._dynamo",
    "torch.func",
    "torch.optim",
    "torch.distributions",
    "torch.nn.utils.parametrizations",
)
"""What answers use now and then, and what takes a second to import."""


@dataclass(slots=True)
class _Child:
    pid: int
    channel: socket.socket
    printed: int
    scratch: str
    owner: socket.socket | None = None
    killed_for: socket.socket | None = None
    """Who waits to hear how it ended; set once it has been killed."""
    dying: bool = False


@dataclass(slots=True)
class _Zygote:
    scratch: str
    without: tuple[str, ...]
    prepared: Prepared
    lines: list[socket.socket]
    children: dict[int, _Child] = field(default_factory=dict)
    kin: set[int] = field(default_factory=set)
    """Other processes of ours: workers, the next generation, removers."""
    spares: list[_Child] = field(default_factory=list)
    """Children that have rehearsed and wait for an answer."""
    spares_wanted: int = SPARES
    last_asked: float = 0.0

    # ---------------------------------------------------------------- the loop

    def serve(self) -> NoReturn:
        """Answers packets until nobody is left to ask; then ends everything that it started."""
        bell = _bell_for_ended_children()
        while self.lines:
            until_quiet = max(0.0, self.last_asked + QUIET - time.monotonic())
            lacking = len(self.spares) < self.spares_wanted
            ready, _, _ = select.select([*self.lines, bell], [], [], until_quiet if lacking else None)
            for line in ready:
                if line is bell:
                    bell.recv(4096)
                else:
                    self._listen(line)
            self._reap()
            if lacking and not ready:
                self.spares.append(self._fork_child(cuda=False, rehearse=True))
        _end_everything()
        shutil.rmtree(self.scratch, ignore_errors=True)
        os._exit(0)

    def _listen(self, line: socket.socket) -> None:
        try:
            message, _ = receive_packet(line)
            getattr(self, "_do_" + message["do"])(line, message)
        except ZygoteGone:
            self._drop(line)

    def _drop(self, line: socket.socket) -> None:
        if line in self.lines:
            self.lines.remove(line)
            line.close()
        for child in list(self.children.values()):
            if child.owner is line:
                self._kill(child, None)

    # ------------------------------------------------------------ what is asked

    def _do_hello(self, line: socket.socket, _message: dict[str, Any]) -> None:
        send_packet(line, {"pid": os.getpid(), "scratch": self.scratch})

    def _do_child(self, line: socket.socket, message: dict[str, Any]) -> None:
        self.last_asked = time.monotonic()
        if self.spares and not message["cuda"]:
            child = self.spares.pop(0)
        else:
            child = self._fork_child(cuda=message["cuda"], rehearse=False)
        child.owner = line
        send_packet(line, {"pid": child.pid}, [child.channel.fileno(), child.printed])
        child.channel.close()
        os.close(child.printed)

    def _do_end(self, line: socket.socket, message: dict[str, Any]) -> None:
        child = self.children.get(message["pid"])
        if child is None or child.owner is not line:
            send_packet(line, {"exit_status": None, "signal": None})
        else:
            self._kill(child, line)

    def _do_abandon(self, line: socket.socket, message: dict[str, Any]) -> None:
        child = self.children.get(message["pid"])
        if child is not None and child.owner is line:
            self._kill(child, None)

    def _do_worker(self, line: socket.socket, _message: dict[str, Any]) -> None:
        ours, theirs = socket.socketpair()
        control_here, control_there = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        pid = self._fork_kin(ours, control_here)
        if pid == 0:
            for handle in (*self.prepared.readable, *self.prepared.devices):
                os.close(handle)
            worker_process.serve(theirs, ZygoteControl(control_there))
        self.lines.append(control_here)
        send_packet(line, {"pid": pid}, [ours.fileno()])
        for socket_of_others in (ours, theirs, control_there):
            socket_of_others.close()

    def _do_end_worker(self, _line: socket.socket, message: dict[str, Any]) -> None:
        if message["pid"] in self.kin:
            os.kill(message["pid"], signal.SIGKILL)

    def _do_generation(self, line: socket.socket, _message: dict[str, Any]) -> None:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        pid = self._fork_kin(ours)
        if pid == 0:
            _next_generation(self, theirs)
        send_packet(line, {"pid": pid}, [ours.fileno()])
        ours.close()
        theirs.close()

    def _do_rest(self, _line: socket.socket, _message: dict[str, Any]) -> None:
        """A younger generation has taken over: no more children are asked for."""
        self.spares_wanted = 0
        self._close_spares()
        for child in self.spares:
            self._kill(child, None)
        self.spares.clear()

    # ------------------------------------------------------------------ forking

    def _fork_kin(self, *not_theirs: socket.socket) -> int:
        """Forks a trusted process, without the sockets that are not for it; 0 in that process."""
        parent = os.getpid()
        pid = os.fork()
        if pid:
            self.kin.add(pid)
            return pid
        _no_bell()
        with contextlib.suppress(LayerUnavailable):
            privileges.die_with_parent(parent)
        for other in (*self.lines, *not_theirs):
            other.close()
        self._close_spares()
        return 0

    def _close_spares(self) -> None:
        for child in self.spares:
            child.channel.close()
            os.close(child.printed)

    def _fork_child(self, *, cuda: bool, rehearse: bool) -> _Child:
        ours, theirs = socket.socketpair()
        reading, writing = os.pipe()
        scratch = tempfile.mkdtemp(prefix="run-", dir=self.scratch)
        parent = os.getpid()
        pid = os.fork()
        if pid == 0:
            _no_bell()
            self._become_child(theirs, writing, scratch, parent, cuda=cuda, rehearse=rehearse)
        theirs.close()
        os.close(writing)
        child = _Child(pid, ours, reading, scratch)
        self.children[pid] = child
        return child

    def _become_child(
        self, channel: socket.socket, printed: int, scratch: str, parent: int, *, cuda: bool, rehearse: bool
    ) -> NoReturn:
        try:
            statuses = confine(
                self.prepared,
                channel=channel.fileno(),
                printed=printed,
                scratch=scratch,
                parent=parent,
                allowed=Limits(memory=None if cuda else default_memory()),
                cuda=cuda,
            )
            hello = {"layers": [status_to_json(status) for status in statuses]}
            child_process.serve(socket.socket(fileno=CHANNEL), hello, cuda=cuda, rehearse=rehearse)
        finally:
            os._exit(1)

    # ------------------------------------------------------------------- ending

    def _kill(self, child: _Child, asker: socket.socket | None) -> None:
        child.dying = True
        child.killed_for = asker
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.kill(child.pid, signal.SIGKILL)
        self._reap()

    def _reap(self) -> None:
        for child in [child for child in self.children.values() if child.dying]:
            pid, status = os.waitpid(child.pid, os.WNOHANG)
            if pid:
                del self.children[pid]
                self._end_strays()
                self._remove(child.scratch)
                self._tell_ending(child, status)
        for pid in list(self.kin):
            with contextlib.suppress(ChildProcessError):
                if os.waitpid(pid, os.WNOHANG)[0]:
                    self.kin.discard(pid)

    def _tell_ending(self, child: _Child, status: int) -> None:
        if child.killed_for is None:
            return
        ended = os.WIFSIGNALED(status)
        told = {
            "exit_status": None if ended else os.WEXITSTATUS(status),
            "signal": os.WTERMSIG(status) if ended else None,
        }
        try:
            send_packet(child.killed_for, told)
        except ZygoteGone:
            self._drop(child.killed_for)

    def _end_strays(self) -> None:
        """What an answer left behind has become our child (we adopt orphans). Nobody else's process is among them."""
        if Layer.SECCOMP in self.prepared.reasons or Layer.SECCOMP in self.prepared.without:
            while strays := _children_of_this_process() - self.kin - set(self.children):
                _end_processes(strays)

    def _remove(self, folder: str) -> None:
        try:
            os.rmdir(folder)
        except OSError:
            remover = shutil.which("rm") or "/bin/rm"
            process = subprocess.Popen([remover, "-rf", "--", folder], stderr=subprocess.DEVNULL)
            self.kin.add(process.pid)
            process.returncode = 0  # reaped in `_reap`, not by subprocess


def _import(names: tuple[str, ...]) -> None:
    """Imports what this version of torch has of them."""
    for name in names:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)


def _bell_for_ended_children() -> socket.socket:
    """A socket that becomes readable whenever a child of this process ends."""
    bell, ringer = socket.socketpair()
    bell.setblocking(False)
    ringer.setblocking(False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(ringer.detach(), warn_on_full_buffer=False)
    return bell


def _no_bell() -> None:
    """In a fork: the bell is the parent's."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)


def _end_processes(pids: set[int]) -> None:
    for pid in pids:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    for pid in pids:
        with contextlib.suppress(ChildProcessError):
            os.waitpid(pid, 0)


def _end_everything() -> None:
    """Every descendant: orphans become children of this process, so going on until there are none reaches all."""
    while children := _children_of_this_process():
        _end_processes(children)


def _children_of_this_process() -> set[int]:
    try:
        with open(f"/proc/self/task/{os.getpid()}/children", encoding="ascii") as file:
            return {int(pid) for pid in file.read().split()}
    except OSError:
        return _children_by_looking()


def _children_by_looking() -> set[int]:
    found = set()
    for name in os.listdir("/proc"):
        if name.isdigit():
            with (
                contextlib.suppress(OSError, IndexError),
                open(f"/proc/{name}/stat", encoding="latin-1") as file,
            ):
                if int(file.read().rpartition(")")[2].split()[1]) == os.getpid():
                    found.add(int(name))
    return found


def _next_generation(first: _Zygote, line: socket.socket) -> NoReturn:
    """Imports the extras in a fork and serves from there; the first generation goes on meanwhile."""
    _import(EXTRAS)
    with contextlib.suppress(LayerUnavailable):
        privileges.adopt_orphans()
    gc.collect()
    gc.freeze()
    _Zygote(first.scratch, first.without, first.prepared, [line]).serve()


def main(descriptor: int, options: dict[str, Any]) -> NoReturn:
    """Serves the line at `descriptor` until it is closed. `options`: see `zygote_control.start_zygote`."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    with contextlib.suppress(LayerUnavailable):
        privileges.die_with_parent(options["parent"])
        privileges.hide_from_inspection()
        privileges.adopt_orphans()
    _import(EARLY)
    _import(tuple(options["preload"]))
    sys.dont_write_bytecode = True
    prepared = prepare([Layer(name) for name in options["without"]])
    gc.collect()
    gc.freeze()
    line = socket.socket(fileno=descriptor)
    os.set_inheritable(descriptor, False)
    _Zygote(options["scratch"], tuple(options["without"]), prepared, [line]).serve()
