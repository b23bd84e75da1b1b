"""Holds a value to a JSON Schema, as far as ours goes; a keyword that it does not know is an error, not a pass."""

from __future__ import annotations

import re
from typing import Any

_SAID = {"$schema", "$defs", "title", "description"}
_TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}


def faults(value: Any, schema: dict[str, Any], root: dict[str, Any], place: str = "$") -> list[str]:
    """What does not fit, each with its place."""
    found: list[str] = []
    for keyword, wanted in schema.items():
        if keyword not in _SAID:
            found += _KEYWORDS[keyword](value, wanted, root, place)
    return found


def _ref(value: Any, wanted: str, root: dict[str, Any], place: str) -> list[str]:
    return faults(value, root["$defs"][wanted.removeprefix("#/$defs/")], root, place)


def _type(value: Any, wanted: str, root: dict[str, Any], place: str) -> list[str]:
    if wanted in {"number", "integer"}:
        fits = isinstance(value, int if wanted == "integer" else (int, float)) and not isinstance(value, bool)
    else:
        fits = isinstance(value, _TYPES[wanted])
    return [] if fits else [f"{place}: {value!r} is no {wanted}"]


def _properties(value: Any, wanted: dict[str, Any], root: dict[str, Any], place: str) -> list[str]:
    return [
        fault
        for name, schema in wanted.items()
        if name in value
        for fault in faults(value[name], schema, root, f"{place}.{name}")
    ] + [f"{place}: {name} is unknown" for name in value if name not in wanted]


def _required(value: Any, wanted: list[str], root: dict[str, Any], place: str) -> list[str]:
    return [f"{place}: {name} is missing" for name in wanted if name not in value]


def _items(value: Any, wanted: dict[str, Any], root: dict[str, Any], place: str) -> list[str]:
    return [fault for n, one in enumerate(value) for fault in faults(one, wanted, root, f"{place}[{n}]")]


def _any_of(value: Any, wanted: list[dict[str, Any]], root: dict[str, Any], place: str) -> list[str]:
    tried = [faults(value, schema, root, place) for schema in wanted]
    return [] if [] in tried else tried[0]


def _fits(fits: Any) -> Any:
    return lambda value, wanted, root, place: (
        [] if fits(value, wanted) else [f"{place}: {value!r}, not {wanted}"]
    )


_KEYWORDS = {
    "$ref": _ref,
    "type": _type,
    "properties": _properties,
    "required": _required,
    "additionalProperties": lambda value, wanted, root, place: [] if wanted is False else [place],
    "items": _items,
    "anyOf": _any_of,
    "enum": _fits(lambda value, wanted: value in wanted),
    "const": _fits(lambda value, wanted: value == wanted),
    # As the specification has it, these say nothing of other types.
    "pattern": _fits(
        lambda value, wanted: not isinstance(value, str) or re.search(wanted, value) is not None
    ),
    "minimum": _fits(lambda value, wanted: not isinstance(value, (int, float)) or value >= wanted),
    "maximum": _fits(lambda value, wanted: not isinstance(value, (int, float)) or value <= wanted),
}
