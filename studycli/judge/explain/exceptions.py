"""An exception of the answer, in words: what happened, in which line, with tensors of which shapes."""

from __future__ import annotations

import ast
import builtins
import difflib
import re
from collections.abc import Callable, Mapping
from typing import Any

from studycli.judge.evidence import Explanation
from studycli.judge.explain.complaints import COMPLAINTS
from studycli.judge.protocol import RaisedError
from studycli.model.verdict import Cause

_LONGEST = 160
_USUAL_IMPORTS = {
    "torch": "import torch",
    "F": "import torch.nn.functional as F",
    "nn": "from torch import nn",
    "math": "import math",
    "np": "import numpy as np",
    "Tensor": "from torch import Tensor",
    "einops": "nothing: einops is not at hand, torch's own reshape and permute are",
    "rearrange": "nothing: einops is not at hand, torch's own reshape and permute are",
}

_Reader = Callable[[RaisedError, str], str | None]


def explain_exception(
    error: RaisedError, source: str, inputs: Mapping[str, Any] | None = None
) -> Explanation:
    """The last line of the error first, kindly put, then the learner's own line and the shapes on it."""
    cause = _cause(error)
    own = next((text for reader in _READERS if (text := reader(error, source))), None)
    said = own or f"{error.type}: {_short(error.message)}"
    parts = [said if said.endswith((".", "?", "!")) else said + "."]
    if cause is not Cause.SYNTAX:
        parts.append(_place(error))
    elif error.line:
        parts = [f"Line {error.line}: {parts[0][0].lower()}{parts[0][1:]}"]
        if error.source_line.strip():
            parts.append(f"`{_short(error.source_line.strip())}`")
    return Explanation(cause, " ".join(part for part in parts if part), line=error.line)


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
    """`Line 4: \x60x.view(B, -1)\x60 with x (2, 14, 14, 96) float32.`"""
    if error.line is None:
        return ""
    text = f"Line {error.line}"
    if error.source_line.strip():
        text += f": `{_short(error.source_line.strip())}`"
    if error.shapes:
        shapes = ", ".join(f"{name} {shape}" for name, shape in list(error.shapes.items())[:4])
        text += f" with {shapes}"
    return text + "."


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def _name(error: RaisedError, source: str) -> str | None:
    if error.type not in ("NameError", "UnboundLocalError"):
        return None
    found = re.search(r"(?:name|variable) '(\w+)'", error.message)
    if not found:
        return None
    name = found.group(1)
    if error.type == "UnboundLocalError":
        return f"{name} is read before anything is assigned to it"
    if name in _USUAL_IMPORTS:
        return (
            f"{name} is not imported: the answer needs its own `{_USUAL_IMPORTS[name]}`"
            if "nothing" not in _USUAL_IMPORTS[name]
            else (f"{name} is not defined, and einops is not at hand: torch's own reshape and permute are")
        )
    near = difflib.get_close_matches(name, _names(source) | set(dir(builtins)), 1, 0.6)
    return f"{name} is not defined" + (f"; did you mean {near[0]}?" if near else "")


def _names(source: str) -> set[str]:
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError):
        return set()
    return {
        node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    } | {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}


def _imported(error: RaisedError, source: str) -> str | None:
    if error.type not in ("ModuleNotFoundError", "ImportError"):
        return None
    found = re.search(r"No module named '([\w.]+)'", error.message)
    return (
        f"The module {found.group(1)} is not at hand here; torch and Python's own library are"
        if found
        else None
    )


def _attribute(error: RaisedError, source: str) -> str | None:
    if error.type != "AttributeError":
        return None
    missing = re.search(r"'NoneType' object has no attribute '(\w+)'", error.message)
    if missing:
        return f"Something is None where a value with .{missing.group(1)} is needed: an optional argument that was not given, or a function without a return"
    found = re.search(r"(?:module '([\w.]+)'|'(\w+)' object) has no attribute '(\w+)'", error.message)
    if not found:
        return None
    owner, name = found.group(1) or found.group(2), found.group(3)
    suggested = re.search(r"Did you mean: '(\w+)'", error.message)
    near = [suggested.group(1)] if suggested else difflib.get_close_matches(name, _attributes(owner), 1, 0.6)
    article = "A tensor" if owner == "Tensor" else (f"{owner}" if found.group(1) else f"A {owner}")
    return f"{article} has no {name}" + (f"; did you mean {near[0]}?" if near else "")


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


