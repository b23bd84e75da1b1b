"""As root: become a user that exists nowhere else, so that nothing is owned, shared or signalled by mistake.

One right is kept, reading: the Python installation may lie in a folder that only root can enter. What may be read
is Landlock's business, which is why this layer asks for it.
"""

from __future__ import annotations

import ctypes
import os

from studycli.judge.sandbox.kernel import checked, libc, prctl

_FIRST_USER = 0x70000000
_NOBODY = 65534
_SET_KEEPCAPS = 8
_CAPBSET_DROP = 24
_CAP_DAC_READ_SEARCH = 2
_LAST_CAPABILITY = 63
_CAPABILITY_VERSION_3 = 0x20080522


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _Data(ctypes.Structure):
    _fields_ = (
        ("effective", ctypes.c_uint32),
        ("permitted", ctypes.c_uint32),
        ("inheritable", ctypes.c_uint32),
    )


def is_root() -> bool:
    """Whether this process has root's powers."""
    return os.geteuid() == 0


def become_nobody(*, keep_reading: bool) -> int:
    """Gives up root for good; the new user's number. Raises LayerUnavailable when the system refuses."""
    for capability in range(_LAST_CAPABILITY + 1):
        if libc().prctl(_CAPBSET_DROP, ctypes.c_ulong(capability), 0, 0, 0) < 0:
            break
    prctl(_SET_KEEPCAPS, 1)
    os.setgroups([])
    user = _FIRST_USER + (os.getpid() & 0x00FFFFFF)
    try:
        os.setresgid(user, user, user)
        os.setresuid(user, user, user)
    except OSError:
        user = _NOBODY
        os.setresgid(user, user, user)
        os.setresuid(user, user, user)
    _keep_only(1 << _CAP_DAC_READ_SEARCH if keep_reading else 0)
    return user


def _keep_only(capabilities: int) -> None:
    header = _Header(_CAPABILITY_VERSION_3, 0)
    data = (_Data * 2)(_Data(capabilities, capabilities, 0), _Data(0, 0, 0))
    checked(libc().capset(ctypes.byref(header), data), "capset")
