"""What can be said of an answer from its text alone, before it runs."""

from __future__ import annotations

import ast
import difflib
import warnings
from dataclasses import dataclass

from studycli.judge.answer_file import LARGEST_ANSWER
from studycli.model.verdict import Cause, Verdict, VerdictKind

_Definition = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class SourceReport:
    """What the text says."""

    refusal: Verdict | None
    """What is said of it where it need not be run."""
    tree: ast.Module | None
    note: str = ""
    """Something worth saying beside the verdict, whatever it is."""


def check_source(source: str, function: str, signature: str) -> SourceReport:
    """Whether `source` can be Python that defines `function`. `signature` is what it should look like: "(x, window_size=7)"."""
    refusal, tree = _parse(source, function)
    if tree is None:
        return SourceReport(refusal, None)
    names = _defined_names(tree)
    if function not in names and not _may_define_more(tree):
        return SourceReport(_missing(tree, function, signature, names), tree)
    definitions = [node for node in tree.body if isinstance(node, _Definition) and node.name == function]
    if definitions and isinstance(definitions[-1], ast.AsyncFunctionDef):
        message = f"{function} is defined with “async def”: calling it returns a coroutine."
        line = definitions[-1].lineno
        refusal = Verdict(
            function, VerdictKind.ERROR, message, Cause.TYPE, line=line, fix="Use a plain “def”."
        )
        return SourceReport(refusal, tree)
    note = ""
    if len(definitions) > 1:
        lines = " and ".join(str(node.lineno) for node in definitions)
        note = f"{function} is defined {_times(len(definitions))}, on lines {lines}: the last one counts."
    return SourceReport(None, tree, note)


def _parse(source: str, function: str) -> tuple[Verdict | None, ast.Module | None]:
    if len(source) > LARGEST_ANSWER:
        size = len(source) / 1e6
        return _syntax(
            function, f"The answer has {size:.0f} million characters; one million is the limit."
        ), None
    if not source.strip():
        return None, ast.Module(body=[], type_ignores=[])
    if "\0" in source:
        return _syntax(function, "The answer is not text: it holds null bytes."), None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return None, ast.parse(source)
    except SyntaxError as error:
        return _syntax_error(function, error, source), None
    except (RecursionError, MemoryError, ValueError) as error:
        return _syntax(function, f"Python cannot read the answer: {error}."), None


def _syntax(function: str, message: str, line: int | None = None, trace: str = "", fix: str = "") -> Verdict:
    return Verdict(function, VerdictKind.ERROR, message, Cause.SYNTAX, line=line, trace=trace, fix=fix)


def _syntax_error(function: str, error: SyntaxError, source: str) -> Verdict:
    line = error.lineno or 1
    lines = source.splitlines()
    text = lines[line - 1].expandtabs(4) if line <= len(lines) else ""
    if isinstance(error, TabError):
        message = f"Line {line} mixes tabs and spaces."
        return _syntax(function, message, line, text, "Indent with four spaces everywhere.")
    column = max(1, error.offset or 1)
    indent = len(text) - len(text.lstrip())
    before = len((lines[line - 1] if line <= len(lines) else "")[: column - 1].expandtabs(4))
    trace = f"{text.strip()}\n{' ' * max(0, before - indent)}^"
    reason = (error.msg or "invalid syntax").rstrip(".")
    return _syntax(function, f"Line {line} is not Python yet: {reason}.", line, trace)


def _defined_names(tree: ast.Module) -> dict[str, int]:
    """Names that the module binds at its top level (also inside if, try, with, for), with their lines."""
    names: dict[str, int] = {}
    waiting: list[ast.stmt] = list(tree.body)
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, _Definition | ast.ClassDef):
            names[node.name] = node.lineno
            continue
        if isinstance(node, ast.Import | ast.ImportFrom):
            for alias in node.names:
                names[(alias.asname or alias.name).partition(".")[0]] = node.lineno
        for part in ast.walk(node) if isinstance(node, ast.Assign | ast.AnnAssign) else ():
            if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store):
                names[part.id] = node.lineno
        for block in ("body", "orelse", "finalbody"):
            waiting.extend(getattr(node, block, []))
        for handler in getattr(node, "handlers", []):
            waiting.extend(handler.body)
    return names


def _may_define_more(tree: ast.Module) -> bool:
    """Whether names may come from where the text does not show them."""
    return any(
        (isinstance(node, ast.ImportFrom) and any(alias.name == "*" for alias in node.names))
        or (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in ("exec", "globals", "setattr", "vars")
        )
        for node in ast.walk(tree)
    )


def _missing(tree: ast.Module, function: str, signature: str, names: dict[str, int]) -> Verdict:
    nested = [
        (outer, node)
        for outer in ast.walk(tree)
        if isinstance(outer, _Definition | ast.ClassDef)
        for node in outer.body
        if isinstance(node, _Definition) and node.name == function
    ]
    functions = {node.name: node.lineno for node in tree.body if isinstance(node, _Definition)}
    near = difflib.get_close_matches(function, functions, n=1, cutoff=0.6) or list(functions)[:1]
    line, fix = None, ""
    if nested:
        outer, node = nested[0]
        kind = "class" if isinstance(outer, ast.ClassDef) else "function"
        line = node.lineno
        message = f"{function} is inside the {kind} {outer.name}."
        fix = "Define it at the top level of the file."
    elif near:
        line = functions[near[0]]
        message = f"Your function is called {near[0]}; the drill asks for {function}."
        fix = f"Rename it to {function}."
    elif not names and not tree.body:
        message = f"Nothing is written yet: define {function}{signature}."
    else:
        message = f"No function is defined: the drill asks for {function}{signature}."
    return Verdict(function, VerdictKind.ERROR, message, Cause.MISSING, line=line, fix=fix)


def _times(count: int) -> str:
    return {2: "twice", 3: "three times"}.get(count, f"{count} times")
