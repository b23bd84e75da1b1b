"""Puts every layer on the process that is about to run an answer, in the one order that works."""

from __future__ import annotations

import json
import os
import socket
import sys
import tempfile
from collections.abc import Callable, Collection
from dataclasses import dataclass

from studycli.judge.sandbox import (
    environment,
    identity,
    landlock,
    limits,
    namespaces,
    privileges,
    readable,
    seccomp,
)
from studycli.judge.sandbox.kernel import LayerUnavailable
from studycli.judge.sandbox.layers import Layer, LayerState, LayerStatus, status_to_json


@dataclass(frozen=True, slots=True)
class Prepared:
    """What can be made ready once, before any answer is there."""

    landlock_abi: int
    """0 where there is none."""
    readable: tuple[int, ...]
    """Handles on the places that may be read."""
    devices: tuple[int, ...]
    """Handles on files that may be read and written: /dev/null."""
    reasons: dict[Layer, str]
    """Why a layer is missing."""
    without: frozenset[Layer]
    """Layers left out on purpose, by tests."""


def prepare(without: Collection[Layer] = ()) -> Prepared:
    """Finds out what this system offers and opens the readable places. Confines nothing."""
    reasons: dict[Layer, str] = {}
    abi = 0
    try:
        abi = landlock.version()
    except LayerUnavailable as error:
        reasons[Layer.LANDLOCK] = str(error)
    try:
        seccomp.available()
    except LayerUnavailable as error:
        reasons[Layer.SECCOMP] = str(error)
    places = landlock.open_places(readable.readable_paths()) if abi else []
    devices = landlock.open_places([os.devnull]) if abi else []
    return Prepared(abi, tuple(places), tuple(devices), reasons, frozenset(without))


@dataclass(slots=True)
class _Progress:
    prepared: Prepared
    statuses: dict[Layer, LayerStatus]

    def attempt(self, layer: Layer, action: Callable[[], str | None]) -> bool:
        """Runs one layer's action; whatever goes wrong with it, the next layers still follow."""
        if layer in self.prepared.without:
            self.statuses[layer] = LayerStatus(layer, LayerState.OFF, "left out on purpose")
            return False
        if layer in self.prepared.reasons:
            self.statuses[layer] = LayerStatus(layer, LayerState.OFF, self.prepared.reasons[layer])
            return False
        try:
            note = action() or ""
        except (LayerUnavailable, OSError) as error:
            self.statuses[layer] = LayerStatus(layer, LayerState.OFF, str(error))
            return False
        self.statuses[layer] = LayerStatus(layer, LayerState.ON, note)
        return True


def confine(
    prepared: Prepared,
    *,
    channel: int,
    printed: int,
    scratch: str,
    parent: int,
    allowed: limits.Limits,
    cuda: bool,
) -> list[LayerStatus]:
    """Confines this freshly forked, single-threaded process for good; how each layer went.

    Afterwards descriptor `environment.CHANNEL` is the channel, output goes into `printed`, and the working folder
    is `scratch`. With `cuda`, the device files stay usable and the namespaces shared.
    """
    progress = _Progress(prepared, {})
    attempt = progress.attempt
    attempt(Layer.SESSION, _own_session)
    attempt(Layer.ENVIRONMENT, lambda: environment.take_descriptors(channel, printed))
    privileges.allow_self_inspection()
    limits.prefer_as_victim()
    private = not cuda and attempt(Layer.NAMESPACES, namespaces.enter)
    _scratch(progress, scratch, private=private)
    environment.set_scratch(scratch)
    attempt(Layer.LIMITS, lambda: limits.apply(allowed))
    _own_user(progress, allowed, private=private, cuda=cuda)
    attempt(Layer.PARENT, lambda: privileges.die_with_parent(parent))
    privileges.allow_self_inspection()
    attempt(Layer.PRIVILEGES, privileges.no_new_privileges)
    attempt(Layer.LANDLOCK, lambda: _landlock(prepared, scratch, cuda=cuda))
    environment.close_others()
    attempt(Layer.SECCOMP, seccomp.apply)
    for layer in (Layer.OUTPUT, Layer.CLOCK):
        progress.statuses[layer] = LayerStatus(layer, LayerState.ON)
    return [progress.statuses[layer] for layer in Layer if layer in progress.statuses]