def _shapes(error: RaisedError, source: str) -> str | None:
    """torch's shape complaints."""
    message = error.message
    if "view size is not compatible" in message:
        return "view needs numbers that lie side by side in memory, and after a permute or transpose they do not: use reshape, or .contiguous() first"
    found = re.search(r"shape '(\[[^']*\])' is invalid for input of size (\d+)", message)
    if found:
        return f"{int(found.group(2)):,} numbers do not fit into the shape {found.group(1)}"
    found = re.search(r"mat1 and mat2 shapes cannot be multiplied \((\d+)x(\d+) and (\d+)x(\d+)\)", message)
    if found:
        a, b, c, d = found.groups()
        tip = _product_tip(error, b == d)
        return f"({a}, {b}) @ ({c}, {d}) does not go: the inner sizes {b} and {c} must be equal{tip}"
    found = re.search(
        r"The size of tensor a \((\d+)\) must match the size of tensor b \((\d+)\) at non-singleton dimension (\d+)",
        message,
    )
    if found:
        return f"The shapes do not broadcast: {found.group(1)} against {found.group(2)} at axis {found.group(3)}; an unsqueeze or keepdim=True may be missing"
    found = re.search(
        r"Expected size for first two dimensions of batch2 tensor to be: \[(\d+), (\d+)\] but got: \[(\d+), (\d+)\]",
        message,
    )
    if found:
        return f"The inner sizes of the batched product differ: {found.group(2)} and {found.group(4)}; one of the two needs transpose(-2, -1)"
    found = re.search(r"index (-?\d+) is out of bounds for dimension (\d+) with size (\d+)", message)
    if found:
        index, axis, size = found.groups()
        axis = _axis_of_size(error, int(axis), int(size))
        return f"Index {index} is beyond axis {axis}, which has {size} entries (0 to {int(size) - 1})"
    found = re.search(
        r"Dimension out of range \(expected to be in range of \[(-?\d+), (-?\d+)\], but got (-?\d+)\)",
        message,
    )
    if found:
        return f"There is no axis {found.group(3)}: the tensor has axes {found.group(1)} to {found.group(2)}"
    found = re.search(
        r"Sizes of tensors must match except in dimension (\d+)\. Expected size (\d+) but got size (\d+)",
        message,
    )
    if found:
        return f"cat along axis {found.group(1)} needs equal sizes elsewhere: {found.group(2)} and {found.group(3)} differ"
    found = re.search(
        r"permute\(sparse_coo\): number of dimensions|number of dimensions in the tensor input does not match.*?input\.dim\(\) = (\d+).*?len\(dims\) = (\d+)",
        message,
        re.S,
    )
    if found and found.group(1):
        return f"permute names {found.group(2)} axes and the tensor has {found.group(1)}"
    return None


def _labels(error: RaisedError, source: str) -> str | None:
    """torch's complaint about labels that do not fit the scores."""
    if "Expected target size [" in error.message:
        return (
            "cross_entropy reads the classes along axis 1, also where there are more axes: bring them there "
            "(transpose(1, 2)), or make rows of scores and one row of labels"
        )
    found = re.search(
        r"Expected input batch_size \((\d+)\) to match target batch_size \((\d+)\)", error.message
    )
    if not found:
        return None
    rows, labels = found.groups()
    return (
        f"{rows} rows of scores and {labels} labels: each row needs one label "
        "(an argmax over the wrong axis, the batch, gives another number)"
    )


def _axis_of_size(error: RaisedError, axis: int, size: int) -> int:
    """The axis that torch means: a tensor of indices it counts from the first indexed axis on, as in `table[:, ids]`."""
    shapes = [
        [int(part) for part in re.findall(r"\d+", text.partition(")")[0])] for text in error.shapes.values()
    ]
    if any(axis < len(shape) and shape[axis] == size for shape in shapes):
        return axis
    return next((shape.index(size) for shape in shapes if size in shape), axis)


def _product_tip(error: RaisedError, columns_of_both_agree: bool) -> str:
    """What may have gone wrong with a product of matrices whose inner sizes differ."""
    if re.search(r"one_hot\([^(),]*\)", error.source_line):
        return "; one_hot without the number of classes is only as wide as its largest id"
    return "; the second one needs its transpose (weight.T)" if columns_of_both_agree else ""


