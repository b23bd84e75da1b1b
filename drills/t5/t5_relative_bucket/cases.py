from studycli.judge.cases import case, exactly, integers, values

NEAR_AND_FAR = [-1000, -129, -100, -70, -50, -35, -25, -20, -15, -12, -9, -8, -7, -3, -1]
LINE = exactly([*NEAR_AND_FAR, 0, *(-p for p in reversed(NEAR_AND_FAR))], dtype="int64")


def grid(n):
    """key − query for all pairs of n tokens."""
    return exactly([[key - query for key in range(n)] for query in range(n)], dtype="int64")


CASES = [
    case("plain", relative_position=grid(6), num_buckets=8, max_distance=20),
    case("as T5 has it", relative_position=LINE),
    case(
        "causal",
        relative_position=LINE,
        bidirectional=False,
    ),
    case(
        "causal, few buckets", relative_position=grid(9), bidirectional=False, num_buckets=6, max_distance=10
    ),
    case("few buckets", relative_position=LINE, num_buckets=12, max_distance=50),
    case("queries ≠ keys", relative_position=exactly([[-4, -3, 0, 2, 9], [-5, -4, -1, 1, 8]], dtype="int64")),
    case("far away", relative_position=integers(5, 2, 4, low=130, high=5000)),
    case("far away in the past", relative_position=integers(6, 7, low=-5000, high=-130)),
    case(
        "causal, all in the future",
        relative_position=integers(5, 8, low=1, high=400),
        bidirectional=False,
    ),
    case("one", relative_position=exactly([[-11]], dtype="int64")),
    case(
        "max_distance no multiple of the near ones",
        relative_position=exactly([-73, -72, -71, 70, 71, 72, 73], dtype="int64"),
        max_distance=100,
    ),
    case("0-dim", relative_position=exactly(13, dtype="int64"), num_buckets=16, max_distance=60),
    case("four buckets", relative_position=grid(5), num_buckets=4, max_distance=7),
]
JUDGED = values(exact=True)
AXES = {"relative_position": "…", "returns": "…"}
BENCHMARK = case("benchmark", relative_position=integers(512, 512, low=-511, high=512), max_distance=100)