def _own_session() -> None:
    os.setsid()


def _scratch(progress: _Progress, scratch: str, *, private: bool) -> None:
    def mount() -> str | None:
        if not private:
            raise LayerUnavailable("it shares the disk: an ordinary folder, removed afterwards")
        namespaces.mount_scratch(scratch)
        return None

    if not progress.attempt(Layer.SCRATCH, mount):
        os.chmod(scratch, 0o777)


def _own_user(progress: _Progress, allowed: limits.Limits, *, private: bool, cuda: bool) -> None:
    if not identity.is_root():
        note = "the judge does not run as root"
        progress.statuses[Layer.IDENTITY] = LayerStatus(Layer.IDENTITY, LayerState.NOT_NEEDED, note)
        if private:
            limits.apply_thread_limit(allowed.threads)
        return
    missing = progress.prepared.without.union(progress.prepared.reasons)
    guarded = Layer.LANDLOCK not in missing and Layer.SECCOMP not in missing

    def become() -> None:
        identity.become_nobody(keep_reading=guarded)
        limits.apply_thread_limit(allowed.threads)

    if not cuda:
        progress.attempt(Layer.IDENTITY, become)


def _landlock(prepared: Prepared, scratch: str, *, cuda: bool) -> str:
    own = landlock.open_places(["/proc/self"])
    writable = landlock.open_places([scratch])
    memory_peak = landlock.open_places(["/proc/self/clear_refs"])
    extra = landlock.open_places(readable.device_paths()) if cuda else []
    devices = landlock.open_places(readable.device_files()) if cuda else []
    landlock.restrict(
        prepared.landlock_abi,
        [*prepared.readable, *own, *extra],
        writable,
        [*prepared.devices, *memory_peak, *devices],
    )
    missing = [] if prepared.landlock_abi >= 4 else ["TCP is left to the other layers"]
    return "; ".join([f"version {prepared.landlock_abi}", *missing])


def probe() -> None:
    """Confines a child without torch, has it try what it must not do, and prints the layers as JSON."""
    if not sys.platform.startswith("linux"):
        from studycli.judge.spawned import layers_of_this_system

        print(json.dumps([status_to_json(status) for status in layers_of_this_system()]))
        return
    prepared = prepare()
    reading, writing = os.pipe()
    ours, theirs = socket.socketpair()
    parent = os.getpid()
    with tempfile.TemporaryDirectory() as scratch:
        child = os.fork()
        if child == 0:
            _probe_child(prepared, theirs.fileno(), writing, scratch, parent)
        theirs.close()
        os.close(writing)
        told = b""
        while part := ours.recv(65536):
            told += part
        os.waitpid(child, 0)
        os.close(reading)
    print(told.decode("utf-8"))


def _probe_child(prepared: Prepared, channel: int, printed: int, scratch: str, parent: int) -> None:
    try:
        statuses = confine(
            prepared,
            channel=channel,
            printed=printed,
            scratch=scratch,
            parent=parent,
            allowed=limits.Limits(memory=limits.default_memory()),
            cuda=False,
        )
        data = json.dumps([status_to_json(_held(status)) for status in statuses])
        os.write(environment.CHANNEL, data.encode("utf-8"))
    finally:
        os._exit(0)


def _held(status: LayerStatus) -> LayerStatus:
    """The status, corrected when the layer says that it is on and lets something through nevertheless."""
    tries: dict[Layer, Callable[[], object]] = {
        Layer.LANDLOCK: lambda: os.listdir("/etc"),
        Layer.SECCOMP: lambda: socket.socket(socket.AF_INET, socket.SOCK_STREAM),
    }
    attempt = tries.get(status.layer)
    if status.state is not LayerState.ON or attempt is None:
        return status
    try:
        attempt()
    except PermissionError:
        return status
    return LayerStatus(status.layer, LayerState.OFF, "the kernel says that it is on, but it does not hold")