def _numbers(error: RaisedError, source: str) -> str | None:
    """Dtypes, indices, gradients."""
    tested = re.fullmatch(r"(?:el)?if (?:not )?(\w+):.*", error.source_line.strip())
    if tested and "Boolean value of Tensor" in error.message:
        return f"A whole tensor has no truth value: to ask whether {tested[1]} is there, write `{tested[1]} is not None`"
    said = next((text for part, text in COMPLAINTS if part in error.message), None)
    if said is not None:
        return said
    found = re.search(
        r"expected (?:m1 and m2|mat1 and mat2) to have the same dtype, but got: (\S+) != (\S+)", error.message
    ) or re.search(r"expected scalar type (\w+) but found (\w+)", error.message)
    if found is None:
        return None
    first, second = found.group(1), found.group(2)
    return f"The dtypes differ ({first} and {second}): make new tensors with the dtype of the input (dtype=x.dtype)"


def _calls(error: RaisedError, source: str) -> str | None:
    message = error.message
    found = re.search(r"(\w+)\(\) got an unexpected keyword argument '(\w+)'", message)
    if found:
        return f"{found.group(1)} knows no argument {found.group(2)}"
    found = re.search(r"(\w+)\(\) missing (\d+) required positional arguments?: (.+)", message)
    if found:
        return f"{found.group(1)} is called without {found.group(3)}"
    found = re.search(r"(\w+)\(\) takes (.+?) positional arguments? but (\d+) (?:was|were) given", message)
    if found and found.group(1) in ("reshape", "view", "permute", "expand", "repeat", "transpose"):
        return f"{found.group(1)} wants whole numbers, and one of them is a float: divide sizes with //, not with /"
    if found:
        return f"{found.group(1)} takes {found.group(2)} arguments and got {found.group(3)}"
    found = re.search(r"'(\w+)' object is not callable", message)
    if found:
        return f"A {found.group(1)} is called like a function: a name may have been assigned over, or () is too many"
    found = re.search(r"unsupported operand type\(s\) for (\S+): '(\w+)' and '(\w+)'", message)
    if found:
        none = (
            " An optional argument was not given, or a function has no return."
            if "NoneType" in found.groups()
            else ""
        )
        return f"{found.group(2)} {found.group(1)} {found.group(3)} does not go.{none}"
    if "'NoneType' object is not" in message:
        return "Something is None that should not be: an optional argument that was not given, or a function without a return"
    found = re.search(
        r"not enough values to unpack \(expected (\d+), got (\d+)\)|too many values to unpack \(expected (\d+)",
        message,
    )
    if found:
        wanted = found.group(1) or found.group(3)
        have = f" and there are {found.group(2)}" if found.group(2) else " and there are more"
        return f"{wanted} names stand on the left{have} values on the right: has the tensor another number of axes than you think?"
    return None


def _others(error: RaisedError, source: str) -> str | None:
    if error.type == "RecursionError":
        return "The function calls itself without end: a recursion needs a case in which it stops"
    if error.type == "ZeroDivisionError":
        return "A division by zero, for this case's sizes"
    if error.type == "IndexError" and "list index" in error.message:
        return "The index is beyond the end of the list"
    if error.type == "KeyError":
        return f"There is no key {error.message}"
    if error.type == "NotImplementedError":
        return "This part is not written yet (NotImplementedError)"
    if (
        error.type in ("MemoryError", "OutOfMemoryError")
        or "can't allocate memory" in error.message
        or "not enough memory" in error.message
    ):
        found = re.search(r"you tried to allocate (\d+) bytes", error.message)
        amount = f" ({int(found.group(1)) / 2**30:.1f} GiB at once)" if found else ""
        return f"A tensor was too large for the memory that an answer may use{amount}"
    if error.type == "SystemExit":
        return "The answer ended the program (sys.exit): a function only has to return"
    if error.type == "KeyboardInterrupt":
        return "The answer raised KeyboardInterrupt: a function only has to return"
    if error.type == "AssertionError":
        return "An assert of the answer's own failed" + (
            f": {_short(error.message)}" if error.message else ""
        )
    return None


def _syntax(error: RaisedError, source: str) -> str | None:
    if error.type == "TabError":
        return "Tabs and spaces are mixed in the indentation; use spaces"
    if error.type == "IndentationError":
        return f"The indentation is off: {_short(error.message)}"
    if error.type == "SyntaxError":
        return f"This is not yet Python: {_short(error.message)}"
    if error.type == "UnicodeDecodeError":
        return "The file is not text in UTF-8"
    return None


_READERS: tuple[_Reader, ...] = (
    _syntax,
    _name,
    _imported,
    _attribute,
    _shapes,
    _labels,
    _numbers,
    _calls,
    _others,
)
