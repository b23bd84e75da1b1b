"""Reads the file that an answer is in. No torch: commands import this."""

from __future__ import annotations

import sys
from pathlib import Path

from studycli.errors import UsageError

LARGEST_ANSWER = 1_000_000
"""Bytes. A long answer has ten thousand."""
STANDARD_INPUT = Path("-")

_BINARY_SHARE = 0.05


def read_answer(path: Path) -> str:
    """The text of the answer in `path`, read once, without a byte order mark and with plain line ends.

    STANDARD_INPUT stands for what is piped or typed in.

    Raises UsageError, in one sentence, when the file is missing, a folder, unreadable, too large, binary, not UTF-8 or empty.
    """
    if path == STANDARD_INPUT:
        if sys.stdin.isatty():
            print("Paste your answer, then press ctrl+d on an empty line.", file=sys.stderr)
        content, path = sys.stdin.buffer.read(LARGEST_ANSWER + 1), Path("standard input")
    else:
        content = _bytes(path)
    if len(content) > LARGEST_ANSWER:
        raise UsageError(f"{path} has more than 1 MB", "Give the Python code of your function alone.")
    if not content.strip():
        raise UsageError(f"{path} is empty", "Write the drill's function into it.")
    if b"\0" in content[:4096] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UsageError(f"{path} is not text", "Give the Python file that holds your function.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        if _looks_binary(content):
            raise UsageError(
                f"{path} is not text", "Give the Python file that holds your function."
            ) from None
        raise UsageError(
            f"{path}:{line} is not UTF-8 text", "Save the file as UTF-8 in your editor."
        ) from None
    return clean(text)


def clean(text: str) -> str:
    """The text as Python sees it: no byte order mark, line ends as \\n."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_ANSWER + 1)
    except FileNotFoundError:
        raise UsageError(f"{path} does not exist", "Check the name of the file.") from None
    except IsADirectoryError:
        raise UsageError(f"{path} is a folder", "Give the Python file that holds your function.") from None
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}", "Check its permissions.") from None


def _looks_binary(content: bytes) -> bool:
    sample = content[:4096]
    controls = sum(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in sample)
    return controls > _BINARY_SHARE * len(sample)
