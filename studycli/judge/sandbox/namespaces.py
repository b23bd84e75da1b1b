"""A private view of the system: no network devices, no shared memory of others, a scratch folder of its own in memory."""

from __future__ import annotations

import contextlib
import ctypes
import os

from studycli.judge.sandbox.identity import is_root
from studycli.judge.sandbox.kernel import LayerUnavailable, checked, libc

_NEWNS = 0x00020000
_NEWIPC = 0x08000000
_NEWUSER = 0x10000000
_NEWNET = 0x40000000
_MS_NOSUID, _MS_NODEV, _MS_NOEXEC, _MS_REC, _MS_PRIVATE = 2, 4, 8, 16384, 1 << 18

SCRATCH_BYTES = 64 * 1024 * 1024
SCRATCH_FILES = 4096


def enter() -> None:
    """Leaves the shared namespaces (through a user namespace where this is no root). Raises LayerUnavailable."""
    user, group = os.geteuid(), os.getegid()
    flags = _NEWNET | _NEWIPC | _NEWNS
    if not is_root() or libc().unshare(flags) < 0:
        checked(libc().unshare(flags | _NEWUSER), "unshare")
        _map_self(user, group)
    private = ctypes.c_ulong(_MS_REC | _MS_PRIVATE)
    checked(libc().mount(b"none", b"/", None, private, None), "private mounts")


def _map_self(user: int, group: int) -> None:
    try:
        with contextlib.suppress(FileNotFoundError):
            _write("/proc/self/setgroups", "deny")
        _write("/proc/self/uid_map", f"{user} {user} 1")
        _write("/proc/self/gid_map", f"{group} {group} 1")
    except OSError as error:
        raise LayerUnavailable(f"user namespace: {error.strerror}") from error


def _write(path: str, text: str) -> None:
    descriptor = os.open(path, os.O_WRONLY)
    try:
        os.write(descriptor, text.encode("ascii"))
    finally:
        os.close(descriptor)


def mount_scratch(folder: str) -> None:
    """Lays a small file system in memory over `folder`, seen by this process alone and gone with it."""
    options = f"size={SCRATCH_BYTES},nr_inodes={SCRATCH_FILES},mode=0777".encode("ascii")
    flags = ctypes.c_ulong(_MS_NOSUID | _MS_NODEV | _MS_NOEXEC)
    checked(libc().mount(b"tmpfs", os.fsencode(folder), b"tmpfs", flags, options), "mount scratch")
