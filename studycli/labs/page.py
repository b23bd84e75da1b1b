"""An experiment's result as one self-contained page: no script, no network, light and dark."""

from __future__ import annotations

from pathlib import Path

from studycli.labs.conclusions import RULE
from studycli.labs.drawing import curve_svg, map_svg, picture_svg
from studycli.labs.results import LabResult, ModelResult
from studycli.labs.terminal import curve_title
from studycli.labs.words import MODELS, NEIGHBOURS, PROBES, with_spread
from studycli.wording import clock

_TEMPLATE = Path(__file__).parent / "page.html"
_RANK = {"effective_rank": "effective rank"}


def result_as_page(result: LabResult) -> str:
    """The whole page as HTML. Every text of the result is escaped."""
    from jinja2 import Environment
    from markupsafe import Markup

    template = Environment(autoescape=True).from_string(_TEMPLATE.read_text(encoding="utf-8"))
    return template.render(
        r=result,
        rule=RULE,
        took=clock(result.seconds),
        names=MODELS,
        yours=[name for name, whose in result.functions.items() if whose == "yours"],
        tables=_tables(result),
        cell=_cell,
        maps=[
            (
                f"{MODELS.get(m.first, m.first)} (rows), {MODELS.get(m.second, m.second)} (columns)",
                Markup(map_svg(m)),
            )
            for m in result.maps
        ],
        curves=[
            (f"{title}: {curve.values[0]:.2f} → {curve.values[-1]:.2f}", Markup(curve_svg(curve)))
            for curve in result.curves
            if (title := curve_title(curve))
        ],
        pictures=[Markup(picture_svg(found)) for found in result.reconstructions],
    )


def _tables(result: LabResult) -> list[tuple[str, dict[str, str]]]:
    wanted = (
        ("Linear probe on frozen features, % of the test images", PROBES),
        ("Weighted k-NN, % of the test images", NEIGHBOURS),
        ("How many directions the features use", _RANK),
    )
    held = result.models[0].values if result.models else {}
    shown = [(title, {name: words for name, words in part.items() if name in held}) for title, part in wanted]
    return [(title, part) for title, part in shown if part]


def _cell(model: ModelResult, measure: str) -> str:
    if measure not in model.values:
        return "–"
    mean, spread = model.mean(measure), model.spread(measure)
    if measure in _RANK:
        return f"{mean:.1f}" if spread is None else f"{mean:.1f} ± {spread:.1f}"
    return with_spread(mean, spread)
