"""An experiment's result as text for a terminal: tables, heat maps, pictures and sentences, at most 80 columns wide."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TextIO

from studycli.labs.conclusions import RULE
from studycli.labs.half_blocks import side_by_side
from studycli.labs.results import Curve, LabResult, LayerMap
from studycli.labs.words import MODELS, NEIGHBOURS, PROBES, with_spread
from studycli.wording import clock, count

NAME, CELL = 15, 12


def shows_colour(out: TextIO) -> bool:
    """Whether 256 colours may be used on `out`: a terminal that is not a simple one, and NO_COLOR is not set."""
    simple = os.environ.get("TERM", "") in {"dumb", ""}
    return out.isatty() and not simple and not os.environ.get("NO_COLOR")


def result_as_text(result: LabResult, *, colour: bool) -> str:
    """The whole result. `colour` allows 256 colours in heat maps and pictures; without, figures alone carry them."""
    parts = [
        *_head(result),
        *_table("Accuracy of a linear probe on frozen features, in percent", result, PROBES),
        *_table("Accuracy of weighted k-NN, in percent", result, NEIGHBOURS),
        *_ranks(result),
        *_maps(result, colour=colour),
        *_curves(result),
        *_checks(result),
        *_pictures(result, colour=colour),
        *_sentences(result),
    ]
    return "\n".join(parts) + "\n"


def _head(result: LabResult) -> Iterator[str]:
    yield "What representations know"
    yield ""
    yield from wrapped(f"{result.source}.")
    took = f"{clock(result.seconds)} on {result.device}, {result.cpu_seconds:.0f} seconds of processor time"
    yield from wrapped(f"{count(result.seeds, 'seed')}; the figures are means ± spread over them. {took}.")
    yours = [name for name, whose in result.functions.items() if whose == "yours"]
    if yours:
        yield from wrapped(f"Run with your own {', '.join(yours)}.")


def _table(title: str, result: LabResult, measures: dict[str, str]) -> Iterator[str]:
    """Two tables of three columns each, so that 80 columns are enough."""
    if not any(measure in result.models[0].values for measure in measures):
        return
    yield from ("", title)
    names = list(measures.items())
    for part in (names[:1] + names[4:], names[1:4]):
        shown = [(measure, words) for measure, words in part if measure in result.models[0].values]
        if not shown:
            continue
        yield ""
        yield " " * NAME + "".join(words.rjust(CELL + 6) for _, words in shown)
        for model in result.models:
            cells = [with_spread(model.mean(measure), model.spread(measure)) for measure, _ in shown]
            yield MODELS.get(model.name, model.name).ljust(NAME) + "".join(
                cell.rjust(CELL + 6) for cell in cells
            )


def _ranks(result: LabResult) -> Iterator[str]:
    yield from ("", "Effective rank of the features: how many directions they use", "")
    for model in result.models:
        spread = model.spread("effective_rank")
        tail = "" if spread is None else f" ± {spread:.1f}"
        yield f"{MODELS.get(model.name, model.name):<{NAME}}{model.mean('effective_rank'):>8.1f}{tail}"


def _maps(result: LabResult, *, colour: bool) -> Iterator[str]:
    if result.maps:
        yield from ("", "Linear CKA between layers: 1 is the same up to turning and scaling")
    for found in result.maps:
        yield from _map(found, colour=colour)


def _map(found: LayerMap, *, colour: bool) -> Iterator[str]:
    rows, columns = MODELS.get(found.first, found.first), MODELS.get(found.second, found.second)
    yield ""
    yield f"{rows} (rows) and {columns} (columns), layer 0 is the embedding"
    yield " " * 4 + "".join(f"{column:^6}" for column in range(len(found.mean[0])))
    for index, row in enumerate(found.mean):
        yield f"{index:>3} " + "".join(_cell(value, colour=colour) for value in row)


def _cell(value: float, *, colour: bool) -> str:
    text = f" {value:.2f} "
    if not colour:
        return text
    shade = 232 + round(max(0.0, min(1.0, value)) * 23)
    ink = 231 if shade < 244 else 16
    return f"\x1b[48;5;{shade};38;5;{ink}m{text}\x1b[0m"


_CURVES = {
    ("supervised", "loss"): "supervised ViT, cross-entropy",
    ("dino", "loss"): "DINO, cross-entropy with its teacher",
    ("mae", "loss"): "MAE, squared error of hidden patches",
    ("dino", "entropy"): "DINO's teacher, entropy of an answer",
    ("dino", "entropy_of_mean"): "DINO's teacher, entropy of the mean answer",
}
_LEVELS = "▁▂▃▄▅▆▇█"


def curve_title(curve: Curve) -> str | None:
    """What a curve is called; None for one that is not shown."""
    return _CURVES.get((curve.method, curve.name))


def _curves(result: LabResult) -> Iterator[str]:
    shown = [(title, curve) for curve in result.curves if (title := curve_title(curve))]
    if shown:
        yield from (
            "",
            "Training, first step to last (entropies: share of a uniform answer's)",
            "",
        )
    for title, curve in shown:
        yield f"{title:<43} {curve.values[0]:6.2f} → {curve.values[-1]:4.2f}"
        yield f"  {sparkline(curve.values)}"


def sparkline(values: list[float]) -> str:
    """One character a value, from the lowest to the highest of them."""
    low, high = min(values), max(values)
    span = (high - low) or 1.0
    return "".join(_LEVELS[round((value - low) / span * (len(_LEVELS) - 1))] for value in values)


def _checks(result: LabResult) -> Iterator[str]:
    if result.checks:
        yield from ("", "Beside figures from elsewhere", "")
    for check in result.checks:
        yield from wrapped(f"{check.name}: {check.value:.3f}; {check.beside}: {check.other:.3f}.")


def _pictures(result: LabResult, *, colour: bool) -> Iterator[str]:
    if not result.reconstructions:
        return
    yield from ("", "MAE: a test image, the quarter of it that was shown, and what came of that", "")
    for found in result.reconstructions:
        seen = [
            [None if hidden else value for value, hidden in zip(*rows, strict=True)]
            for rows in zip(found.original, found.hidden, strict=True)
        ]
        yield from side_by_side([found.original, seen, found.drawn], colour=colour)
        yield ""


def _sentences(result: LabResult) -> Iterator[str]:
    if result.sentences:
        yield from ("What follows from these numbers", "")
    for sentence in result.sentences:
        yield from wrapped(f"• {sentence}", indent="  ")
    yield from wrapped(RULE)


def wrapped(text: str, *, indent: str = "") -> list[str]:
    """The text in lines of at most 79 characters."""
    import textwrap

    return textwrap.wrap(text, 79, subsequent_indent=indent)
