"""Whether a function takes what the drill says: the same names, in the same order, with the same defaults."""

from __future__ import annotations

import ast
import inspect
from dataclasses import dataclass
from typing import Any

from studycli.model.verdict import Cause, Verdict, VerdictKind
from studycli.wording import ordinal

_UNKNOWN = object()


@dataclass(frozen=True, slots=True)
class _Parameters:
    names: tuple[str, ...]
    defaults: dict[str, Any]
    """Name → its default, `_UNKNOWN` where it is no literal."""
    takes_any: bool
    """Whether there is a *args or **kwargs."""


def check_signature(
    expected: inspect.Signature, told: str, function: str, line: int | None
) -> Verdict | None:
    """What is wrong with the signature `told` by the child, such as "(x, size=7)"; None when it fits or cannot be read.

    Arguments beyond the drill's are fine when they have defaults; so is anything that takes whatever it is given.
    """
    got = _read(told)
    if got is None or got.takes_any:
        return None
    wanted = _Parameters(
        tuple(expected.parameters),
        {
            name: parameter.default
            for name, parameter in expected.parameters.items()
            if parameter.default is not inspect.Parameter.empty
        },
        takes_any=False,
    )
    reason = _difference(wanted, got)
    if reason is None:
        return None
    message = f"{function} must take {expected}; yours takes {told}: {reason}."
    return Verdict(function, VerdictKind.ERROR, message, Cause.TYPE, line=line)


def _read(told: str) -> _Parameters | None:
    try:
        node = ast.parse(f"def f{told}: pass").body[0]
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    assert isinstance(node, ast.FunctionDef)
    arguments = node.args
    positional = [*arguments.posonlyargs, *arguments.args]
    defaults: dict[str, Any] = {}
    if arguments.defaults:
        for argument, default in zip(positional[-len(arguments.defaults) :], arguments.defaults, strict=True):
            defaults[argument.arg] = _literal(default)
    for argument, keyword_default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
        if keyword_default is not None:
            defaults[argument.arg] = _literal(keyword_default)
    names = tuple(argument.arg for argument in (*positional, *arguments.kwonlyargs))
    return _Parameters(names, defaults, bool(arguments.vararg or arguments.kwarg))


def _literal(node: ast.expr) -> Any:
    try:
        return ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        return _UNKNOWN


def _difference(wanted: _Parameters, got: _Parameters) -> str | None:
    extra = [name for name in got.names if name not in wanted.names and name not in got.defaults]
    missing = [name for name in wanted.names if name not in got.names]
    if missing and len(got.names) == len(wanted.names):
        position = wanted.names.index(missing[0])
        return f"call the {ordinal(position + 1)} argument {missing[0]}, not {got.names[position]}"
    if missing:
        return f"{_listed(missing)} {'is' if len(missing) == 1 else 'are'} missing"
    if extra:
        return f"{_listed(extra)} would need a default, because the judge does not pass it"
    if tuple(name for name in got.names if name in wanted.names) != wanted.names:
        return f"the order is {', '.join(wanted.names)}"
    if set(got.names[: len(wanted.names)]) != set(wanted.names):
        return "arguments of your own come last"
    return _default_difference(wanted, got)


def _default_difference(wanted: _Parameters, got: _Parameters) -> str | None:
    for name, default in wanted.defaults.items():
        if name not in got.defaults:
            return f"give {name} the default {default!r}"
        given = got.defaults[name]
        if given is not _UNKNOWN and given != default:
            return f"the default of {name} is {default!r}, not {given!r}"
    return None


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
