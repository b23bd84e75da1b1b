"""`study lab representations`: the comparison lab."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from studycli.commands.options import Device

if TYPE_CHECKING:
    from studycli.labs.experiment import Experiment, Order
    from studycli.labs.results import LabResult

app = typer.Typer(help="Experiments that you can run yourself.", no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def _group() -> None:
    """Experiments that you can run yourself."""


@app.command()
def representations(
    seeds: Annotated[int, typer.Option(min=1, max=20, help="How often everything is repeated.")] = 3,
    mine: Annotated[
        bool, typer.Option("--mine", help="Use your own passing answers to the drills it builds on.")
    ] = False,
    steps: Annotated[
        int | None, typer.Option(min=1, max=100_000, help="Training steps of each model.")
    ] = None,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Begin anew instead of going on after an interruption.")
    ] = False,
    device: Annotated[Device, typer.Option(help="Where the models are trained.")] = Device.AUTO,
    as_json: Annotated[bool, typer.Option("--json", help="Print the result as one JSON object.")] = False,
) -> None:
    """Train three small ViTs on handwritten digits and compare what they know.

    One with labels, one by self-distillation (DINO), one by masked autoencoding (MAE), over several seeds and beside
    two baselines. The result is saved as JSON and as a page in the folder labs of your study's home.
    """
    from studycli import paths
    from studycli.labs.experiment import Experiment
    from studycli.labs.saving import save_result

    order = _order(seeds, steps, device, mine=mine)
    experiment = Experiment(order, paths.home())
    if fresh:
        experiment.forget()
    result = _run(experiment)
    saved = save_result(result, paths.home())
    experiment.finish()
    _show(result, as_json=as_json)
    for path in saved:
        print(f"Saved: {path}", file=sys.stderr)


def _order(seeds: int, steps: int | None, device: Device, *, mine: bool) -> Order:
    from dataclasses import replace

    from studycli.labs.device import training_device
    from studycli.labs.experiment import Order
    from studycli.labs.recipe import Recipe
    from studycli.labs.texts import library_texts

    own = _own_texts() if mine else {}
    recipe = Recipe() if steps is None else replace(Recipe(), steps=steps)
    return Order({**library_texts(), **own}, frozenset(own), seeds, training_device(device), recipe)


def _own_texts() -> dict[str, list[str]]:
    from studycli.commands.opening import open_study
    from studycli.errors import UsageError
    from studycli.labs.texts import REPLACEABLE, passed_texts

    with open_study() as study:
        found = passed_texts(study.store)
    if not found:
        raise UsageError(
            "You have not passed any of the drills that the lab builds on yet.",
            f"`study drill {REPLACEABLE[0]}` is a good first; the others: {', '.join(REPLACEABLE[1:])}.",
        )
    missing = [name for name in REPLACEABLE if name not in found]
    print(f"Yours: {', '.join(found)}.", file=sys.stderr)
    if missing:
        print(f"Not passed yet, so the library's: {', '.join(missing)}.", file=sys.stderr)
    return found


def _run(experiment: Experiment) -> LabResult:
    from studycli.labs.progress import Bar

    if experiment.goes_on:
        print("Going on where it was interrupted (--fresh begins anew).", file=sys.stderr)
    bar = Bar(experiment.work, sys.stderr)
    try:
        return experiment.run(bar.advance)
    except KeyboardInterrupt:
        bar.clear()
        print("Interrupted. The same command goes on from here.", file=sys.stderr)
        raise
    finally:
        bar.clear()


def _show(result: LabResult, *, as_json: bool) -> None:
    if as_json:
        print(result.to_json(), end="")
        return
    from studycli.labs.terminal import result_as_text, shows_colour

    print(result_as_text(result, colour=shows_colour(sys.stdout)), end="")
