from studycli.judge.cases import case, counting, exactly, normal, permutations, probabilities, values


def batch(*shape, K, dtype="float32", **others):
    """Images (B, …) with soft labels, in which no two numbers are the same."""
    B = shape[0]
    return {
        "x": normal(*shape, dtype=dtype),
        "one_hot": probabilities(B, K, dtype=dtype),
        "lam": 0.7,
        "permutation": permutations(B),
        **others,
    }


CYCLE = exactly([2, 0, 3, 1], dtype="int64")


CASES = [
    case("plain", **batch(4, 3, 2, 2, K=5, permutation=CYCLE)),
    case(
        "counted",
        x=counting(4, 3),
        one_hot=exactly([[1.0, 0.0], [0.0, 1.0], [1.0, 0.0], [0.0, 1.0]]),
        lam=0.25,
        permutation=CYCLE,
    ),
    case("vectors", **batch(5, 6, K=3, lam=0.4, permutation=exactly([1, 2, 3, 4, 0], dtype="int64"))),
    case("one number an image", **batch(4, K=2, lam=0.9, permutation=CYCLE)),
    case("video", **batch(3, 2, 2, 3, 4, K=3, lam=0.6, permutation=exactly([1, 2, 0], dtype="int64"))),
    case("its own partner", **batch(3, 4, K=3, permutation=exactly([0, 1, 2], dtype="int64"))),
    case("one partner for several", **batch(4, 3, K=3, permutation=exactly([2, 2, 0, 2], dtype="int64"))),
    case("lam 0", **batch(4, 3, K=3, lam=0.0, permutation=CYCLE)),
    case("lam 1", **batch(4, 3, K=3, lam=1.0, permutation=CYCLE)),
    case("B = K = 4", **batch(4, 4, K=4, lam=0.3, permutation=CYCLE)),
    case("bfloat16", **batch(4, 3, 2, K=3, dtype="bfloat16", permutation=CYCLE)),
]
JUDGED = values()
AXES = {"x": "B C H W", "one_hot": "B K", "permutation": "B", "returns.0": "B C H W", "returns.1": "B K"}
SIZES = {"permutation": "B"}
BENCHMARK = case("benchmark", **batch(32, 3, 64, 64, K=100))
