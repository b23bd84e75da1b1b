from studycli.judge.cases import case, counting, exactly, normal, permutations, probabilities, values

CYCLE = exactly([2, 0, 3, 1], dtype="int64")


def batch(B, C, H, W, K=3, dtype="float32", **others):
    """Images with soft labels, in which no two numbers are the same."""
    return {
        "x": normal(B, C, H, W, dtype=dtype),
        "one_hot": probabilities(B, K, dtype=dtype),
        "permutation": CYCLE if B == 4 else permutations(B),
        **others,
    }


CASES = [
    case("plain", **batch(4, 3, 6, 8, box=(1, 2, 3, 4))),
    case(
        "counted",
        x=counting(2, 1, 3, 5),
        one_hot=exactly([[1.0, 0.0], [0.0, 1.0]]),
        box=(0, 1, 2, 3),
        permutation=exactly([1, 0], dtype="int64"),
    ),
    case("as large as the image", **batch(4, 2, 3, 5, box=(0, 0, 3, 5))),
    case("one pixel", **batch(4, 2, 4, 3, box=(2, 1, 1, 1))),
    case("beyond the bottom and the right", **batch(4, 2, 5, 4, box=(3, 2, 6, 7))),
    case("beyond the top and the left", **batch(4, 2, 5, 6, box=(-2, -1, 4, 3))),
    case("larger than the image on every side", **batch(4, 1, 3, 4, box=(-1, -2, 9, 9))),
    case("wholly below", **batch(4, 2, 4, 5, box=(6, 1, 2, 3))),
    case("wholly above", **batch(4, 2, 5, 4, box=(-4, 0, 2, 3))),
    case("wholly to the left", **batch(4, 2, 3, 6, box=(1, -5, 2, 3))),
    case("wholly off the corner", **batch(4, 2, 5, 6, box=(-3, -4, 2, 2))),
    case(
        "its own partner",
        **batch(3, 2, 4, 3, box=(0, 1, 2, 2), permutation=exactly([0, 2, 1], dtype="int64")),
    ),
    case("bfloat16", **batch(4, 2, 4, 6, dtype="bfloat16", box=(0, 1, 2, 3))),
]
JUDGED = values()
AXES = {"x": "B C H W", "one_hot": "B K", "permutation": "B", "returns.0": "B C H W", "returns.1": "B K"}
SIZES = {"permutation": "B"}
BENCHMARK = case("benchmark", **batch(32, 3, 64, 64, K=100, box=(10, 20, 32, 24)))
