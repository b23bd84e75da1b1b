from studycli.judge.cases import case, normal, values


def step(B, h, T, d, dtype="float32"):
    """One decoding step behind T tokens."""
    return {
        "q": normal(B, h, 1, d, dtype=dtype),
        "k_new": normal(B, h, 1, d, dtype=dtype),
        "v_new": normal(B, h, 1, d, dtype=dtype),
        "k_cache": normal(B, h, T, d, dtype=dtype),
        "v_cache": normal(B, h, T, d, dtype=dtype),
    }


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
    case("bfloat16", **step(2, 3, 4, 8, "bfloat16")),
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
