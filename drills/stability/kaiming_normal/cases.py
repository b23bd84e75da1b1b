from math import sqrt

from studycli.judge.cases import NAN, case, constant, finding, improbable, normal, parameter, properties

DECILES = (-1.2816, -0.8416, -0.5244, -0.2533, 0.0, 0.2533, 0.5244, 0.8416, 1.2816)
"""Of the standard normal distribution: a tenth lies between neighbours."""
BEYOND = 2.5
BEYOND_SHARE = 0.012419
"""P(|z| > 2.5)."""


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


def normally_distributed(inputs, outputs, torch):
    """In tenths of the normal distribution, and its tails, counted; what was done instead, where that is found."""
    fan_out, fan_in = inputs.weight.shape
    std = sqrt(2 / fan_in)
    z = outputs.double().flatten() / std
    tenths = torch.bucketize(z, torch.tensor(DECILES, dtype=torch.float64)).bincount(minlength=10)
    tails = int((z.abs() > BEYOND).sum())
    n = z.numel()
    if not any(improbable(int(count), n, 0.1) for count in tenths) and not improbable(tails, n, BEYOND_SHARE):
        return None
    return instead(outputs.double(), std, fan_in, fan_out)


def instead(numbers, std, fan_in, fan_out):
    mean, size = float(numbers.mean()), float(numbers.square().mean().sqrt())
    if bool((numbers >= 0).all()) or bool((numbers <= 0).all()):
        return f"All numbers have the same sign: a normal distribution has the mean 0, and here the standard deviation {std:.3g}."
    if abs(mean) > 0.2 * size:
        return f"The mean of your numbers is {mean:.3g}: it should be 0."
    if float(numbers.pow(4).mean()) / size**4 < 2.1:
        return f"Your numbers are uniformly distributed: normal ones are asked for, with the standard deviation {std:.3g}."
    if abs(size / std - 1) < 0.2 and float(numbers.abs().max()) < 3 * std:
        return (
            "The tails are cut off: draw from the whole normal distribution, without clamping or truncation."
        )
    for other, sentence in (
        (
            sqrt(2 / fan_out),
            "Your variance is 2/fan_out: fan_in is the size of axis 1, the inputs that each output adds up.",
        ),
        (2 / fan_in, "2/fan_in is the variance; normal_ wants the standard deviation, √(2/fan_in)."),
        (
            sqrt(1 / fan_in),
            "Your variance is 1/fan_in: a ReLU lets half of it through, so 2/fan_in is asked for.",
        ),
        (
            sqrt(2 / (fan_in + fan_out)),
            "Your variance is 2/(fan_in + fan_out), Xavier's: 2/fan_in is asked for.",
        ),
        (
            sqrt(6 / fan_in),
            "Your standard deviation is √(6/fan_in), the bound of the uniform distribution: it is √(2/fan_in).",
        ),
        (1.0, "Your numbers have the standard deviation 1: multiply them by √(2/fan_in)."),
        (
            2 / fan_out,
            "Your standard deviation is 2/fan_out: it is √(2/fan_in), and fan_in is the size of axis 1.",
        ),
    ):
        if abs(size / other - 1) < 0.03:
            return finding(f"{sentence} Here the standard deviation is {std:.3g}.", "scale")
    return f"The standard deviation of your numbers is {size:.3g}; √(2/fan_in) = {std:.3g} is right, and the mean is 0."


CASES = [
    case("plain", weight=parameter(normal(4, 3))),
    case("no parameter", weight=normal(2, 5)),
    case("a single number", weight=parameter(normal(1, 1))),
    case("memory that nobody has filled", weight=constant(3, 4, value=NAN)),
    case("not contiguous", weight=normal(5, 3).transposed()),
    case("bfloat16", weight=normal(3, 5, dtype="bfloat16")),
    case("50 inputs, 200 outputs", weight=parameter(constant(200, 50))).by_chance(),
    case("3 inputs, 4000 outputs", weight=parameter(constant(4000, 3))).by_chance(),
    case("240 inputs, 40 outputs", weight=parameter(normal(40, 240, std=0.1))).by_chance(),
]
JUDGED = properties(
    in_place=["weight"],
    returned="weight",
    detached=True,
    always=[all_overwritten],
    by_chance=[not_repeated, normally_distributed, drawn_one_by_one],
)
AXES = {"weight": "O I"}
BENCHMARK = case("benchmark", weight=parameter(normal(1024, 1024)))
