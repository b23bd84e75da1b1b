from studycli.judge.cases import case, finding, improbable, normal, properties, uniform

# Inputs hold no zeros, so that a zero of the result is a number that was dropped.


def nothing_dropped_outside_training(inputs, outputs, torch):
    if inputs.training or torch.equal(outputs, inputs.x):
        return None
    return finding("x changes although training is False: then it comes back as it is.", "values")


def nothing_left_at_one(inputs, outputs, torch):
    if not inputs.training or inputs.p != 1 or not bool((outputs != 0).any()):
        return None
    if bool(outputs.isnan().any()):
        return finding(
            "p = 1 gives NaN, 0/0 or 0·∞: everything is dropped, so that zeros are asked for.", "edge"
        )
    return finding("p = 1 drops everything: zeros are asked for.", "edge")


def each_number_zero_or_scaled(inputs, outputs, torch):
    if not inputs.training or inputs.p == 1:
        return None
    x, p = inputs.x.double(), inputs.p
    got = outputs.double()
    kept = got != 0
    factors = (got / x)[kept]
    if bool(((factors * (1 - p) - 1).abs() < 1e-2).all()):
        return None
    for factor, sentence in (
        (1.0, "You keep numbers as they are: multiply them by 1/(1 − p), so that the expected value stays."),
        (1 - p, "You multiply the kept numbers by 1 − p: divide by it, so that the expected value stays."),
        (
            1 / p if p else 1.0,
            "You divide the kept numbers by p: divide by 1 − p, the probability of being kept.",
        ),
    ):
        if bool(((factors - factor).abs() < 1e-2 * factor).all()):
            return finding(sentence, "scale")
    return finding("A number of the result is neither 0 nor x/(1 − p).", "values")


def dropped_with_probability_p(inputs, outputs, torch):
    dropped, n = int((outputs == 0).sum()), outputs.numel()
    p = inputs.p
    if not improbable(dropped, n, p):
        return None
    if not improbable(dropped, n, 1 - p):
        return f"You drop with probability 1 − p: {dropped} of {n} numbers are 0, about {round(p * n)} are right (p = {p})."
    return f"{dropped} of {n} numbers are 0; with p = {p} about {round(p * n)} are right."


def not_whole_rows_or_columns(inputs, outputs, torch):
    dropped = outputs == 0
    if bool((dropped == dropped[:1]).all()):
        return "All rows (axis 0) lose the same places: draw a random number for each number of x."
    if bool((dropped == dropped[:, :1]).all()):
        return "Each row (axis 0) is dropped or kept as a whole: draw a random number for each number of x."
    return None


def each_number_for_itself(inputs, outputs, torch):
    dropped, p = outputs == 0, inputs.p
    for axis in (0, 1):
        lines = dropped if axis == 0 else dropped.T
        for place, line in enumerate(lines):
            if improbable(int(line.sum()), len(line), p):
                return (
                    f"Entry {place} of axis {axis} is dropped in {int(line.sum())} of {len(line)} places: "
                    f"each number has a coin of its own, of probability p = {p}."
                )
    for axis in (0, 1):
        lines = dropped if axis == 0 else dropped.T
        both = lines[0::2] & lines[1::2]
        if improbable(int(both.sum()), both.numel(), p * p):
            return "Neighbours are dropped together, or never together: each number has a coin of its own."
    return None


def number_dropped_varies(inputs, outputs, torch):
    counts = {int((draw == 0).sum()) for draw in outputs}
    if len(counts) == 1:
        return "Exactly the same number of places is dropped each time: toss a coin for each number instead of choosing p·n of them."
    return None


def every_draw(check):
    """The same property of each of several draws."""

    def checked(inputs, outputs, torch):
        return next((found for draw in outputs if (found := check(inputs, draw, torch)) is not None), None)

    checked.__name__ = check.__name__
    return checked


def away_from_zero(*shape, dtype="float32"):
    """Numbers of both signs, none near 0."""
    return uniform(*shape, low=-1.0, high=1.0, dtype=dtype).then(lambda t: t + t.sign() + (t == 0))


CASES = [
    case("plain", x=away_from_zero(4, 6), p=0.5),
    case("another p", x=away_from_zero(5, 8), p=0.2),
    case("not training", x=normal(3, 4), p=0.5, training=False).without_gradients(),
    case("p = 0", x=away_from_zero(3, 4), p=0.0),
    case("p = 0 in bfloat16", x=away_from_zero(64, 64, dtype="bfloat16"), p=0.0).without_gradients(),
    case("p = 1", x=away_from_zero(3, 4), p=1.0).without_gradients(),
    case("p = 1, not training", x=normal(3, 4), p=1.0, training=False).without_gradients(),
    case("a single vector", x=away_from_zero(30), p=0.3),
    case("three axes", x=away_from_zero(2, 3, 7), p=0.3),
    case("bfloat16", x=away_from_zero(4, 9, dtype="bfloat16"), p=0.4),
    case("60 × 70 numbers", x=away_from_zero(60, 70), p=0.3).by_chance(draws=12),
]
JUDGED = properties(
    gradients=["x"],
    always=[nothing_dropped_outside_training, nothing_left_at_one, each_number_zero_or_scaled],
    by_chance=[
        every_draw(not_whole_rows_or_columns),
        every_draw(dropped_with_probability_p),
        every_draw(each_number_for_itself),
        number_dropped_varies,
    ],
)
AXES = {"x": "…", "returns": "…"}
BENCHMARK = case("benchmark", x=away_from_zero(512, 512), p=0.1)
