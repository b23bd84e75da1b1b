"""Reads the file that an answer is in. No torch: commands import this."""

from __future__ import annotations

from pathlib import Path

from studycli.errors import UsageError

LARGEST_ANSWER = 1_000_000
"""Bytes. A long answer has ten thousand."""

_BINARY_SHARE = 0.05


def read_answer(path: Path) -> str:
    """The text of the answer in `path`, read once, without a byte order mark and with plain line ends.

    Raises UsageError, in one sentence, when the file is missing, a folder, unreadable, too large, binary, not UTF-8 or empty.
    """
    content = _bytes(path)
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
            content = file.read(LARGEST_ANSWER + 1)
            size = path.stat().st_size
    except FileNotFoundError:
        raise UsageError(f"{path} does not exist", "Check the name of the file.") from None
    except IsADirectoryError:
        raise UsageError(f"{path} is a folder", "Give the Python file that holds your function.") from None
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}", "Check its permissions.") from None
    if len(content) > LARGEST_ANSWER:
        raise UsageError(
            f"{path} has {max(size, len(content)) / 1e6:.0f} MB; an answer may have 1 MB",
            "Give the Python file that holds your function.",
        )
    return content


def _looks_binary(content: bytes) -> bool:
    sample = content[:4096]
    controls = sum(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in sample)
    return controls > _BINARY_SHARE * len(sample)
