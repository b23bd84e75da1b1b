from studycli.judge.cases import case, mistake, normal, values


def step(B, h, T, d, dtype="float32"):
    """One decoding step behind T tokens."""
    return {
        "q": normal(B, h, 1, d, dtype=dtype),
        "k_new": normal(B, h, 1, d, dtype=dtype),
        "v_new": normal(B, h, 1, d, dtype=dtype),
        "k_cache": normal(B, h, T, d, dtype=dtype),
        "v_cache": normal(B, h, T, d, dtype=dtype),
    }


def attended(inputs, torch, keys, values):
    return (inputs.q @ keys.mT / inputs.q.shape[-1] ** 0.5).softmax(-1) @ values


def longer(inputs, torch):
    return (
        torch.cat([inputs.k_cache, inputs.k_new], 2),
        torch.cat([inputs.v_cache, inputs.v_new], 2),
    )


CASES = [
    case("plain", **step(2, 3, 5, 4)),
    case("nothing cached yet", **step(2, 3, 0, 4)),
    case("one token cached", **step(3, 2, 1, 5)),
    case("as many tokens as heads", **step(2, 4, 4, 3)),
    case("one head, one sample", **step(1, 1, 6, 4)),
    case("heads of one channel", **step(2, 3, 4, 1)),
    case(
        "caches with the tokens first in memory",
        q=normal(2, 3, 1, 4),
        k_new=normal(2, 1, 3, 4).transposed(1, 2),
        v_new=normal(2, 1, 3, 4).transposed(1, 2),
        k_cache=normal(2, 5, 3, 4).transposed(1, 2),
        v_cache=normal(2, 5, 3, 4).transposed(1, 2),
    ),
    case(
        "a part of a longer buffer",
        **{**step(2, 2, 3, 4), "k_cache": normal(2, 2, 9, 4).then(lambda t: t[:, :, :3])},
    ),
    case("float64", **step(2, 3, 4, 5, "float64")),
    case("bfloat16", **step(2, 3, 4, 8, "bfloat16")),
]
MISTAKES = [
    mistake(
        "The new token does not see itself: put k_new and v_new into the caches first, then let q look at all T + 1.",
        cause="edge",
        gives=lambda inputs, torch: (
            attended(inputs, torch, inputs.k_cache, inputs.v_cache),
            *longer(inputs, torch),
        ),
    ),
    mistake(
        "The caches come back as they were: return the longer ones, with the new entry last.",
        cause="shape",
        gives=lambda inputs, torch: (
            attended(inputs, torch, *longer(inputs, torch)),
            inputs.k_cache,
            inputs.v_cache,
        ),
    ),
    mistake(
        "The new entry stands first in your caches: they are ordered by time, so it belongs last.",
        cause="order",
        when=lambda inputs, outputs, torch: (
            inputs.k_cache.shape[2] > 0
            and torch.equal(outputs[1], torch.cat([inputs.k_new, inputs.k_cache], 2))
        ),
    ),
    mistake(
        "Your caches drop their oldest entry for the new one: they should grow, from T to T + 1.",
        cause="shape",
        when=lambda inputs, outputs, torch: (
            inputs.k_cache.shape[2] > 0
            and torch.equal(outputs[1], torch.cat([inputs.k_cache, inputs.k_new], 2)[:, :, 1:])
        ),
    ),
    mistake(
        "Your query sees only the first token: a causal mask of one row hides all the others. No mask is needed, the cache holds the past.",
        cause="values",
        gives=lambda inputs, torch: (longer(inputs, torch)[1][:, :, :1], *longer(inputs, torch)),
    ),
    mistake(
        "The two caches come back in the wrong order: out, then k_cache, then v_cache.",
        cause="order",
        when=lambda inputs, outputs, torch: torch.equal(outputs[1], longer(inputs, torch)[1]),
    ),
]
JUDGED = values()
AXES = {
    "q": "B h 1 d",
    "k_new": "B h 1 d",
    "v_new": "B h 1 d",
    "k_cache": "B h T d",
    "v_cache": "B h T d",
    "returns.0": "B h 1 d",
    "returns.1": "B h T+1 d",
    "returns.2": "B h T+1 d",
}
BENCHMARK = case("benchmark", **step(4, 8, 512, 32))
