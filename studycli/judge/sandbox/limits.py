"""Resource limits: how much memory, processor time, disk and how many files and threads an answer may have."""

from __future__ import annotations

import contextlib
import os
import sys
from dataclasses import dataclass

if sys.platform != "win32":
    import resource

MEGABYTE = 1024 * 1024

DEFAULT_MEMORY = 3 * 1024 * MEGABYTE
"""Bytes of address space on the CPU. Real work needs 0.75 GB of it; torch alone takes 0.6."""
SMALLEST_MEMORY = 1024 * MEGABYTE


@dataclass(frozen=True, slots=True)
class Limits:
    """What one run may use."""

    memory: int | None = DEFAULT_MEMORY
    """Bytes of address space; None where CUDA reserves huge ranges."""
    processor_seconds: int = 300
    """A backstop: the judge's wall-clock limit comes long before."""
    file_size: int = 16 * MEGABYTE
    """Bytes of any one file."""
    files: int = 256
    """Open files."""
    threads: int = 64
    """Threads, where the system counts them for this run alone (see `namespaces` and `identity`)."""


def default_memory() -> int:
    """Bytes that a run may map: 3 GB, or less on a small machine (never under 1 GB)."""
    try:
        physical = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (ValueError, OSError):
        return DEFAULT_MEMORY
    return max(SMALLEST_MEMORY, min(DEFAULT_MEMORY, physical // 2))


def apply(limits: Limits) -> None:
    """Sets the limits for this process, for good. Limits that the system lacks are left as they are."""
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_CPU, limits.processor_seconds)
    _lower(resource.RLIMIT_FSIZE, limits.file_size)
    _lower(resource.RLIMIT_NOFILE, limits.files)
    _lower(resource.RLIMIT_MEMLOCK, 0)
    for name in ("RLIMIT_MSGQUEUE", "RLIMIT_RTPRIO", "RLIMIT_NICE", "RLIMIT_SIGPENDING"):
        which = getattr(resource, name, None)
        if which is not None:
            _lower(which, 64 if name == "RLIMIT_SIGPENDING" else 0)
    if limits.memory is not None:
        _lower(resource.RLIMIT_AS, limits.memory)


def apply_thread_limit(threads: int) -> None:
    """Limits the threads of this process's user. Only call it where that user is nobody else's."""
    _lower(resource.RLIMIT_NPROC, threads)


def _lower(which: int, value: int) -> None:
    _soft, hard = resource.getrlimit(which)
    if hard != resource.RLIM_INFINITY:
        value = min(value, hard)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(which, (value, value))


def prefer_as_victim() -> None:
    """Tells a kernel that runs out of memory to end this process before any other."""
    with contextlib.suppress(OSError), open("/proc/self/oom_score_adj", "w", encoding="ascii") as file:
        file.write("1000")
