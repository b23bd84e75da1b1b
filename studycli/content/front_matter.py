"""The `key: value` lines between two `---` at the head of a deck or a drill."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from studycli.content.fault import Fault
from studycli.content.names import did_you_mean
from studycli.frozen import frozen
from studycli.model.items import Place

_MARK = "---"


@frozen
class FrontMatter:
    """What the head of a file says."""

    path: Path
    values: dict[str, str]
    lines: dict[str, int]
    """On which line each key is written, counted from 1."""
    body: int
    """The index of the first line after it."""
    faults: tuple[Fault, ...]

    def text(self, key: str) -> str:
        """The value of `key` without its quotes; empty when it is not there."""
        return unquoted(self.values.get(key, ""))

    def items(self, key: str) -> tuple[str, ...]:
        """The value of `key` as a list: `[a, b]`, or `a, b`."""
        value = self.values.get(key, "").strip()
        if value.startswith("[") and value.endswith("]"):
            value = value[1:-1]
        return tuple(item for part in value.split(",") if (item := unquoted(part)))

    def place(self, key: str) -> Place:
        """Where `key` is written, else the file's first line."""
        return Place(self.path, self.lines.get(key, 1))


def unquoted(value: str) -> str:
    """The value without surrounding blanks and one pair of quotes."""
    value = value.strip()
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].strip()
    return value


def parse_front_matter(path: Path, lines: Sequence[str], known: Collection[str]) -> FrontMatter:
    """What the head of the file says; `known` are the keys that mean something."""
    if not lines or lines[0].rstrip() != _MARK:
        return FrontMatter(path, {}, {}, 0, ())
    end = next((index for index, line in enumerate(lines[1:], 1) if line.rstrip() == _MARK), None)
    if end is None:
        remedy = f"Write a line {_MARK} after the last key."
        fault = Fault(Place(path, 1), "The front matter that begins here never ends.", remedy)
        head, body = _until_prose(lines), _until_prose(lines)
        return _parsed(path, lines[1:head], known, body, [fault])
    return _parsed(path, lines[1:end], known, end + 1, [])


def _until_prose(lines: Sequence[str]) -> int:
    """Where the head of a file ends that forgot to end it: at the first blank line or heading."""
    for index, line in enumerate(lines[1:], 1):
        if not line.strip() or line.startswith("#"):
            return index
    return len(lines)


def _parsed(
    path: Path, head: Sequence[str], known: Collection[str], body: int, faults: list[Fault]
) -> FrontMatter:
    values: dict[str, str] = {}
    places: dict[str, int] = {}
    for number, line in enumerate(head, 2):
        written = line.strip()
        if not written or written.startswith("#"):
            continue
        key, colon, value = written.partition(":")
        key = key.strip()
        fault = _fault(key, colon, known, places)
        if fault:
            faults.append(Fault(Place(path, number), *fault))
        else:
            values[key], places[key] = value, number
    return FrontMatter(path, values, places, body, tuple(faults))


def _fault(key: str, colon: str, known: Collection[str], places: dict[str, int]) -> tuple[str, str] | None:
    if not colon:
        return (
            "This line of the front matter is not of the form `key: value`.",
            "Write `topic: vit`, for example.",
        )
    if key not in known:
        otherwise = f"Known are {', '.join(sorted(known))}."
        return f"The front matter has no key called {key or '(nothing)'}.", did_you_mean(
            key, known, otherwise
        )
    if key in places:
        return f"{key} is already given on line {places[key]}.", "Remove one of the two."
    return None
