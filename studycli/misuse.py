"""What is wrong with a command line, in this program's words instead of the parser's."""

from __future__ import annotations

import re
from typing import Any

from studycli.errors import UsageError

_VALUE = re.compile(r"(.+) is not (?:in the range|a valid|one of)\b", re.DOTALL)
_KINDS = {"int": "a whole number", "integer": "a whole number", "float": "a number"}


def misuse(error: Any) -> UsageError:
    """The error to tell for one of Typer's usage errors: what is wrong, and what would be right."""
    path = _command(error)
    ask = f"`{path} --help` shows what it takes."
    kind = type(error).__name__
    if kind == "NoSuchOption":
        near = min(error.possibilities or (), default=None)
        hint = ask if near is None else f"Did you mean {near}?"
        return UsageError(f"`{path}` has no option {error.option_name}.", hint)
    if kind == "BadOptionUsage":
        return UsageError(f"{error.option_name} needs a value.", ask)
    if kind == "MissingParameter":
        name = error.param.human_readable_name.strip("[]").strip("{}")
        return UsageError(f"`{path}` needs {_with_article(name)}.", ask)
    if kind == "BadParameter" and error.param is not None:
        return _bad_value(error, ask)
    unknown = re.match(r"No such command '(.*?)'\.(?: Did you mean '(.*?)'\?)?", error.message, re.DOTALL)
    if unknown:
        hint = f"Did you mean {unknown[2]}?" if unknown[2] else ask
        return UsageError(f"There is no command {unknown[1]}.", hint)
    extra = re.match(r"Got unexpected extra argument(?:s|\(s\))? \((.*)\)", error.message, re.DOTALL)
    if extra:
        return UsageError(f"`{path}` takes nothing like {extra[1]} there.", ask)
    return UsageError(str(error.format_message()).rstrip("."), ask)


def _bad_value(error: Any, ask: str) -> UsageError:
    name = (
        error.param.opts[-1] if error.param.param_type_name == "option" else error.param.human_readable_name
    )
    value = _VALUE.match(error.message)
    wanted = _wanted(error.param.type)
    if value is None or not wanted:
        return UsageError(f"{name}: {error.message}", ask)
    return UsageError(f"{name} {value[1].strip(chr(39))} does not fit.", f"It should be {wanted}.")


def _wanted(kind: Any) -> str:
    """What a parameter of this type takes, for the sentence "It should be …"."""
    if hasattr(kind, "choices"):
        *others, last = [str(getattr(each, "value", each)) for each in kind.choices]
        return f"{', '.join(others)} or {last}" if others else last
    words = _KINDS.get(str(kind.name).removesuffix(" range"), "")
    low, high = getattr(kind, "min", None), getattr(kind, "max", None)
    if not words or (low is None and high is None):
        return words
    return f"{words} from {low} on" if high is None else f"{words} from {low or 0} to {high}"


def _command(error: Any) -> str:
    """The command as the learner types it: `study today`, however it was started."""
    path = [] if error.ctx is None else str(error.ctx.command_path).split()
    names = [error.ctx.find_root().info_name] if path else []
    return " ".join(["study", *" ".join(path).removeprefix(str(names[0])).split()]) if names else "study"


def _with_article(name: str) -> str:
    return f"a {name.lower()}" if name.isalpha() else name
