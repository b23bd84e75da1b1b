"""`study lab representations`: the comparison lab."""

from __future__ import annotations

import sys
from pathlib import Path
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
    pretrained: Annotated[
        bool, typer.Option("--pretrained", help="The real models instead, from timm and torch.hub.")
    ] = False,
    images: Annotated[
        Path | None, typer.Option(help="With --pretrained: a folder of images; subfolders are labels.")
    ] = None,
    checkpoint: Annotated[
        list[str] | None,
        typer.Option(help="With --pretrained: NAME=FILE, a file instead of a download; may be repeated."),
    ] = None,
    device: Annotated[Device, typer.Option(help="Where the models are trained.")] = Device.AUTO,
    as_json: Annotated[bool, typer.Option("--json", help="Print the result as one JSON object.")] = False,
) -> None:
    """Train three small ViTs on handwritten digits and compare what they know.

    One with labels, one by self-distillation (DINO), one by masked autoencoding (MAE), over several seeds and beside
    two baselines. The result is saved as JSON and as a page in the folder labs of your study's home.
    """
    from studycli import paths
    from studycli.errors import UsageError
    from studycli.labs.experiment import Experiment
    from studycli.labs.saving import save_result

    if pretrained:
        _compare_real(images, checkpoint or [], seeds, mine=mine, as_json=as_json)
        return
    if images or checkpoint:
        raise UsageError("--images and --checkpoint go with --pretrained.", "Add it, or leave them out.")
    order = _order(seeds, steps, device, mine=mine)
    experiment = Experiment(order, paths.home())
    if fresh:
        experiment.forget()
    result = _run(experiment)
    saved = save_result(result, paths.home())
    experiment.finish()
    _show(result, saved, as_json=as_json)


def _compare_real(
    images: Path | None, checkpoints: list[str], draws: int, *, mine: bool, as_json: bool
) -> None:
    from studycli import paths
    from studycli.errors import UsageError
    from studycli.labs.pretrained.comparison import RealModels
    from studycli.labs.pretrained.sources import SOURCES
    from studycli.labs.progress import Bar
    from studycli.labs.saving import save_result
    from studycli.labs.texts import library_texts

    if mine:
        raise UsageError("--mine trains models, --pretrained does not.", "Leave one of them out.")
    files = {}
    for given in checkpoints:
        name, equals, path = given.partition("=")
        if not equals or name not in SOURCES:
            raise UsageError(
                f"--checkpoint {given}: this is not NAME=FILE with a known name.",
                f"Names: {', '.join(SOURCES)}.",
            )
        files[name] = Path(path).expanduser()
    bar = Bar(float(len(SOURCES)), sys.stderr)
    try:
        result = RealModels(library_texts(), images, files, draws).run(bar.advance)
    finally:
        bar.clear()
    _show(result, save_result(result, paths.home()), as_json=as_json)


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


def _show(result: LabResult, saved: list[Path], *, as_json: bool) -> None:
    from studycli.labs.terminal import result_as_text, shows_colour

    text = result.to_json() if as_json else result_as_text(result, colour=shows_colour(sys.stdout))
    print(text, end="")
    for path in saved:
        print(f"Saved: {path}", file=sys.stderr)
