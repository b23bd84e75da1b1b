"""The one error type that reaches a learner, and the exit codes that programs may rely on."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What `study` tells the shell."""

    DONE = 0
    WRONG = 1
    """The answer is wrong: the judge ran it and did not pass it."""
    USAGE = 2
    """The command was called with something that does not exist or does not fit."""
    CONTENT = 3
    """A deck, drill or curriculum is faulty."""
    JUDGE = 4
    """The judge could not judge."""
    STORE = 5
    """The learner's data cannot be read or written (damaged, newer, read-only, disk full)."""
    FAULT = 70
    """The program itself is at fault (sysexits' EX_SOFTWARE)."""
    INTERRUPTED = 130


class StudyError(Exception):
    """Something went wrong that the learner can act on.

    `message` says what is wrong and where; `hint` says what to do next. Neither is ever a traceback.
    """

    exit_code = ExitCode.USAGE

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(StudyError):
    """The command was called with something that does not exist or does not fit."""


class ContentError(StudyError):
    """A deck, drill or curriculum cannot be used."""

    exit_code = ExitCode.CONTENT


class JudgeError(StudyError):
    """The judge could not be started or did not answer."""

    exit_code = ExitCode.JUDGE


class StoreError(StudyError):
    """The learner's database cannot be used."""

    exit_code = ExitCode.STORE
