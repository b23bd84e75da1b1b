"""What rounding may change of a right answer, and what no rounding explains."""

from __future__ import annotations

from .conftest import DrillMaker

APART = """
    def apart(a, b, weight):
        return (a - b) * weight
"""
MULTIPLIED_FIRST = APART.replace("(a - b) * weight", "a * weight - b * weight")
"""Each product is rounded, which is as if `a` and `b` had other last bits; the difference of the reference is exact."""
SPREAD = """
    def spread(x):
        return x.var(-1, unbiased=False)
"""
AROUND = 'CASES = [case("far from zero", {}).without_gradients()]\n'


def test_a_right_answer_may_err_as_much_as_other_last_bits_of_the_inputs_change(
    make_drill: DrillMaker,
) -> None:
    inputs = ", ".join(f"{name}=normal(4, 3, mean=1000.0)" for name in "ab") + ", weight=normal(3)"
    drill = make_drill(reference=APART, cases=AROUND.format(inputs))
    drill.passes(MULTIPLIED_FIRST, seeds=20)
    assert not drill.judge(APART.replace("weight\n", "weight * 1.1\n")).passed


def test_a_formula_that_loses_digits_by_itself_is_refused(make_drill: DrillMaker) -> None:
    """The mean of squares loses digits that no other last bits of the inputs would cost."""
    drill = make_drill(reference=SPREAD, cases=AROUND.format("x=normal(4, 8, mean=200.0)"))
    drill.passes("def spread(x):\n    return (x - x.mean(-1, keepdim=True)).square().mean(-1)")
    verdict = drill.judge("def spread(x):\n    return x.square().mean(-1) - x.mean(-1).square()")
    assert "digits are lost" in verdict.message


CHOSEN = """
    def chosen(x, mask):
        return x[mask].square().mean()
"""
WEIGHTED = """
    def chosen(x, mask):
        return (x.square() * mask).sum() / mask.sum()
"""


def test_of_nan_alone_no_gradient_is_asked_for(make_drill: DrillMaker) -> None:
    """The mean of nothing is NaN; what flows back is nothing from an index, and NaN from a product."""
    cases = 'CASES = [case("nothing", x=normal(4), mask=constant(4, value=0, dtype="bool"))]\n'
    drill = make_drill(reference=CHOSEN, cases=cases)
    drill.passes(WEIGHTED)
    assert not drill.judge("def chosen(x, mask):\n    return (x * 0).sum()").passed


ATTENDED = """
    def attended(q, k, v):
        return (q @ k.T).softmax(-1) @ v
"""
AMONG_LARGE = 'CASES = [case("plain", q=normal(3, 4), k=normal(5, 4), v=normal(5, 2))]\nAXES = {"q": "Q D", "k": "K D", "v": "K V"}\n'


def test_among_large_numbers_gradients_only_have_to_be_finite(make_drill: DrillMaker) -> None:
    drill = make_drill(reference=ATTENDED, cases=AMONG_LARGE)
    by_hand = """
    import torch
    def attended(q, k, v):
        scores = q @ k.T
        weights = (scores - scores.amax(-1, keepdim=True)).exp()
        return weights / weights.sum(-1, keepdim=True) @ v
    """
    drill.passes(by_hand, seeds=100)
    nan = by_hand.replace(
        "return ", "scores = torch.where(scores > 1e9, scores.exp(), 0.0)\n        return 0 * scores.sum() + "
    )
    verdict = drill.judge(nan)
    assert [case.name for case in verdict.cases if not case.passed] == ["entries of ±100"]


def test_a_wrong_mask_is_no_rounding(make_drill: DrillMaker) -> None:
    drill = make_drill(
        reference="def positive(x):\n    return x > 0\n", cases='CASES = [case("plain", x=normal(3, 4))]\n'
    )
    assert not drill.judge("def positive(x):\n    return x < 0").passed
