"""Between names and positions: a case gives its arguments by name, a call takes the required ones by position."""

from __future__ import annotations

import inspect
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import torch

from studycli.errors import ContentError
from studycli.judge.cases.language import Case, Judged
from studycli.judge.cases.making import MadeCase
from studycli.judge.protocol import CallOutcome, CallRequest, GeneratorSeed, Value
from studycli.judge.trees import leaves


@dataclass(frozen=True, slots=True)
class Binding:
    """How one case is called."""

    args: tuple[Value, ...]
    kwargs: dict[str, Value]
    heads: dict[str, str]
    """Argument name → first part of its paths in the call: "0", or the name itself."""

    def path(self, named: str) -> str:
        """A path that starts with the argument's name, as the call knows it: "x.0" → "0.0"."""
        head, dot, rest = named.partition(".")
        return self.heads[head] + dot + rest

    def name(self, path: str) -> str:
        """The inverse of `path`."""
        head, dot, rest = path.partition(".")
        back = {there: here for here, there in self.heads.items()}
        return back.get(head, head) + dot + rest

    def named(self, outcome: CallOutcome) -> CallOutcome:
        """`outcome` with argument paths that start with names, and with `arguments` a dict by name."""
        gradients, arguments = outcome.gradients, outcome.arguments
        if gradients is not None:
            gradients = {self.name(path): gradient for path, gradient in gradients.items()}
        if isinstance(arguments, tuple) and len(arguments) == 2:
            args, kwargs = arguments
            arguments = {self.name(str(index)): value for index, value in enumerate(args)} | dict(kwargs)
        return replace(
            outcome,
            gradients=gradients,
            arguments=arguments,
            aliases=self._names(outcome.aliases),
            shared=self._names(outcome.shared),
            argument_graphs=self._names(outcome.argument_graphs),
            replaced=self._names(outcome.replaced),
        )

    def _names(self, paths: Iterable[str]) -> tuple[str, ...]:
        return tuple(self.name(path) for path in paths)


def bind(case: Case, made: MadeCase, signature: inspect.Signature) -> Binding:
    """The call for a case. Raises ContentError when the case does not fit the reference's signature."""
    unknown = [name for name in made.arguments if name not in signature.parameters]
    if unknown:
        raise ContentError(
            f"cases.py: case “{case.name}” has an argument {unknown[0]}, the reference has not",
            f"The arguments are {', '.join(signature.parameters)}.",
        )
    args: list[Any] = []
    kwargs: dict[str, Any] = {}
    heads: dict[str, str] = {}
    for name, parameter in signature.parameters.items():
        if parameter.default is inspect.Parameter.empty:
            if name not in made.arguments:
                raise ContentError(
                    f"cases.py: case “{case.name}” lacks {name}", "Give the case that argument."
                )
            heads[name] = str(len(args))
            args.append(made.arguments[name])
        elif name in made.arguments:
            heads[name] = name
            kwargs[name] = made.arguments[name]
    return Binding(tuple(args), kwargs, heads)


def bound_values(made: MadeCase, signature: inspect.Signature) -> dict[str, Value]:
    """Every argument by name, defaults filled in, in the signature's order."""
    return {
        name: made.arguments.get(name, parameter.default) for name, parameter in signature.parameters.items()
    }


def gradient_paths(case: Case, judged: Judged, made: MadeCase) -> tuple[str, ...]:
    """Paths (by name) of the arguments that require a gradient in this case: those to be judged, and the parameters."""
    floats = [
        path
        for path, leaf in leaves(made.arguments)
        if isinstance(leaf, torch.Tensor) and leaf.is_floating_point()
    ]
    chosen = case.gradient_paths if case.gradient_paths is not None else judged.gradients
    if chosen is None:
        wanted = [path for path in floats if path.partition(".")[0] not in judged.in_place]
    else:
        wanted = [
            path for path in floats if any(path == name or path.startswith(name + ".") for name in chosen)
        ]
    return tuple(path for path in floats if path in wanted or path in made.parameters)


def request_for(
    binding: Binding, gradients: Iterable[str], *, seed: int, device: str, bans: tuple[str, ...], case: Case
) -> CallRequest:
    """The call of one case."""
    return CallRequest(
        args=binding.args,
        kwargs=binding.kwargs,
        gradients=tuple(binding.path(path) for path in gradients),
        cotangent_seed=seed,
        seed=seed,
        device=device,
        not_allowed=bans,
        max_elements=case.max_elements,
    )


def has_generator(made: MadeCase) -> bool:
    """Whether a torch.Generator is among the arguments."""
    return any(isinstance(leaf, GeneratorSeed) for _, leaf in leaves(made.arguments))
