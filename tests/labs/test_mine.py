"""The learner's own answers in the lab: in a confined child, and told by line when they fail."""

from __future__ import annotations

import pytest

from studycli.errors import StudyError
from studycli.labs.bench import Confined, Here
from studycli.labs.recipe import Method
from studycli.labs.texts import REPLACEABLE, library_texts, passed_texts
from studycli.model.review import Attempt

from .conftest import TINY, drawn_digits


class StoreOf:
    """A store with these attempts."""

    def __init__(self, attempts: dict[str, list[tuple[str, str]]]) -> None:
        self._attempts = attempts

    def attempts_of(self, item: str) -> list[Attempt]:
        runs = self._attempts.get(item.partition("/")[2] or item, [])
        return [Attempt("", item, None, verdict, "", source, 0, 1.0, "") for verdict, source in runs]


def test_the_latest_passing_answers_are_taken_and_no_others():
    name = REPLACEABLE[0]
    runs = [("passed", "first"), ("passed", "second"), ("wrong", "third")]
    from studycli.model.items import drill_id

    store = StoreOf({drill_id(name).partition("/")[2] or drill_id(name): runs})
    assert passed_texts(store) == {name: ["second", f"your {name}"]}


def training(steps):
    digits = drawn_digits()
    return {
        "method": str(Method.MAE),
        "recipe": {field: getattr(TINY, field) for field in TINY.__dataclass_fields__},
        "seed": 0,
        "device": "cpu",
        "images": digits.images,
        "labels": digits.labels,
        "standing": None,
        "steps": steps,
    }


@pytest.mark.slow
def test_a_confined_child_trains_the_same_weights_and_keeps_the_learners_code_in():
    texts = library_texts()
    spy = "import os\ntry:\n    os.listdir('/etc')\n    OPEN = True\nexcept OSError:\n    OPEN = False\n"
    loss = "def mae_loss(pred, target, mask, norm_pix=True):\n    assert not OPEN, 'not confined'\n"
    own = {**texts, "mae_loss": [spy + loss + "    return ((pred - target) ** 2).mean()\n", "your mae_loss"]}
    broken = {
        **texts,
        "random_mask": ["def random_mask(x, mask_ratio):\n    return x.nothing\n", "your random_mask"],
    }
    benches = Confined(texts)
    try:
        confined = benches.new()
        there = confined.perform("train", training(2))["standing"]["weights"]
        confined.close()
    finally:
        benches.close()
    here = Here(texts).perform("train", training(2))["standing"]["weights"]
    assert (there - here).abs().max() < 1e-5
    for given in (own, broken):
        benches = Confined(given)
        bench = benches.new()
        try:
            if given is own:
                assert len(bench.perform("train", training(2))["curves"]["loss"]) == 2
            else:
                with pytest.raises(StudyError, match="random_mask"):
                    bench.perform("train", training(1))
        finally:
            bench.close()
            benches.close()
