"""Reading a text file that somebody wrote: encodings, sizes and stray bytes become faults, never exceptions."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from studycli.content.fault import Fault
from studycli.model.items import Place

SIZE_LIMIT = 8 * 1024 * 1024
"""Bytes. A deck beyond this is a mistake (a pasted image, a log), and would make every start slow."""

_OTHER_ENCODINGS = {
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def read_text(path: Path) -> tuple[str, list[Fault]]:
    """The file's text with `\\n` line ends and no byte order mark, and what is wrong with it.

    The text is empty when the file cannot be read as UTF-8 at all.
    """
    try:
        with path.open("rb") as file:
            data = file.read(SIZE_LIMIT + 1)
    except OSError as error:
        why = error.strerror or type(error).__name__
        return "", [
            Fault(Place(path, 1), f"The file cannot be read ({why}).", "Check that it is there and readable.")
        ]
    if len(data) > SIZE_LIMIT:
        message = f"The file is larger than {SIZE_LIMIT // 1024 // 1024} MB, so it was not read."
        return "", [Fault(Place(path, 1), message, "Split it into several files.")]
    return _decoded(path, data)


def _decoded(path: Path, data: bytes) -> tuple[str, list[Fault]]:
    for mark, name in _OTHER_ENCODINGS.items():
        if data.startswith(mark):
            return "", [Fault(Place(path, 1), f"The file is saved as {name}.", "Save it as UTF-8.")]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"The byte 0x{data[error.start]:02x} on this line is not UTF-8; the file was not read."
        return "", [Fault(Place(path, line), message, "Save it as UTF-8.")]
    return without_control_characters(path, with_plain_line_ends(text))


def with_plain_line_ends(text: str) -> str:
    """The text with `\\n` for every line end, and without a byte order mark."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.removeprefix("\ufeff")


def without_control_characters(path: Path, text: str) -> tuple[str, list[Fault]]:
    """The text with `�` for characters that would steer the terminal, and a fault for the first of them."""
    found = _CONTROL.search(text)
    if not found:
        return text, []
    line = text.count("\n", 0, found.start()) + 1
    message = f"There is an invisible control character (U+{ord(found[0]):04X}) on this line."
    fault = Fault(Place(path, line), message, "Delete it; it is shown as � until then.")
    return _CONTROL.sub("\ufffd", text), [fault]
