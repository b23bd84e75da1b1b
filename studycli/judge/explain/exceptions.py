"""An exception of the answer, in words: what happened, and in which line; with what would mend it, and the line's shapes."""

from __future__ import annotations

import ast
import builtins
import difflib
import re
from collections.abc import Callable, Mapping
from typing import Any

from studycli.judge.evidence import Explanation, Said
from studycli.judge.explain.complaints import explain_complaint
from studycli.judge.explain.syntax import syntax
from studycli.judge.protocol import RaisedError
from studycli.model.verdict import Cause

_LONGEST_CODE = 160
_LONGEST_QUOTE = 110
_MOST_SHAPES = 6
_USUAL_IMPORTS = {
    "torch": "import torch",
    "F": "import torch.nn.functional as F",
    "nn": "from torch import nn",
    "math": "import math",
    "np": "import numpy as np",
    "Tensor": "from torch import Tensor",
}

_Reader = Callable[[RaisedError, str], Said | None]


def explain_exception(
    error: RaisedError, source: str, inputs: Mapping[str, Any] | None = None
) -> Explanation:
    """The last line of the error first, kindly put, then the learner's own line; the shapes on it stand beside."""
    cause = _cause(error)
    own = next((said for reader in _READERS if (said := reader(error, source))), None)
    said = own or Said(f"{error.type}: {_short(error.message, _LONGEST_QUOTE)}")
    parts = [said.message if said.message.endswith((".", "?", "!")) else said.message + "."]
    if cause is not Cause.SYNTAX:
        parts.append(_place(error))
    elif error.line:
        parts = [f"Line {error.line}: {parts[0][0].lower()}{parts[0][1:]}"]
        if error.source_line.strip():
            parts.append(f"`{_short(error.source_line.strip())}`")
    message = " ".join(part for part in parts if part)
    return Explanation(
        cause, message, line=error.line, fix=said.fix, shapes=tuple(error.shapes.items())[:_MOST_SHAPES]
    )


def _cause(error: RaisedError) -> Cause:
    if error.type in ("SyntaxError", "IndentationError", "TabError", "UnicodeDecodeError"):
        return Cause.SYNTAX
    if (
        error.type in ("MemoryError", "OutOfMemoryError")
        or "not enough memory" in error.message
        or "can't allocate" in error.message
    ):
        return Cause.MEMORY
    return Cause.CRASH


def _place(error: RaisedError) -> str:
    """`Line 4: \x60x.view(B, -1)\x60.`"""
    if error.line is None:
        return ""
    code = f": `{_short(error.source_line.strip())}`" if error.source_line.strip() else ""
    return f"Line {error.line}{code}."


def _short(text: str, longest: int = _LONGEST_CODE) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1] + "…"


def _name(error: RaisedError, source: str) -> Said | None:
    """A name that is nowhere defined: the import that brings it, or one that is spelt nearly so."""
    found = re.search(r"name '(\w+)'", error.message) if error.type == "NameError" else None
    if found is None or found[1] in ("einops", "rearrange"):
        return None
    name = found[1]
    if name in _USUAL_IMPORTS:
        return Said(f"{name} is not imported", f"Write `{_USUAL_IMPORTS[name]}` at the top of your answer.")
    near = difflib.get_close_matches(name, _names(source) | set(dir(builtins)), 1, 0.6)
    return Said(f"{name} is not defined" + (f"; did you mean {near[0]}?" if near else ""))


def _names(source: str) -> set[str]:
    nodes = list(ast.walk(syntax(source)))
    stored = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    return stored | {node.arg for node in nodes if isinstance(node, ast.arg)}


def _attribute(error: RaisedError, source: str) -> Said | None:
    if error.type != "AttributeError":
        return None
    found = re.search(r"(?:module '([\w.]+)'|'(\w+)' object) has no attribute '(\w+)'", error.message)
    if not found or found.group(2) == "NoneType":
        return None
    owner, name = found.group(1) or found.group(2), found.group(3)
    suggested = re.search(r"Did you mean: '(\w+)'", error.message)
    near = [suggested.group(1)] if suggested else difflib.get_close_matches(name, _attributes(owner), 1, 0.6)
    article = "A tensor" if owner == "Tensor" else (f"{owner}" if found.group(1) else f"A {owner}")
    return Said(f"{article} has no {name}" + (f"; did you mean {near[0]}?" if near else ""))


def _attributes(owner: str) -> list[str]:
    import torch
    from torch.nn import functional

    known: dict[str, object] = {
        "torch": torch,
        "Tensor": torch.Tensor,
        "torch.nn.functional": functional,
        "torch.nn": torch.nn,
    }
    kinds: dict[str, object] = {
        "list": list,
        "tuple": tuple,
        "int": int,
        "float": float,
        "str": str,
        "dict": dict,
    }
    return [name for name in dir(known.get(owner) or kinds.get(owner) or object) if not name.startswith("__")]


def _of_its_line(error: RaisedError, source: str) -> Said | None:
    """What the learner's own line says more of than the complaint does."""
    line, message = error.source_line.strip(), error.message
    tested = re.fullmatch(r"(?:el)?if (?:not )?(\w+):.*", line)
    if tested and "Boolean value of Tensor" in message:
        return Said(
            "A whole tensor has no truth value",
            f"To ask whether {tested[1]} was given, write `{tested[1]} is not None`.",
        )
    product = re.search(r"cannot be multiplied \((\d+)x(\d+) and (\d+)x(\d+)\)", message)
    if product and re.search(r"one_hot\([^(),]*\)", line):
        a, b, c, d = product.groups()
        return Said(
            f"({a}, {b}) @ ({c}, {d}) fails: the inner sizes {b} and {c} must be equal",
            "Give one_hot the number of classes; without it, it is only as wide as the largest id.",
        )
    index = re.search(r"index (-?\d+) is out of bounds for dimension (\d+) with size (\d+)", message)
    if index:
        axis, size = _axis_of_size(error, int(index[2]), int(index[3])), int(index[3])
        entries = f"{size} entries (0 to {size - 1})"
        return Said(f"Index {index[1]} is beyond the end of axis {axis}, which has {entries}")
    if error.type == "NotImplementedError" and "NotImplementedError" in line:
        return Said("This part is not written yet (NotImplementedError)")
    return None


def _axis_of_size(error: RaisedError, axis: int, size: int) -> int:
    """The axis that torch means: a tensor of indices it counts from the first indexed axis on, as in `table[:, ids]`."""
    shapes = [
        [int(part) for part in re.findall(r"\d+", text.partition(")")[0])] for text in error.shapes.values()
    ]
    if any(axis < len(shape) and shape[axis] == size for shape in shapes):
        return axis
    return next((shape.index(size) for shape in shapes if size in shape), axis)


_READERS: tuple[_Reader, ...] = (_name, _attribute, _of_its_line, explain_complaint)
