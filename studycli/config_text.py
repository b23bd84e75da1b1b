"""The text of config.toml: as it is at first, and with settings changed; comments, order and blank lines stay."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from studycli.atomic_write import write_whole
from studycli.config import SETTINGS
from studycli.setting import SettingValue

_HEADING = "# Settings of study. Remove the # before a line to change it; the values shown are the defaults,\n# or examples where nothing bounds.\n"


def default_text() -> str:
    """A file that changes nothing: every setting in a comment, with what it does."""
    examples = {each.name: f"# {each.name} = {_as_toml(each.example)}" for each in SETTINGS.values()}
    width = max(map(len, examples.values()))
    lines = [f"{example:<{width}}  # {SETTINGS[name].about}\n" for name, example in examples.items()]
    return "".join((_HEADING, "\n", *lines))


def change_settings(path: Path, values: Mapping[str, SettingValue]) -> None:
    """Writes `values` into the file at `path`; where there is none, every other setting comes with it in a comment.

    Raises ValueError when the file cannot be changed so, and UsageError or OSError when it cannot be read or written.
    """
    # In place, where the file is a link to one that is kept among others.
    place = path.resolve()
    before = place.read_bytes().decode() if place.exists() else ""
    place.parent.mkdir(parents=True, exist_ok=True)
    write_whole(place, with_settings(before or default_text(), values))


def with_settings(text: str, values: Mapping[str, SettingValue]) -> str:
    """`text` with every setting in `values` set to its value.

    A setting that stands there is changed in its place; a new one goes below its commented example, if there is one,
    else to the end. None puts a # before the setting. Raises ValueError when `text` is not TOML or cannot be changed so.
    """
    wanted = {
        name: value for name, value in (tomllib.loads(text) | dict(values)).items() if value is not None
    }
    for name, value in values.items():
        text = _with_setting(text, name, value)
    if tomllib.loads(text) != wanted:
        raise ValueError("the settings stand in an unusual way")
    return text


def _with_setting(text: str, name: str, value: SettingValue) -> str:
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines(keepends=True)
    found = _statement(lines, name)
    if value is None:
        for number in range(*found or (0, 0)):
            lines[number] = f"# {lines[number]}"
        return "".join(lines)
    written = f"{name} = {_as_toml(value)}"
    if found is not None:
        start, stop = found
        line = _aligned(written, lines[start]) if stop == start + 1 else written
        lines[start:stop] = [line + end]
        return "".join(lines)
    example = _line_with(lines, rf"\s*#\s*{name}\s*=")
    if example is None:
        example = len(lines) - 1
    if lines and not lines[example].endswith("\n"):
        lines[example] += end
    lines.insert(example + 1, written + end)
    return "".join(lines)


def _as_toml(value: SettingValue) -> str:
    # JSON's numbers, plain texts and lists are TOML's, too.
    if isinstance(value, list):
        return f"[{', '.join(map(_as_toml, value))}]"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    # JSON lets DEL stand as it is, TOML does not.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _statement(lines: list[str], name: str) -> tuple[int, int] | None:
    """The lines from … up to … on which a setting stands: a list may go over several."""
    start = _line_with(lines, rf"""\s*["']?{name}["']?\s*=""")
    if start is None:
        return None
    for stop in range(start + 1, len(lines) + 1):
        with suppress(tomllib.TOMLDecodeError):
            if name in tomllib.loads("".join(lines[start:stop])):
                return start, stop
    raise ValueError(f"the end of {name} was not found")


def _line_with(lines: list[str], pattern: str) -> int | None:
    return next((number for number, line in enumerate(lines) if re.match(pattern, line)), None)


def _aligned(written: str, before: str) -> str:
    """`written` with the comment that stood on the line before, in its column if there is room."""
    for sign in re.finditer("#", before):
        with suppress(tomllib.TOMLDecodeError):
            tomllib.loads(before[: sign.start()])
            return f"{written.ljust(sign.start() - 1)} {before[sign.start() :].rstrip()}"
    return written
