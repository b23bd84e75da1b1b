"""What the report says of the comparison lab: its newest run in a home. Loads neither torch nor numpy."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from studycli.labs.results import LabResult as Found
from studycli.labs.results import ModelResult, latest_results
from studycli.labs.words import MODELS, PROBES, with_spread
from studycli.reports.lab_data import LabResult, LabTable

_TITLE = "What representations know"


def newest_labs(home: Path) -> tuple[LabResult, ...]:
    """The newest readable run, with a sentence for each damaged file beside it; nothing when there is no run."""
    latest = latest_results(home)
    if latest.found is None:
        return ()
    result = latest.found.result
    day = datetime.fromisoformat(result.made_at).astimezone().date()
    sentences = (f"{result.source}.", *result.sentences, *latest.notes)
    return (LabResult(_TITLE, day, sentences, (_table(result),)),)


def _table(result: Found) -> LabTable:
    measures = {
        "probe": PROBES["probe"],
        "knn": "k-NN",
        "probe_1": PROBES["probe_1"],
        "probe_rotated": "rotated",
    }
    rows = [
        (MODELS.get(model.name, model.name), *(_cell(model, measure) for measure in measures))
        for model in result.models
    ]
    caption = f"Accuracy of frozen features in percent, mean ± spread over {result.seeds} runs"
    return LabTable(caption, ("features", *measures.values()), tuple(rows))


def _cell(model: ModelResult, measure: str) -> str:
    if measure not in model.values:
        return "–"
    return with_spread(model.mean(measure), model.spread(measure))
