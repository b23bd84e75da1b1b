"""An exception of the answer, in words: what happened, and in which line; with what would mend it, and the line's shapes."""

from __future__ import annotations

import ast
import builtins
import difflib
import re
from collections.abc import Callable, Mapping
from typing import Any

from studycli.judge.evidence import Explanation, Said
from studycli.judge.explain.complaints import COMPLAINTS
from studycli.judge.explain.shape_complaints import label_complaint, shape_complaint
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
_NO_EINOPS = Said("einops is not installed here", "Use torch's own reshape and permute.")
_NONE = "An optional argument may not have been given, or a function has no return."

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
    if error.type not in ("NameError", "UnboundLocalError"):
        return None
    found = re.search(r"(?:name|variable) '(\w+)'", error.message)
    if not found:
        return None
    name = found.group(1)
    if error.type == "UnboundLocalError":
        return Said(f"{name} is read before anything is assigned to it")
    if name in ("einops", "rearrange"):
        return _NO_EINOPS
    if name in _USUAL_IMPORTS:
        return Said(f"{name} is not imported", f"Write `{_USUAL_IMPORTS[name]}` at the top of your answer.")
    near = difflib.get_close_matches(name, _names(source) | set(dir(builtins)), 1, 0.6)
    return Said(f"{name} is not defined" + (f"; did you mean {near[0]}?" if near else ""))


def _names(source: str) -> set[str]:
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError):
        return set()
    return {
        node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    } | {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}


def _imported(error: RaisedError, source: str) -> Said | None:
    if error.type not in ("ModuleNotFoundError", "ImportError"):
        return None
    found = re.search(r"No module named '([\w.]+)'", error.message)
    if found is None:
        return None
    return (
        _NO_EINOPS
        if found.group(1) == "einops"
        else Said(f"There is no module {found.group(1)} here", "Use torch and Python's own library.")
    )


def _attribute(error: RaisedError, source: str) -> Said | None:
    if error.type != "AttributeError":
        return None
    missing = re.search(r"'NoneType' object has no attribute '(\w+)'", error.message)
    if missing:
        return Said(f"A value is None where one with .{missing.group(1)} is needed", _NONE)
    found = re.search(r"(?:module '([\w.]+)'|'(\w+)' object) has no attribute '(\w+)'", error.message)
    if not found:
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


def _numbers(error: RaisedError, source: str) -> Said | None:
    """Dtypes, indices, gradients."""
    tested = re.fullmatch(r"(?:el)?if (?:not )?(\w+):.*", error.source_line.strip())
    if tested and "Boolean value of Tensor" in error.message:
        return Said(
            "A whole tensor has no truth value",
            f"To ask whether {tested[1]} was given, write `{tested[1]} is not None`.",
        )
    said = next(((means, fix) for part, means, fix in COMPLAINTS if part in error.message), None)
    if said is not None:
        return Said(*said)
    found = re.search(
        r"expected (?:m1 and m2|mat1 and mat2) to have the same dtype, but got: (\S+) != (\S+)", error.message
    ) or re.search(r"expected scalar type (\w+) but found (\w+)", error.message)
    if found is None:
        return None
    return Said(
        f"The dtypes differ: {found.group(1)} and {found.group(2)}",
        "Make new tensors with the dtype of the input (dtype=x.dtype).",
    )


def _calls(error: RaisedError, source: str) -> Said | None:
    message = error.message
    found = re.search(r"(\w+)\(\) got an unexpected keyword argument '(\w+)'", message)
    if found:
        return Said(f"{found.group(1)} has no argument called {found.group(2)}")
    found = re.search(r"(\w+)\(\) missing (\d+) required positional arguments?: (.+)", message)
    if found:
        return Said(f"{found.group(1)} is called without {found.group(3)}")
    found = re.search(r"(\w+)\(\) takes (.+?) positional arguments? but (\d+) (?:was|were) given", message)
    if found and found.group(1) in ("reshape", "view", "permute", "expand", "repeat", "transpose"):
        return Said(
            f"{found.group(1)} needs whole numbers, and one of them is a float",
            "Divide sizes with //, not with /.",
        )
    if found:
        return Said(f"{found.group(1)} takes {found.group(2)} arguments and got {found.group(3)}")
    found = re.search(r"'(\w+)' object is not callable", message)
    if found:
        return Said(
            f"A {found.group(1)} is called like a function",
            "A function's name may have been assigned to, or there is one () too many.",
        )
    found = re.search(r"unsupported operand type\(s\) for (\S+): '(\w+)' and '(\w+)'", message)
    if found:
        left, right = (kind.replace("NoneType", "None") for kind in found.groups()[1:])
        fix = _NONE if "None" in (left, right) else ""
        return Said(f"`{left} {found.group(1)} {right}` fails", fix)
    if "'NoneType' object is not" in message:
        return Said("A value is None that should not be", _NONE)
    found = re.search(
        r"not enough values to unpack \(expected (\d+), got (\d+)\)|too many values to unpack \(expected (\d+)",
        message,
    )
    if found:
        wanted = found.group(1) or found.group(3)
        have = (
            f", but only {found.group(2)} values on the right"
            if found.group(2)
            else ", and more values on the right"
        )
        return Said(
            f"There are {wanted} names on the left{have}",
            "Check how many axes the tensor has in this case.",
        )
    return None


def _others(error: RaisedError, source: str) -> Said | None:
    if error.type == "RecursionError":
        return Said(
            "The function calls itself without end: the recursion never stops",
            "Give the recursion a case in which it stops.",
        )
    if error.type == "ZeroDivisionError":
        return Said("A division by zero, for this case's sizes")
    if error.type == "IndexError" and "list index" in error.message:
        return Said("The index is beyond the end of the list")
    if error.type == "KeyError":
        return Said(f"There is no key {error.message}")
    if error.type == "NotImplementedError":
        raised = "NotImplementedError" in error.source_line
        return Said("This part is not written yet (NotImplementedError)") if raised else None
    if (
        error.type in ("MemoryError", "OutOfMemoryError")
        or "can't allocate memory" in error.message
        or "not enough memory" in error.message
    ):
        found = re.search(r"you tried to allocate (\d+) bytes", error.message)
        amount = f" ({int(found.group(1)) / 2**30:.1f} GiB at once)" if found else ""
        return Said(f"A tensor was too large for the memory that an answer may use{amount}")
    if error.type == "SystemExit":
        return Said("The answer ended the program (sys.exit)", "A function only has to return.")
    if error.type == "KeyboardInterrupt":
        return Said("The answer raised KeyboardInterrupt", "A function only has to return.")
    if error.type == "AssertionError":
        quoted = f": {_short(error.message, _LONGEST_QUOTE)}" if error.message else ""
        return Said(f"One of your own asserts failed{quoted}")
    return None


def _syntax(error: RaisedError, source: str) -> Said | None:
    if error.type == "TabError":
        return Said("Tabs and spaces are mixed in the indentation", "Indent with spaces only.")
    if error.type == "IndentationError":
        return Said(f"The indentation is wrong: {_short(error.message, _LONGEST_QUOTE)}")
    if error.type == "SyntaxError":
        return Said(f"This is not Python yet: {_short(error.message, _LONGEST_QUOTE)}")
    if error.type == "UnicodeDecodeError":
        return Said("The file is not text in UTF-8")
    return None


_READERS: tuple[_Reader, ...] = (
    _syntax,
    _name,
    _imported,
    _attribute,
    shape_complaint,
    label_complaint,
    _numbers,
    _calls,
    _others,
)
