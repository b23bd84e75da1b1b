from studycli.judge.cases import case, constant, counting, finding, improbable, normal, properties


def numbers(x):
    """One row a sample."""
    return x.reshape(x.shape[0], -1)


def close(left, right, torch):
    return torch.allclose(
        left.double(), right.double(), rtol=1e-2 if left.dtype == torch.bfloat16 else 1e-5, atol=1e-7
    )


def nothing_happens_when_not_training(inputs, outputs, torch):
    if inputs.training:
        return None
    if not torch.equal(outputs, inputs.x):
        return finding("You change x although training is False: then it comes back as it is.", "edge")
    return None


def the_ends_of_p(inputs, outputs, torch):
    if not inputs.training:
        return None
    if inputs.p == 0 and not torch.equal(outputs, inputs.x):
        return finding("With p = 0 nothing is dropped: x comes back as it is.", "edge")
    if inputs.p == 1 and bool(outputs.isnan().any()):
        return finding(
            "With p = 1 you divide by 1 − p = 0, and 0·∞ is NaN: everything is dropped, so zeros come out.",
            "edge",
        )
    if inputs.p == 1 and bool(outputs.any()):
        return finding("With p = 1 every sample is dropped: zeros come out.", "edge")
    return None


def whole_samples(inputs, outputs, torch):
    """Each sample is dropped as a whole or kept as a whole."""
    x, kept = numbers(inputs.x), numbers(outputs) != 0
    whole = (kept == (x != 0)).all(1) | ~kept.any(1)
    if bool(whole.all()):
        return None
    tokens = outputs.ndim > 2 and bool(
        ((outputs != 0).flatten(2) == (inputs.x != 0).flatten(2))
        .all(2)
        .logical_or(~(outputs != 0).flatten(2).any(2))
        .all()
    )
    if tokens:
        return (
            "You toss a coin for each token: a sample is dropped or kept as a whole, one coin for all of it."
        )
    return "You toss a coin for each element, as dropout does: a sample is dropped or kept as a whole, one coin for all of it."


def the_right_factor(inputs, outputs, torch):
    if not inputs.training or inputs.p == 1:
        return None
    kept = numbers(outputs != 0).any(1)
    x, out, p = inputs.x[kept], outputs[kept], inputs.p
    if close(out, x / (1 - p), torch):
        return None
    if close(out, x, torch):
        return finding(
            "What you keep is not scaled up: multiply it by 1/(1 − p), so that the mean stays the same.",
            "scale",
        )
    if p and close(out, x / p, torch):
        return finding(
            "You multiply what is kept by 1/p; it is kept with probability 1 − p, so the factor is 1/(1 − p).",
            "scale",
        )
    if close(out, x * (1 - p), torch):
        return finding(
            "You multiply what is kept by 1 − p; divide by it, so that the mean stays the same.", "scale"
        )
    return finding("What is kept must be x·1/(1 − p), and nothing else.", "values")


def one_coin_a_sample(inputs, outputs, torch):
    kept = numbers(outputs != 0).any(1)
    by_chance_impossible = inputs.training and len(kept) >= 1000 and 0 < inputs.p < 1
    if by_chance_impossible and (bool(kept.all()) or not bool(kept.any())):
        return "One coin decides for the whole batch: each sample has its own."
    return None


def not_always_as_many(inputs, outputs, torch):
    if not isinstance(outputs, list):
        return None
    counts = {int(numbers(out != 0).any(1).sum()) for out in outputs}
    if len(counts) > 1:
        return None
    B = outputs[0].shape[0]
    return (
        f"In each of {len(outputs)} draws exactly {B - counts.pop()} of {B} samples are dropped: toss a coin for each sample, "
        "so that their number varies."
    )


def with_probability_p(inputs, outputs, torch):
    if isinstance(outputs, list):
        return None
    kept = numbers(outputs != 0).any(1)
    times, B, p = int(kept.sum()), kept.shape[0], inputs.p
    if not improbable(times, B, 1 - p):
        return None
    if not improbable(times, B, p):
        return f"You keep a sample with probability p: {times} of {B} are kept with p = {p}. p is the probability to drop it."
    return f"{times} of {B} samples are kept with p = {p}; about {round(B * (1 - p))} are right."


def neighbours_independent(inputs, outputs, torch):
    if isinstance(outputs, list):
        return None
    kept = numbers(outputs != 0).any(1)
    q = 1 - inputs.p
    for apart in (1, 2):
        both = kept[apart:] & kept[:-apart]
        for start in range(2 * apart):  # pairs that share no sample are independent of each other
            pairs = both[start :: 2 * apart]
            if improbable(int(pairs.sum()), pairs.shape[0], q * q):
                return "Your samples are not dropped independently: whether one is tells something of the next ones."
    return None


CASES = [
    case("plain", x=normal(6, 4, 3, mean=3.0, std=0.4), p=0.3),
    case("counted", x=counting(4, 2, 5, start=1), p=0.5),
    case("an image", x=normal(4, 3, 2, 5, mean=3.0, std=0.4), p=0.25),
    case("a number a sample", x=normal(9, mean=3.0, std=0.4), p=0.4),
    case("two axes", x=normal(40, 5, mean=3.0, std=0.4), p=0.4).gradients("x"),
    case("N = B", x=normal(5, 5, 5, mean=3.0, std=0.4), p=0.4),
    case("p = 0", x=normal(4, 3, mean=3.0), p=0.0).gradients("x"),
    case("p = 1", x=normal(4, 3, 2, mean=3.0), p=1.0),
    case("not training", x=normal(4, 3, 2, mean=3.0), p=0.6, training=False).gradients("x"),
    case("not training, p = 1", x=normal(4, 3, mean=3.0), p=1.0, training=False),
    case("bfloat16", x=normal(5, 3, 4, mean=3.0, std=0.4, dtype="bfloat16"), p=0.3),
    case("4000 samples", x=constant(4000, 2, value=1.0), p=0.2).by_chance(),
    case("4000 images, mostly dropped", x=constant(4000, 1, 2, 1, value=1.0), p=0.75).by_chance(),
    case("50 times 40 samples", x=constant(40, 1, value=1.0), p=0.5).by_chance(50),
]
JUDGED = properties(
    always=[
        nothing_happens_when_not_training,
        the_ends_of_p,
        whole_samples,
        the_right_factor,
        one_coin_a_sample,
    ],
    by_chance=[not_always_as_many, with_probability_p, neighbours_independent],
)
AXES = {"x": "B N D"}
BENCHMARK = case("benchmark", x=normal(64, 197, 192), p=0.1)
