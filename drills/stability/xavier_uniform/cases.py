from math import sqrt

from studycli.judge.cases import NAN, case, constant, finding, improbable, normal, parameter, properties


def all_overwritten(inputs, outputs, torch):
    if bool(outputs.isfinite().all()):
        return None
    if bool(inputs.weight.isfinite().all()):
        return finding("Numbers that are not finite come out.", "edge")
    return finding(
        "What stood in weight before shines through: every number is to be overwritten, whatever it was.",
        "edge",
    )


def not_repeated(inputs, outputs, torch):
    if bool((outputs == outputs[:1]).all()):
        return "All rows hold the same numbers: draw one for each place of weight."
    if bool((outputs == outputs[:, :1]).all()):
        return "All columns hold the same numbers: draw one for each place of weight."
    return None


def drawn_one_by_one(inputs, outputs, torch):
    for axis in (0, 1):
        first, second = (
            outputs.movedim(axis, 0)[start : outputs.shape[axis] // 2 * 2 : 2] for start in (0, 1)
        )
        alike = (first > 0) == (second > 0)
        if improbable(int(alike.sum()), alike.numel(), 0.5):
            return f"Neighbours along axis {axis} go together: draw each number for itself."
    return None


def spread_evenly(inputs, outputs, torch):
    """In tenths of (−a, a), counted; what was done instead, where that is found."""
    fan_out, fan_in = inputs.weight.shape
    a = sqrt(6 / (fan_in + fan_out))
    places = ((outputs.double() / a / (1 + 1e-6) + 1) * 5).floor()
    counts = [int((places == tenth).sum()) for tenth in range(10)]
    n = outputs.numel()
    if sum(counts) == n and not any(improbable(count, n, 0.1) for count in counts):
        return None
    return instead(outputs.double(), a, fan_in, fan_out)


def instead(numbers, a, fan_in, fan_out):
    low, high, size = float(numbers.min()), float(numbers.max()), float(numbers.square().mean().sqrt())
    if low >= 0 or high <= 0:
        return f"All numbers have the same sign, from {low:.3g} to {high:.3g}: draw from −a to a, here a = {a:.3g}."
    if float(numbers.pow(4).mean()) / size**4 > 2.6:
        return f"Your numbers are normally distributed: uniform ones are asked for, from −a to a, here a = {a:.3g}."
    edge = size * sqrt(3)
    both = fan_in + fan_out
    for other, sentence in (
        (sqrt(6 / fan_in), "Your a is √(6/fan_in): both fans count, √(6/(fan_in + fan_out))."),
        (sqrt(6 / fan_out), "Your a is √(6/fan_out): both fans count, √(6/(fan_in + fan_out))."),
        (6 / both, "The root is missing: your a is 6/(fan_in + fan_out)."),
        (
            sqrt(2 / both),
            "Your a is √(2/(fan_in + fan_out)), which is the standard deviation: a is √3 times that, √(6/…).",
        ),
        (sqrt(3 / both), "Your a is √(3/(fan_in + fan_out)): it is √(6/(fan_in + fan_out))."),
        (sqrt(12 / both), "Your a is √(12/(fan_in + fan_out)): it is √(6/(fan_in + fan_out))."),
        (1 / sqrt(fan_in), "Your a is 1/√fan_in, as nn.Linear begins: √(6/(fan_in + fan_out)) is asked for."),
        (sqrt(3 / fan_in), "Your a is √(3/fan_in): both fans count, √(6/(fan_in + fan_out))."),
        (a / 2, "Your numbers reach from −a/2 to a/2 only: rand() − 0.5 is 1 wide, and 2a is asked for."),
        (2 * a, "Your numbers reach from −2a to 2a: half as far is right."),
    ):
        if abs(edge / other - 1) < 0.02:
            return finding(f"{sentence} Here it is {a:.3g}.", "scale")
    return f"Your numbers reach from {low:.3g} to {high:.3g} and are not spread evenly from −a to a, here a = {a:.3g}."


CASES = [
    case("plain", weight=parameter(normal(4, 3))),
    case("no parameter", weight=normal(2, 5)),
    case("a single number", weight=parameter(normal(1, 1))),
    case("memory that nobody has filled", weight=constant(3, 4, value=NAN)),
    case("bfloat16", weight=normal(3, 5, dtype="bfloat16")),
    case("50 inputs, 200 outputs", weight=parameter(constant(200, 50))).by_chance(),
    case("240 inputs, 40 outputs", weight=parameter(normal(40, 240, std=0.1))).by_chance(),
]
JUDGED = properties(
    in_place=["weight"],
    returned="weight",
    detached=True,
    always=[all_overwritten],
    by_chance=[not_repeated, spread_evenly, drawn_one_by_one],
)
AXES = {"weight": "O I"}
BENCHMARK = case("benchmark", weight=parameter(normal(1024, 1024)))
