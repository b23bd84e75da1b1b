"""Landlock: the kernel lets this process read only the named places and write only its scratch folder.

Layout and numbers: linux/landlock.h (ABI 1 … 6); the system calls have the same numbers on every processor.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import stat
from collections.abc import Sequence

from studycli.judge.sandbox.kernel import LayerUnavailable, checked, syscall

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_VERSION_FLAG = 1
_PATH_BENEATH = 1

_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_IOCTL_DEV = 1 << 15
_ABOVE_FIXED = 10
"""Handles stay clear of the descriptors that `environment` gives fixed numbers."""
_ALL_OF_ABI_1 = (1 << 13) - 1
_REFER, _TRUNCATE = 1 << 13, 1 << 14
_TCP_BIND_AND_CONNECT = 3
_SCOPE_ABSTRACT_SOCKETS_AND_SIGNALS = 3

_READ = _READ_FILE | _READ_DIR
_FILE_ONLY = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE | _IOCTL_DEV


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("network", ctypes.c_uint64), ("scoped", ctypes.c_uint64))


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("folder", ctypes.c_int32))


def version() -> int:
    """The kernel's Landlock ABI, from 1. Raises LayerUnavailable where there is none."""
    result = syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint32(_VERSION_FLAG))
    if result < 1:
        reason = {
            errno.ENOSYS: "this kernel is older than Linux 5.13",
            errno.EOPNOTSUPP: "Landlock is switched off in this kernel",
        }
        raise LayerUnavailable(reason.get(ctypes.get_errno(), "the kernel refuses"))
    return result


def open_places(paths: Sequence[str]) -> list[int]:
    """Handles on the places that exist. Made once, before any answer; they are no right to read by themselves."""
    handles = []
    for path in paths:
        try:
            handle = os.open(path, os.O_PATH | os.O_CLOEXEC)
        except OSError:
            continue
        handles.append(fcntl.fcntl(handle, fcntl.F_DUPFD_CLOEXEC, _ABOVE_FIXED))
        os.close(handle)
    return handles


def restrict(abi: int, readable: Sequence[int], writable: Sequence[int], devices: Sequence[int] = ()) -> None:
    """From here on, for good: read only beneath `readable`, write only beneath `writable`; TCP and signals denied
    where the ABI can. Needs no_new_privs. Raises LayerUnavailable."""
    handled = _ALL_OF_ABI_1 | (_REFER if abi >= 2 else 0) | (_TRUNCATE if abi >= 3 else 0)
    rules = _Ruleset(
        handled | (_IOCTL_DEV if abi >= 5 else 0),
        _TCP_BIND_AND_CONNECT if abi >= 4 else 0,
        _SCOPE_ABSTRACT_SOCKETS_AND_SIGNALS if abi >= 6 else 0,
    )
    size = 24 if abi >= 6 else 16 if abi >= 4 else 8
    ruleset = checked(
        syscall(_CREATE_RULESET, ctypes.byref(rules), ctypes.c_size_t(size), ctypes.c_uint32(0)),
        "Landlock rules",
    )
    try:
        for handle in readable:
            _allow(ruleset, handle, _READ)
        for handle in writable:
            _allow(ruleset, handle, handled & ~(_EXECUTE | _REFER))
        for handle in devices:
            _allow(ruleset, handle, (_READ | _WRITE_FILE | _IOCTL_DEV) & rules.files)
        checked(syscall(_RESTRICT_SELF, ctypes.c_int(ruleset), ctypes.c_uint32(0)), "Landlock")
    finally:
        os.close(ruleset)


def _allow(ruleset: int, handle: int, allowed: int) -> None:
    if not stat.S_ISDIR(os.fstat(handle).st_mode):
        allowed &= _FILE_ONLY
    rule = _Beneath(allowed, handle)
    checked(
        syscall(
            _ADD_RULE,
            ctypes.c_int(ruleset),
            ctypes.c_int(_PATH_BENEATH),
            ctypes.byref(rule),
            ctypes.c_uint32(0),
        ),
        "Landlock rule",
    )
