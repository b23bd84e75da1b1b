"""What an answer finds around it: almost no environment, closed input, one pipe to print to, one channel, nothing else."""

from __future__ import annotations

import contextlib
import os
import sys

from studycli.judge.sandbox.kernel import LayerUnavailable, checked, syscall

CHANNEL = 3
"""The file descriptor of the channel to the judge."""

_CLOSE_RANGE = 436
"""The system call's number, the same on every processor."""

NAMES_KEPT = ("CUDA_VISIBLE_DEVICES", "CUDA_HOME", "LD_LIBRARY_PATH", "SYSTEMROOT", "TZ")


def clean_environment() -> dict[str, str]:
    """The environment of the process that answers are forked from."""
    kept = {name: os.environ[name] for name in NAMES_KEPT if name in os.environ}
    single = dict.fromkeys(("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
    return {**kept, **single, "PATH": os.defpath, "LANG": "C.UTF-8"}


def set_scratch(folder: str) -> None:
    """Makes `folder` the working folder and the place for temporary files and caches."""
    os.environ.update({"HOME": folder, "TMPDIR": folder, "XDG_CACHE_HOME": folder, "USER": "answer"})
    os.chdir(folder)


def take_descriptors(channel: int, printed: int) -> None:
    """Input closed, output into `printed`, and `channel` on its fixed number."""
    nothing = os.open(os.devnull, os.O_RDONLY)
    high = os.dup(channel) if channel <= CHANNEL else channel
    pipe = os.dup(printed) if printed <= CHANNEL else printed
    os.dup2(nothing, 0)
    os.dup2(pipe, 1)
    os.dup2(pipe, 2)
    os.dup2(high, CHANNEL)


def close_others() -> None:
    """Closes every descriptor but input, output and the channel."""
    if sys.platform.startswith("linux"):
        with contextlib.suppress(LayerUnavailable):
            checked(syscall(_CLOSE_RANGE, CHANNEL + 1, 0x7FFFFFFF, 0), "close_range")
            return
    listed = "/proc/self/fd" if os.path.isdir("/proc/self/fd") else "/dev/fd"
    for name in os.listdir(listed):
        if int(name) > CHANNEL:
            with contextlib.suppress(OSError):
                os.close(int(name))
