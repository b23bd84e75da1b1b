"""What a spawned process does first: import, connect back, and become a worker or a confined child. See `spawned`."""

from __future__ import annotations

import contextlib
import os
import socket
import sys
import threading
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any, NoReturn

from studycli.judge.sandbox import environment, limits, seatbelt
from studycli.judge.sandbox.kernel import LayerUnavailable
from studycli.judge.sandbox.layers import Layer, LayerState, LayerStatus, layers_here, status_to_json


def main(options: dict[str, Any]) -> NoReturn:
    """`options`: role ("child" or "worker"), port, scratch, cuda, preload. The password comes on the closed-off input."""
    import torch

    torch.set_num_threads(1)
    password = sys.stdin.readline().strip().encode("ascii")
    from studycli.judge import child, worker

    for name in options["preload"]:
        import_module(name)

    channel = socket.create_connection(("127.0.0.1", options["port"]), timeout=60)
    channel.settimeout(None)
    channel.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    channel.sendall(password)
    if options["role"] == "worker":
        from studycli.judge.spawned import SpawnedSource

        worker.serve(channel, SpawnedSource())
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    statuses = confine(options["scratch"], cuda=options["cuda"])
    child.serve(
        channel,
        {"layers": [status_to_json(status) for status in statuses]},
        cuda=options["cuda"],
        rehearse=not options["cuda"],
    )


def _end_with(parent: int) -> None:
    """Ends this process soon after its parent has: there is no signal for it here."""
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(0)


def confine(scratch: str, *, cuda: bool) -> list[LayerStatus]:
    """The layers that this process can put on itself; how each went. (Session and job are its starter's work.)"""
    statuses = {layer: LayerStatus(layer, LayerState.ON) for layer in layers_here()}
    statuses = {layer: status for layer, status in statuses.items() if layer not in _FORKED_ONLY}

    def attempt(layer: Layer, action: Callable[[], None]) -> None:
        try:
            action()
        except (LayerUnavailable, OSError) as error:
            statuses[layer] = LayerStatus(layer, LayerState.OFF, str(error))

    environment.set_scratch(scratch)
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    if sys.platform != "win32":
        attempt(
            Layer.LIMITS,
            lambda: limits.apply(limits.Limits(memory=None if cuda else limits.default_memory())),
        )
    if sys.platform == "darwin":
        attempt(Layer.SANDBOX_EXEC, lambda: seatbelt.apply(scratch))
    return list(statuses.values())


_FORKED_ONLY = (
    Layer.PARENT,
    Layer.NAMESPACES,
    Layer.SCRATCH,
    Layer.IDENTITY,
    Layer.PRIVILEGES,
    Layer.LANDLOCK,
    Layer.SECCOMP,
)
