"""Calls into the C library and the kernel that Python's standard library lacks."""

from __future__ import annotations

import ctypes
import os
import platform
import sys
from typing import Any


class LayerUnavailable(Exception):
    """This system refuses a layer. The message says why, for a learner."""


_libc: ctypes.CDLL | None = None


def libc() -> ctypes.CDLL:
    """The C library, with errno kept. Raises LayerUnavailable off Linux."""
    global _libc
    if not sys.platform.startswith("linux"):
        raise LayerUnavailable("only Linux has it")
    if _libc is None:
        _libc = ctypes.CDLL(None, use_errno=True)
        _libc.syscall.restype = ctypes.c_long
    return _libc


def checked(result: int, what: str) -> int:
    """`result`, unless it says failure: then LayerUnavailable with the system's reason."""
    if result < 0:
        raise LayerUnavailable(f"{what}: {os.strerror(ctypes.get_errno())}")
    return result


def prctl(option: int, *arguments: int) -> int:
    """prctl(2). Raises LayerUnavailable when it fails."""
    padded = [ctypes.c_ulong(value) for value in (*arguments, 0, 0, 0, 0)[:4]]
    return checked(libc().prctl(option, *padded), f"prctl {option}")


def syscall(number: int, *arguments: Any) -> int:
    """A system call by number; its result, or -1 with errno set."""
    return int(libc().syscall(ctypes.c_long(number), *arguments))


def machine() -> str:
    """The processor's name as the kernel's tables use it: "x86_64" or "aarch64" (or whatever else it is)."""
    name = platform.machine().lower()
    return {"amd64": "x86_64", "arm64": "aarch64"}.get(name, name)
