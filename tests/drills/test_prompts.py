"""What every prompt owes its reader: the same words on device, dtype, newness and gradients, true to its table; and a last hint that
holds nearly the code.

The words are made here from `cases.py` and from what the reference does; a prompt that says them otherwise is told what to say.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections import Counter
from collections.abc import Iterable
from functools import cache, cached_property
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
import torch

from studycli.catalogue import Catalogue
from studycli.content.drill_folder import read_drill
from studycli.content.drill_source import function_called
from studycli.content.payload import payload
from studycli.judge.case_run import Bench, PreparedCase, prepare
from studycli.judge.cases.tensors import TensorSpec
from studycli.judge.drill_files import drill_files
from studycli.judge.in_process import InProcessRun
from studycli.judge.trees import leaves
from studycli.model.items import Drill
from studycli.reports.finding import findables

DRILLS = Path(__file__).parents[2] / "drills"
FOLDERS = sorted(path.parent for path in DRILLS.glob("*/*/drill.md"))
HALF = ("bfloat16", "float16")
LEAST_SHARE = 0.5
"""Of the shortest way from the last hint to an accepted answer, in tokens."""

every_drill = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


class Promises:
    """What the table of a drill and its reference say about every answer."""

    def __init__(self, folder: Path) -> None:
        self.files = drill_files(folder, folder.name)
        self.table = self.files.table
        self.judged = self.table.judged
        bench = Bench(self.files, InProcessRun(), seed=1, device="cpu", not_allowed=())
        indices = [i for i, case in enumerate(self.table.cases) if not case.is_generic]
        self.rows = [prepare(bench, index) for index in indices]

    def sentences(self) -> str:
        """The words that the prompt must end with; empty where there is nothing to say."""
        parts = (self._where(), self._memory(), self._gradients())
        return " ".join(f"{part}." for part in parts if part)

    def _where(self) -> str:
        if not self._tensors:
            return ""
        where = "Every tensor you make is on the device of the arguments"
        if self.judged.returned or not (self._floats and any(map(_is_float, self._outputs))):
            return where
        half = ", half precision included" if self._takes_half else ""
        return f"{where}, and a floating-point result has their dtype{half}"

    def _memory(self) -> str:
        mutable = {
            name for row in self.rows for name, value in row.made.arguments.items() if _is_mutable(value)
        }
        if not mutable - {self.judged.returned}:
            return ""
        if self.judged.in_place:
            return f"No argument but {_listed(self.judged.in_place)} is changed"
        if self.judged.new:
            return "No argument is changed, and the result is new: it shares no memory with one"
        if any(isinstance(leaf, torch.Tensor) and leaf.ndim for leaf in self._outputs):
            return "No argument is changed; the result may share memory with one"
        return "No argument is changed"

    def _gradients(self) -> str:
        if not self._floats:
            return ""
        if self.judged.detached:
            return "No graph is kept"
        reached = {path: self._is_reached(path) for row in self.rows for path in self._judged_in(row)}
        if not reached:
            return "No gradient is judged"
        order = list(self.files.signature.parameters)
        reached = dict(sorted(reached.items(), key=lambda pair: order.index(_root(pair[0]))))
        roots = _roots(path for path, is_reached in reached.items() if is_reached)
        without = [root for root in _roots(reached) if root not in roots]
        is_all = {_root(path) for path in self._floats} - set(self.judged.in_place) <= {
            _root(path) for path in reached
        }
        told = f"{'G' if is_all else 'Only g'}radients with respect to {_listed(roots)} are judged"
        return f"{told}; none may reach {_listed(without)}" if without else told

    @cached_property
    def _outputs(self) -> list[Any]:
        return [leaf for row in self.rows for _, leaf in leaves(row.reference.outputs)]

    @cached_property
    def _tensors(self) -> dict[str, torch.Tensor]:
        """Those among the arguments, by path."""
        arguments = (leaf for row in self.rows for leaf in leaves(dict(row.made.arguments)))
        return {path: leaf for path, leaf in arguments if isinstance(leaf, torch.Tensor)}

    @property
    def _floats(self) -> list[str]:
        return [path for path, tensor in self._tensors.items() if tensor.is_floating_point()]

    @property
    def _takes_half(self) -> bool:
        specs = (leaf for case in self.table.cases for _, leaf in leaves(case.arguments))
        return any(isinstance(spec, TensorSpec) and spec.dtype in HALF for spec in specs)

    def _judged_in(self, row: PreparedCase) -> Iterable[str]:
        chosen = self.judged.gradients if row.case.gradient_paths is None else row.case.gradient_paths
        return () if chosen == () else row.gradients

    def _is_reached(self, path: str) -> bool:
        gradients = ((row.reference.gradients or {}).get(path) for row in self.rows)
        return any(isinstance(gradient, torch.Tensor) and bool(gradient.any()) for gradient in gradients)


def _is_float(leaf: Any) -> bool:
    return isinstance(leaf, torch.Tensor) and leaf.is_floating_point()


def _is_mutable(value: Any) -> bool:
    return isinstance(value, list | dict | torch.Tensor)


def _root(path: str) -> str:
    return path.partition(".")[0]


def _roots(paths: Iterable[str]) -> list[str]:
    """The arguments in which the paths lie, a container by the words that mean everything in it."""
    return list(dict.fromkeys(f"all of `{_root(path)}`" if "." in path else f"`{path}`" for path in paths))


def _listed(names: Iterable[str]) -> str:
    quoted = [name if "`" in name else f"`{name}`" for name in names]
    return " and ".join(part for part in (", ".join(quoted[:-1]), quoted[-1]) if part)


@cache
def _promised(folder: Path) -> str:
    return Promises(folder).sentences()


def _drill(folder: Path) -> Drill:
    drill, _ = read_drill(folder)
    assert drill is not None
    return drill


@every_drill
def test_the_prompt_says_in_the_same_words_what_the_table_judges(folder: Path) -> None:
    prompt = " ".join(_drill(folder).prompt.split())
    promised = _promised(folder)
    assert prompt.endswith(promised)
    assert prompt.count("Every tensor you make") == promised.count("Every tensor you make")
    assert prompt.count("No argument ") == promised.count("No argument ")


@every_drill
def test_the_prompt_says_how_large_entries_may_be(folder: Path) -> None:
    prompt, finite = (
        " ".join(_drill(folder).prompt.split()),
        drill_files(folder, folder.name).table.judged.finite,
    )
    said = f"Entries up to ±{finite:,.0f} give finite results and gradients in float32 and float64."
    assert (said in prompt) == bool(finite)


@every_drill
def test_no_drill_is_found_by_the_words_that_all_end_with(folder: Path) -> None:
    drill, said = _drill(folder), _promised(folder)
    row = (
        drill.id,
        "drill",
        drill.topic,
        drill.group,
        drill.minutes,
        str(drill.place.path),
        1,
        payload(drill),
    )
    catalogue = cast(Catalogue, SimpleNamespace(rows=lambda: [row]))
    (found,) = findables(catalogue)
    assert said[-20:].lower() not in found.text or not said
    assert drill.title.lower() in found.text
    assert found.text.endswith('"]]'), "the hints are still there"


@every_drill
def test_the_last_hint_holds_nearly_the_code(folder: Path) -> None:
    hint = _drill(folder).hints[-1]
    answers = [folder / "reference.py", *folder.glob("right/*.py")]
    assert (
        max(_share(hint, answer.read_text(encoding="utf-8"), folder.name) for answer in answers)
        >= LEAST_SHARE
    )
    ast.parse(_block(hint))


def _block(hint: str) -> str:
    """The lines of code that stand by themselves."""
    return "\n".join(line[4:] for line in hint.splitlines() if line.startswith("    "))


def _share(hint: str, answer: str, name: str) -> float:
    """How many of the answer's tokens stand in the hint's code, brackets and names of its own aside."""
    function = function_called(ast.parse(answer), name)
    if function is None:
        return 0.0
    own = {
        node.id
        for node in ast.walk(function)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    lines = (line for line in hint.splitlines() if not line.startswith("    "))
    spans = re.findall(r"`([^`]+)`", " ".join(lines))
    wanted = Counter(token for statement in function.body for token in _tokens(ast.unparse(statement)))
    held = Counter(token for code in (*spans, _block(hint)) for token in _tokens(code))
    for token in own:
        del wanted[token]
    return (wanted & held).total() / wanted.total()


def _tokens(code: str) -> list[str]:
    kinds = (tokenize.NAME, tokenize.NUMBER, tokenize.OP)
    try:
        found = [
            token.string
            for token in tokenize.generate_tokens(io.StringIO(code).readline)
            if token.type in kinds
        ]
    except (tokenize.TokenError, SyntaxError):
        return []
    return [
        token for token in found if token not in {*"()[]{}:,=", "return", "torch", "math", "functional", "F"}
    ]


def test_the_words_are_taken_from_the_table() -> None:
    def promised(name: str) -> str:
        return _promised(next(folder for folder in FOLDERS if folder.name == name))

    assert promised("softmax") == (
        "Every tensor you make is on the device of the arguments, and a floating-point result has their dtype, half precision "
        "included. No argument is changed; the result may share memory with one. Gradients with respect to `x` are judged."
    )
    assert promised("byte_pair_merge") == (
        "No argument is changed, and the result is new: it shares no memory with one."
    )
    assert promised("ema_update").endswith("No argument but `teacher` is changed. No graph is kept.")
    assert promised("dino_loss").endswith(
        "Only gradients with respect to `student` are judged; none may reach `teacher`."
    )
    assert promised("vit_forward").endswith("Gradients with respect to `image` and all of `p` are judged.")
    assert promised("causal_mask") == ""


def test_words_without_code_are_no_code() -> None:
    answer = "def double(x):\n    y = x * 2\n    return y + 0\n"
    assert _share("Multiply by 2, then add 0.", answer, "double") == 0.0
    assert _share("`x * 2`", answer, "double") == 0.6
    assert _share("Nearly:\n\n    y = x * 2\n    y + 0", answer, "double") == 1.0
