"""Whether what arrived fits the fields of the dataclass that it claims to be."""

from __future__ import annotations

import types
import typing
from enum import StrEnum
from typing import Any

LONGEST_TEXT = 1_000_000
"""Characters of any one text."""


_known: dict[type[Any], dict[str, Any]] = {}


def field_hints(record: type[Any]) -> dict[str, Any]:
    """The record's field types, with the annotations' text resolved."""
    if record not in _known:
        _known[record] = typing.get_type_hints(record)
    return _known[record]


def fits(value: Any, hint: Any) -> bool:
    """Whether `value` is of the type `hint`: plain types, None, unions, tuple[X, ...], dict[str, X], enums' texts."""
    if hint is Any:
        return True
    origin = typing.get_origin(hint)
    if origin in (types.UnionType, typing.Union):
        return any(fits(value, option) for option in typing.get_args(hint))
    if origin is tuple:
        inner = typing.get_args(hint)[0]
        return isinstance(value, tuple) and all(fits(item, inner) for item in value)
    if origin is dict:
        inner = typing.get_args(hint)[1]
        return isinstance(value, dict) and all(
            isinstance(k, str) and fits(v, inner) for k, v in value.items()
        )
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return isinstance(value, str) and value in set(hint)
    if hint is float:
        return type(value) in (float, int)
    if hint is str:
        return isinstance(value, str) and len(value) <= LONGEST_TEXT
    return type(value) is hint
