"""Sentences that follow from the numbers of a run, and only from them: the same rule for every difference."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

from studycli.labs.results import LabResult, ModelResult
from studycli.labs.words import MODELS, PRETRAINED, PROBES, joined, percent

RULE = (
    "A difference is called clear when it is more than twice its uncertainty, which adds (as squares) the spread of "
    "both over the seeds and the luck of so many test images."
)


def uncertainty(one: ModelResult, other: ModelResult, measure: str, images: int) -> float | None:
    """Of the difference of two accuracies: √(s₁² + s₂² + (p₁(1−p₁) + p₂(1−p₂))/n). None with a single seed."""
    spreads = (one.spread(measure), other.spread(measure))
    if spreads[0] is None or spreads[1] is None:
        return None
    luck = sum(p * (1 - p) for p in (one.mean(measure), other.mean(measure))) / images
    return math.sqrt(spreads[0] ** 2 + spreads[1] ** 2 + luck)


def clearly_above(one: ModelResult, other: ModelResult, measure: str, images: int) -> bool:
    """Whether `one` is clearly more accurate than `other`, by the rule. Never with a single seed."""
    doubt = uncertainty(one, other, measure, images)
    return doubt is not None and one.mean(measure) - other.mean(measure) > 2 * doubt


def conclusions(result: LabResult) -> list[str]:
    """The sentences, the page's question first."""
    models = [model for name in PRETRAINED if (model := result.model(name)) is not None]
    if len(models) < 2:
        return []
    if any("probe" not in model.values for model in models):
        return [
            *_alike(result),
            "Without labels (images in subfolders named after what they show) nothing can be probed.",
        ]
    told = [_answer(result, models)]
    told += [
        _ranking(result, models, measure) for measure in ("probe", "probe_1", "probe_rotated", "probe_noisy")
    ]
    told += _baselines(result, models)
    told += _alike(result)
    if result.seeds == 1:
        told.append("With one seed the spread is unknown, so no difference is called clear: try --seeds 3.")
    return told


def _answer(result: LabResult, models: list[ModelResult]) -> str:
    """Which features transfer best, over all six tests of the probe."""
    leads: dict[str, list[str]] = {}
    for measure, words in PROBES.items():
        ranked = _ranked(models, measure)
        if clearly_above(ranked[0], ranked[1], measure, result.test_images):
            leads.setdefault(ranked[0].name, []).append(words)
    if not leads:
        return (
            "Which features transfer best? There is no clear difference at the top of any of the "
            f"{len(PROBES)} tests in this run."
        )
    parts = [
        f"{MODELS[name]} is clearly first in {len(tests)} of {len(PROBES)} ({', '.join(tests)})"
        for name, tests in sorted(leads.items(), key=lambda item: -len(item[1]))
    ]
    rest = len(PROBES) - sum(len(tests) for tests in leads.values())
    tail = f"; in the other {rest} there is no clear difference at the top" if rest else ""
    return f"Which features transfer best? In the tests of the linear probe {'; '.join(parts)}{tail}."


_WHEN = {
    "probe": "With all labels",
    "probe_1": "With one label a class",
    "probe_rotated": "On rotated digits",
    "probe_noisy": "On noisy digits",
}


def _ranking(result: LabResult, models: list[ModelResult], measure: str) -> str:
    """All models from the best to the worst, and which gaps are clear."""
    ranked = _ranked(models, measure)
    figures = ", ".join(f"{MODELS[model.name]} {percent(model.mean(measure))}" for model in ranked)
    gaps = []
    for better, worse in pairwise(ranked):
        clear = clearly_above(better, worse, measure, result.test_images)
        names = MODELS[better.name], MODELS[worse.name]
        gaps.append(
            f"{names[0]} is clearly ahead of {names[1]}"
            if clear
            else f"there is no clear difference between {names[0]} and {names[1]}"
        )
    return f"{_WHEN[measure]} the probe gets {figures}: {joined(gaps)}."


def _ranked(models: list[ModelResult], measure: str) -> list[ModelResult]:
    return sorted(models, key=lambda model: -model.mean(measure))


def _baselines(result: LabResult, models: list[ModelResult]) -> Iterator[str]:
    for name in ("random", "pixels"):
        base = result.model(name)
        if base is None:
            continue
        above = [m for m in models if clearly_above(m, base, "probe", result.test_images)]
        below = [m for m in models if clearly_above(base, m, "probe", result.test_images)]
        level = [m for m in models if m not in above and m not in below]
        parts = [
            f"{joined([MODELS[m.name] for m in group])} {'is' if len(group) == 1 else 'are'} {words}"
            for group, words in (
                (above, "clearly above"),
                (below, "clearly below"),
                (level, "not clearly different"),
            )
            if group
        ]
        figure = percent(base.mean("probe"))
        yield f"A probe on {_BASES[name]} gets {figure}: {'; '.join(parts)}."


_BASES = {"random": "an untrained ViT", "pixels": "the raw pixels"}


def _alike(result: LabResult) -> Iterator[str]:
    """How alike the last layers are, beside how alike two runs of one method are."""
    lasts = sorted(((found.mean[-1][-1], found.first, found.second) for found in result.maps), reverse=True)
    if len(lasts) < 2:
        return
    most, least = lasts[0], lasts[-1]
    text = (
        f"By linear CKA the last layers of {MODELS[most[1]]} and {MODELS[most[2]]} are most alike ({most[0]:.2f}), "
        f"those of {MODELS[least[1]]} and {MODELS[least[2]]} least ({least[0]:.2f})"
    )
    if result.same_method:
        own = ", ".join(f"{MODELS[name]} {value:.2f}" for name, value in result.same_method.items())
        text += f"; two runs of one method with other seeds: {own}"
    yield text + "."
