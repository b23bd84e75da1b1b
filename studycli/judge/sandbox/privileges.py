"""No new privileges, no inspection from outside, and death with the parent."""

from __future__ import annotations

import os
import signal

from studycli.judge.sandbox.kernel import LayerUnavailable, prctl

_SET_PDEATHSIG = 1
_SET_DUMPABLE = 4
_SET_CHILD_SUBREAPER = 36
_SET_NO_NEW_PRIVS = 38
_GET_NO_NEW_PRIVS = 39


def no_new_privileges() -> None:
    """Programs started from here can never gain rights (set-uid bits count for nothing). Raises LayerUnavailable."""
    prctl(_SET_NO_NEW_PRIVS, 1)
    if prctl(_GET_NO_NEW_PRIVS) != 1:
        raise LayerUnavailable("the kernel ignores it")


def die_with_parent(parent: int) -> None:
    """SIGKILL when the parent's thread that forked this process ends; at once if it already has."""
    prctl(_SET_PDEATHSIG, int(signal.SIGKILL))
    if os.getppid() != parent:
        os._exit(1)


def hide_from_inspection() -> None:
    """Other processes of the same user can neither trace this one nor read its memory."""
    prctl(_SET_DUMPABLE, 0)


def allow_self_inspection() -> None:
    """The process may look at itself under /proc/self again (a fork inherits that it could not)."""
    prctl(_SET_DUMPABLE, 1)


def adopt_orphans() -> None:
    """Processes that an answer left behind become children of this one, which can then find and end them."""
    prctl(_SET_CHILD_SUBREAPER, 1)
