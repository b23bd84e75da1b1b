"""Changes settings in the text of config.toml, and nothing else in it: comments, order and blank lines stay."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from contextlib import suppress

SettingValue = int | float | str | list[int | float]
"""A setting as TOML and JSON hold it."""


def with_settings(text: str, values: Mapping[str, SettingValue]) -> str:
    """`text` with every setting in `values` set to its value.

    A setting that stands there is changed in its place; a new one goes below its commented example, if there is one,
    else to the end. Raises ValueError when `text` is not TOML or cannot be changed so.
    """
    wanted = tomllib.loads(text) | dict(values)
    for name, value in values.items():
        text = _with_setting(text, name, value)
    if tomllib.loads(text) != wanted:
        raise ValueError("the settings stand in an unusual way")
    return text


def _with_setting(text: str, name: str, value: SettingValue) -> str:
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines(keepends=True)
    written = f"{name} = {_as_toml(value)}"
    found = _statement(lines, name)
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
