"""The layers of confinement as data: what each one does in a learner's words, and whether it is on here."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Layer(StrEnum):
    """One thing that holds an answer back. Each works without the others."""

    SESSION = "session"
    PARENT = "parent"
    ENVIRONMENT = "environment"
    OUTPUT = "output"
    CLOCK = "clock"
    LIMITS = "limits"
    NAMESPACES = "namespaces"
    SCRATCH = "scratch"
    IDENTITY = "identity"
    PRIVILEGES = "privileges"
    LANDLOCK = "landlock"
    SECCOMP = "seccomp"
    SANDBOX_EXEC = "sandbox-exec"
    JOB_OBJECT = "job object"


DESCRIPTIONS: dict[Layer, str] = {
    Layer.SESSION: "An answer runs in a process and a session of its own, away from your terminal.",
    Layer.PARENT: "It ends when the judge ends, whatever happens.",
    Layer.ENVIRONMENT: "It sees none of your environment variables, and its input is closed.",
    Layer.OUTPUT: "What it prints is kept up to a bound and cannot control your terminal.",
    Layer.CLOCK: "It is ended when its time is over, with everything that it started.",
    Layer.LIMITS: "Its memory, processor time, open files and the size of its files are limited.",
    Layer.NAMESPACES: "It has no network devices and shares no memory with other programs.",
    Layer.SCRATCH: "It has a small folder of its own in memory, which is gone when it ends.",
    Layer.IDENTITY: "Where the judge runs as root, it becomes a user who owns nothing, with a limit on threads.",
    Layer.PRIVILEGES: "It can never gain rights that you did not give it.",
    Layer.LANDLOCK: "It can read only Python and its libraries, not your files, and write nowhere but its own folder.",
    Layer.SECCOMP: "It cannot open connections, start programs, or touch other processes.",
    Layer.SANDBOX_EXEC: "macOS lets it read only Python and its libraries, and open no connections.",
    Layer.JOB_OBJECT: "Windows limits its memory and ends everything that it started.",
}

LINUX = (
    Layer.SESSION,
    Layer.PARENT,
    Layer.ENVIRONMENT,
    Layer.OUTPUT,
    Layer.CLOCK,
    Layer.LIMITS,
    Layer.NAMESPACES,
    Layer.SCRATCH,
    Layer.IDENTITY,
    Layer.PRIVILEGES,
    Layer.LANDLOCK,
    Layer.SECCOMP,
)
EVERYWHERE = (Layer.ENVIRONMENT, Layer.OUTPUT, Layer.CLOCK)
MAC = (Layer.SESSION, *EVERYWHERE, Layer.LIMITS, Layer.SANDBOX_EXEC)
WINDOWS = (*EVERYWHERE, Layer.JOB_OBJECT)


class LayerState(StrEnum):
    """Whether a layer holds."""

    ON = "on"
    OFF = "off"
    NOT_NEEDED = "not needed"


@dataclass(frozen=True, slots=True)
class LayerStatus:
    """One layer as it is on this machine."""

    layer: Layer
    state: LayerState
    note: str = ""
    """Why it is off, or how far it goes; may be empty."""

    @property
    def description(self) -> str:
        """What the layer does, in a learner's words."""
        return DESCRIPTIONS[self.layer]


def layers_here() -> tuple[Layer, ...]:
    """The layers that exist on this kind of system."""
    if sys.platform.startswith("linux"):
        return LINUX
    return MAC if sys.platform == "darwin" else WINDOWS


_PROBE = """\
import json, sys
sys.path[:] = json.loads(sys.argv[1])
from studycli.judge.sandbox.confine import probe
probe()
"""


def probe_layers() -> list[LayerStatus]:
    """Confines a small process of its own (without torch) and tells which layers held. Takes about 0.1 s."""
    search = [*(entry for entry in sys.path if entry), str(Path(__file__).resolve().parents[3])]
    try:
        done = subprocess.run(
            [sys.executable, "-c", _PROBE, json.dumps(search)],
            capture_output=True,
            timeout=20,
            env={"PATH": os.defpath, **_windows_needs()},
            check=True,
        )
        told = json.loads(done.stdout)
        return [status_from_json(entry) for entry in told]
    except (OSError, subprocess.SubprocessError, ValueError, KeyError, TypeError) as error:
        note = f"could not be tried ({type(error).__name__})"
        return [LayerStatus(layer, LayerState.OFF, note) for layer in layers_here()]


def _windows_needs() -> dict[str, str]:
    return {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}


def status_to_json(status: LayerStatus) -> list[str]:
    """[layer, state, note]."""
    return [str(status.layer), str(status.state), status.note]


def status_from_json(entry: list[str]) -> LayerStatus:
    """The inverse of `status_to_json`."""
    layer, state, note = entry
    return LayerStatus(Layer(layer), LayerState(state), str(note))
