"""What is wrong with a drill's Python files. They are parsed, never imported and never executed."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

from studycli.content.drill_source import Function, function_called
from studycli.content.fault import Fault
from studycli.content.names import did_you_mean, nearest
from studycli.content.text_file import read_text
from studycli.content.wrong_answer import WrongAnswer, parse_wrong_answer
from studycli.model.items import Drill, Place
from studycli.model.verdict import Cause, VerdictKind
from studycli.wording import MOST_WORDS, word_count

LEAST_HINTS = 3
LEAST_RIGHT = 2
LEAST_WRONG = 6

_FACTS = (Cause.NOT_ALLOWED, Cause.DEVICE, Cause.RANDOM, Cause.SYNTAX, Cause.MISSING, Cause.TIME)
"""Mistakes that the judge finds before, or without, comparing: it has its own words for them."""


class Demand(Enum):
    """How much a drill must have."""

    SHIPPED = "shipped"
    """The program's own: enough hints, right and wrong answers."""
    OWN = "own"
    """A learner's: as few as they like."""


def lint_drill(drill: Drill, demand: Demand) -> list[Fault]:
    """Every fault of the drill's folder besides those of its `drill.md`."""
    folder, name = drill.folder, drill.name
    faults: list[Fault] = []
    reference = _parsed(folder / "reference.py", faults)
    function = function_called(reference, name) if reference else None
    if reference and not function:
        faults.append(_not_defined(folder / "reference.py", name, reference))
    _parsed(folder / "cases.py", faults)
    right, wrong = _python_files(folder / "right"), _python_files(folder / "wrong")
    for path in right:
        faults += _right_answer(path, name, function)
    for path in wrong:
        faults += _wrong_answer(path, name)
    if demand is Demand.SHIPPED:
        faults += _counts(drill, len(right), len(wrong))
    return faults


def _counts(drill: Drill, right: int, wrong: int) -> list[Fault]:
    demands = (
        ("hints", len(drill.hints), LEAST_HINTS, "Write them below `## Hints`, one list item each."),
        ("right answers", right, LEAST_RIGHT, "Write other correct answers as right/*.py."),
        ("wrong answers", wrong, LEAST_WRONG, "Write mistakes that learners make as wrong/*.py."),
    )
    return [
        Fault(drill.place, f"The drill {drill.name} has {there} {what}; it needs at least {least}.", remedy)
        for what, there, least, remedy in demands
        if there < least
    ]


def _python_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.py") if not path.name.startswith("."))


def _parsed(path: Path, faults: list[Fault]) -> ast.Module | None:
    """The file's syntax tree; None, and a fault, when there is none."""
    if not path.is_file():
        faults.append(
            Fault(Place(path, 1), f"{path.name} is missing.", f"Write {path.name} in the drill's folder.")
        )
        return None
    text, unreadable = read_text(path)
    faults += unreadable
    if unreadable:
        return None
    try:
        return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        line = getattr(error, "lineno", None) or 1
        why = getattr(error, "msg", None) or str(error)
        faults.append(Fault(Place(path, line), f"This is not valid Python: {why}.", "Mend the line."))
        return None


def _not_defined(path: Path, name: str, tree: ast.Module) -> Fault:
    defined = [node.name for node in tree.body if isinstance(node, Function)]
    near = nearest(name, defined)
    remedy = f"Rename {near} to {name}." if near else f"Write `def {name}(…):` at the top level."
    return Fault(Place(path, 1), f"The file does not define {name}.", remedy)


def _right_answer(path: Path, name: str, reference: Function | None) -> list[Fault]:
    faults: list[Fault] = []
    tree = _parsed(path, faults)
    if tree is None or _assigns(tree, name):
        return faults
    function = function_called(tree, name)
    if function is None:
        faults.append(_not_defined(path, name, tree))
    elif reference and _argument_names(function) != _argument_names(reference):
        wanted = ", ".join(_argument_names(reference))
        message = f"{name} takes other arguments here than in the reference."
        faults.append(Fault(Place(path, function.lineno), message, f"Call them {wanted}, in this order."))
    return faults


def _argument_names(function: Function) -> list[str]:
    arguments = function.args
    names = [argument.arg for argument in (*arguments.posonlyargs, *arguments.args)]
    names += [f"*{arguments.vararg.arg}"] if arguments.vararg else []
    names += [argument.arg for argument in arguments.kwonlyargs]
    return names + ([f"**{arguments.kwarg.arg}"] if arguments.kwarg else [])


def _assigns(tree: ast.Module, name: str) -> bool:
    """Whether the name is given by an assignment, such as `f = torch.vmap(g)`."""
    return any(
        isinstance(node, ast.Assign)
        and any(isinstance(target, ast.Name) and target.id == name for target in node.targets)
        for node in tree.body
    )


def _wrong_answer(path: Path, name: str) -> list[Fault]:
    text, faults = read_text(path)
    if faults:
        return faults
    head = parse_wrong_answer(path, text)
    faults += [Fault(Place(path, 1), message, remedy) for message, remedy in _faults_of_head(head)]
    broken: list[Fault] = []
    tree = _parsed(path, broken)
    cause = head.expect.partition("/")[2] or head.cause
    if cause == Cause.SYNTAX:
        return faults
    faults += broken
    if tree and cause != Cause.MISSING and not function_called(tree, name) and not _assigns(tree, name):
        faults.append(_not_defined(path, name, tree))
    return faults


def _faults_of_head(head: WrongAnswer) -> Iterator[tuple[str, str]]:
    """What is wrong with the head, and what to write."""
    if head.expect:
        verdict, _, cause = head.expect.partition("/")
        yield from _unknown_word(verdict, "verdict", [kind.value for kind in VerdictKind])
        yield from _unknown_word(cause, "cause", [known.value for known in Cause])
        return
    if not head.cause:
        yield "The head does not say the cause.", "Write for example `# cause: order`."
    else:
        yield from _unknown_word(head.cause, "cause", [known.value for known in Cause])
    if not head.says and not (head.names and head.cause in _FACTS):
        example = "# says: The windows come out column by column; they should come row by row."
        yield "The head does not say what the learner is told.", f"Write for example `{example}`."
    if head.says and not head.fix:
        yield "The head does not say what would mend it.", "Write it as `# fix: …`."
    words = word_count(head.says)
    if words > MOST_WORDS:
        yield (
            f"`says` has {words} words; at most {MOST_WORDS} are read.",
            "Say what is wrong; how to mend it belongs in `# fix:`.",
        )


def _unknown_word(word: str, what: str, known: list[str]) -> Iterator[tuple[str, str]]:
    known = [each for each in known if each != VerdictKind.PASSED]
    if word not in known:
        remedy = f"{did_you_mean(word, known, '')} Known are {', '.join(known)}.".lstrip()
        yield f"{word} is no {what} that a wrong answer can get.", remedy
