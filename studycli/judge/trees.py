"""Values as trees: walking them, and the paths by which their leaves are named ("x", "p.blocks.0.w_up", "" for the root)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from studycli.judge.protocol import Value

DEEPEST = 32
"""No drill nests deeper; a value that does is no value."""


def join(path: str, key: object) -> str:
    """The path of the child `key` of what is at `path`."""
    return f"{path}.{key}" if path else str(key)


def leaves(value: Value, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every leaf with its path, in the order in which it is written: dicts by insertion, empty containers as leaves."""
    if isinstance(value, dict) and value:
        for key, child in value.items():
            yield from leaves(child, join(path, key))
    elif isinstance(value, list | tuple) and value:
        for index, child in enumerate(value):
            yield from leaves(child, join(path, index))
    else:
        yield path, value


def map_leaves(value: Value, change: Callable[[str, Any], Any], path: str = "") -> Value:
    """The same tree with every leaf exchanged for `change(path, leaf)`; containers are new lists, tuples and dicts."""
    if isinstance(value, dict):
        return {key: map_leaves(child, change, join(path, key)) for key, child in value.items()}
    if isinstance(value, list):
        return [map_leaves(child, change, join(path, index)) for index, child in enumerate(value)]
    if isinstance(value, tuple):
        return tuple(map_leaves(child, change, join(path, index)) for index, child in enumerate(value))
    return change(path, value)


def at_path(value: Value, path: str) -> Value:
    """What is at `path`. Raises KeyError when there is nothing."""
    for key in path.split(".") if path else ():
        if isinstance(value, dict) and key in value:
            value = value[key]
        elif isinstance(value, list | tuple) and key.isdigit() and int(key) < len(value):
            value = value[int(key)]
        else:
            raise KeyError(path)
    return value
