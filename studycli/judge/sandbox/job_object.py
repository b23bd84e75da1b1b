"""Windows: a Job Object bounds a process's memory and number, and ends everything in it at once.

Not run by its authors: written from the documentation of SetInformationJobObject (winnt.h's structures).
"""

from __future__ import annotations

import ctypes
import sys
from typing import Any

from studycli.judge.sandbox.kernel import LayerUnavailable

_EXTENDED_LIMITS = 9
_LIMIT_ACTIVE_PROCESS = 0x0008
_LIMIT_PROCESS_MEMORY = 0x0100
_LIMIT_DIE_ON_UNHANDLED_EXCEPTION = 0x0400
_LIMIT_KILL_ON_JOB_CLOSE = 0x2000
_SET_QUOTA_AND_TERMINATE = 0x0100 | 0x0001


class _Basic(ctypes.Structure):
    _fields_ = (
        ("per_process_user_time", ctypes.c_int64),
        ("per_job_user_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("minimum_working_set", ctypes.c_size_t),
        ("maximum_working_set", ctypes.c_size_t),
        ("active_processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority_class", ctypes.c_uint32),
        ("scheduling_class", ctypes.c_uint32),
    )


class _Extended(ctypes.Structure):
    _fields_ = (
        ("basic", _Basic),
        ("io_counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


def limits(memory: int | None) -> _Extended:
    """So much memory, an end for all when the job's last handle closes, and no further process.

    Two processes, because a virtual environment's python.exe starts the real one.
    """
    told = _Extended()
    told.basic.flags = _LIMIT_ACTIVE_PROCESS | _LIMIT_DIE_ON_UNHANDLED_EXCEPTION | _LIMIT_KILL_ON_JOB_CLOSE
    told.basic.active_processes = 2
    if memory is not None:
        told.basic.flags |= _LIMIT_PROCESS_MEMORY
        told.process_memory = memory
    return told


def available() -> None:
    """Raises LayerUnavailable off Windows."""
    if sys.platform != "win32":
        raise LayerUnavailable("only Windows has it")


def _kernel() -> Any:
    available()
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
    for name in ("CreateJobObjectW", "OpenProcess"):
        getattr(kernel, name).restype = ctypes.c_void_p
    return kernel


def confine(pid: int, memory: int | None) -> int:
    """Puts the process into a new job; the job's handle. Raises LayerUnavailable."""
    kernel = _kernel()
    job = kernel.CreateJobObjectW(None, None)
    told = limits(memory)
    process = kernel.OpenProcess(_SET_QUOTA_AND_TERMINATE, False, pid)
    done = (
        job
        and process
        and kernel.SetInformationJobObject(
            ctypes.c_void_p(job), _EXTENDED_LIMITS, ctypes.byref(told), ctypes.sizeof(told)
        )
        and kernel.AssignProcessToJobObject(ctypes.c_void_p(job), ctypes.c_void_p(process))
    )
    if process:
        kernel.CloseHandle(ctypes.c_void_p(process))
    if not done:
        raise LayerUnavailable("Windows refuses the job")
    return int(job)


def end(job: int) -> None:
    """Ends every process of the job."""
    kernel = _kernel()
    kernel.TerminateJobObject(ctypes.c_void_p(job), 1)
    kernel.CloseHandle(ctypes.c_void_p(job))
