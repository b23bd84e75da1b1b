"""What the reference answer of a drill says about the function to write: read as text, never executed."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Literal

from studycli.errors import ContentError
from studycli.model.items import Drill

Function = ast.FunctionDef | ast.AsyncFunctionDef
Annotations = Literal["keep", "drop"]

_INDENT = "    "
_NO_BODY = re.compile(r":(pass|\.\.\.)$")

REFERENCE_FILE = "reference.py"


def reference_source(drill: Drill) -> str:
    """The reference answer's source. Raises ContentError when it cannot be read."""
    path = drill.folder / REFERENCE_FILE
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise ContentError(
            f"{path}: the drill {drill.name} has no reference answer.", "Write one."
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(
            f"{path}: the reference answer cannot be read ({error}).", "Save it as UTF-8."
        ) from error


def signature(drill: Drill) -> str:
    """The call as a learner reads it, without annotations: `window_partition(x, window_size=7)`.

    Raises ContentError when the reference cannot be read or does not define the function.
    """
    source = reference_source(drill)
    function = _function_of(drill, source)
    return f"{drill.name}({', '.join(parameters(function, source, 'drop'))})"


def starter(drill: Drill) -> str:
    """The text that the editor begins with: torch, the imports that the signature needs, and the line `def …:`.

    Raises ContentError when the reference cannot be read or does not define the function.
    """
    source = reference_source(drill)
    function = _function_of(drill, source)
    result = _segment(source, function.returns)
    arrow = f" -> {result}" if result else ""
    head = f"def {drill.name}({', '.join(parameters(function, source, 'keep'))}){arrow}:\n{_INDENT}"
    imports = "\n".join(dict.fromkeys(["import torch", *_imports(source, function)]))
    return f"{imports}\n\n\n{head}"


def is_untouched(source: str, starter: str) -> bool:
    """Whether nothing has been written into `starter` but spaces, comments, imports, `pass` and `...`."""
    written = _statements(source)
    return not written or written == _statements(starter)


def _statements(source: str) -> list[str]:
    """The lines that do something, without their spaces. Read as text: what is half written is no Python yet."""
    lines = (line.partition("#")[0].strip() for line in source.splitlines())
    kept = (line for line in lines if not line.startswith(("import ", "from ")))
    shut = (_NO_BODY.sub(":", "".join(line.split())) for line in kept)
    return [line for line in shut if line not in {"", "pass", "..."}]


def function_called(tree: ast.Module, name: str) -> Function | None:
    """The last top-level function of that name, which is the one that counts."""
    found = None
    for node in tree.body:
        if isinstance(node, Function) and node.name == name:
            found = node
    return found


def parameters(function: Function, source: str, annotations: Annotations) -> list[str]:
    """Each parameter as it is written, with its default, `*` and `/` included."""
    arguments = function.args
    positional = [*arguments.posonlyargs, *arguments.args]
    defaults: list[ast.expr | None] = [None] * (len(positional) - len(arguments.defaults))
    defaults += arguments.defaults

    def written(argument: ast.arg, default: ast.expr | None, star: str = "") -> str:
        note = _segment(source, argument.annotation) if annotations == "keep" else ""
        value = _segment(source, default)
        text = f"{star}{argument.arg}{': ' + note if note else ''}"
        return f"{text}{' = ' if note else '='}{value}" if value else text

    parts = [written(argument, default) for argument, default in zip(positional, defaults, strict=True)]
    if arguments.posonlyargs:
        parts.insert(len(arguments.posonlyargs), "/")
    if arguments.vararg:
        parts.append(written(arguments.vararg, None, "*"))
    elif arguments.kwonlyargs:
        parts.append("*")
    parts += [written(*pair) for pair in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)]
    if arguments.kwarg:
        parts.append(written(arguments.kwarg, None, "**"))
    return parts


def _function_of(drill: Drill, source: str) -> Function:
    path = drill.folder / REFERENCE_FILE
    try:
        function = function_called(ast.parse(source), drill.name)
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        raise ContentError(
            f"{path}:{line}: the reference is not valid Python ({error}).", "Mend the line."
        ) from error
    if function is None:
        hint = f"Write `def {drill.name}(…):` in it."
        raise ContentError(f"{path}: the reference does not define {drill.name}.", hint)
    return function


def _segment(source: str, node: ast.expr | None) -> str:
    """The node as it is written: `1e-5` stays `1e-5`."""
    if node is None:
        return ""
    return ast.get_source_segment(source, node) or ast.unparse(node)


def _imports(source: str, function: Function) -> Iterator[str]:
    """What the names in the signature come from."""
    header: list[ast.AST] = [function.args]
    if function.returns:
        header.append(function.returns)
    needed = {node.id for part in header for node in ast.walk(part) if isinstance(node, ast.Name)}
    for node in ast.parse(source).body:
        if isinstance(node, ast.Import):
            for name in node.names:
                bound = name.asname or name.name.partition(".")[0]
                if bound in needed:
                    yield f"import {name.name}{f' as {name.asname}' if name.asname else ''}"
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module != "__future__":
            names = [name for name in node.names if (name.asname or name.name) in needed]
            if names:
                yield f"from {node.module} import {', '.join(ast.unparse(name) for name in names)}"
