"""seccomp: the kernel refuses system calls that an answer has no use for.

The filter is a classic BPF program over `struct seccomp_data` (number, processor, arguments); see seccomp(2).
A refused call answers EPERM, which Python raises as PermissionError, so that a learner sees the line.
"""

from __future__ import annotations

import ctypes
import errno
import struct
import sys

from studycli.judge.sandbox.kernel import LayerUnavailable, machine, prctl
from studycli.judge.sandbox.syscalls import FIRST_UNKNOWN, TABLES, Table

_SET_SECCOMP, _GET_SECCOMP = 22, 21
_MODE_FILTER = 2
_LOAD, _JUMP_EQUAL, _JUMP_AT_LEAST, _JUMP_ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _KILL, _ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
_NUMBER, _PROCESSOR, _ARGUMENT_0 = 0, 4, 16
_CLONE_THREAD = 0x00010000
_X32_BIT = 0x40000000

Instruction = tuple[int, int, int, int]


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


def table() -> Table:
    """This processor's numbers. Raises LayerUnavailable for a processor that nobody has written down."""
    name = machine()
    if name not in TABLES or sys.byteorder != "little" or struct.calcsize("P") != 8:
        raise LayerUnavailable(f"no list of system calls for {name}")
    return TABLES[name]


def program(calls: Table, process: int) -> list[Instruction]:
    """The filter for the process with this number: it may signal and limit itself, and start threads, but no process."""
    refuse = (_RETURN, 0, 0, _ERRNO | errno.EPERM)
    unknown = (_RETURN, 0, 0, _ERRNO | errno.ENOSYS)
    allow = (_RETURN, 0, 0, _ALLOW)
    code: list[Instruction] = [
        (_LOAD, 0, 0, _PROCESSOR),
        (_JUMP_EQUAL, 1, 0, calls.audit_architecture),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, _NUMBER),
        (_JUMP_AT_LEAST, 0, 1, _X32_BIT),
        (_RETURN, 0, 0, _KILL),
        (_JUMP_EQUAL, 0, 1, calls.clone3),
        unknown,
        (_JUMP_AT_LEAST, 0, 1, FIRST_UNKNOWN),
        unknown,
        (_JUMP_EQUAL, 0, 4, calls.clone),
        (_LOAD, 0, 0, _ARGUMENT_0),
        (_JUMP_ANY_BIT, 0, 1, _CLONE_THREAD),
        allow,
        refuse,
    ]
    for number, targets in (
        (calls.kill, (process,)),
        (calls.tgkill, (process,)),
        (calls.prlimit64, (0, process)),
    ):
        code += _only_for(number, targets, allow, refuse)
    for number in sorted(calls.denied.values()):
        code += [(_JUMP_EQUAL, 0, 1, number), refuse]
    return [*code, allow]


def _only_for(
    number: int, targets: tuple[int, ...], allow: Instruction, refuse: Instruction
) -> list[Instruction]:
    tests: list[Instruction] = []
    for target in targets:
        tests += [(_JUMP_EQUAL, 0, 1, target), allow]
    body: list[Instruction] = [(_LOAD, 0, 0, _ARGUMENT_0), *tests, refuse]
    return [(_JUMP_EQUAL, 0, len(body), number), *body]


def apply() -> None:
    """Puts the filter on this process, for good. Needs no_new_privs. Raises LayerUnavailable."""
    import os

    code = program(table(), os.getpid())
    raw = b"".join(struct.pack("=HBBI", *instruction) for instruction in code)
    memory = ctypes.create_string_buffer(raw, len(raw))
    prog = _Program(len(code), ctypes.cast(memory, ctypes.c_void_p).value)
    prctl(_SET_SECCOMP, _MODE_FILTER, ctypes.addressof(prog))


def available() -> None:
    """Raises LayerUnavailable when the kernel has no seccomp filters or this processor has no list."""
    table()
    try:
        prctl(_GET_SECCOMP)
    except LayerUnavailable:
        raise LayerUnavailable("this kernel has no seccomp") from None
