import math

from studycli.judge.cases import case, exactly, integers, mistake, values


def bucket(
    inputs,
    torch,
    sign=None,
    distance=None,
    halve=True,
    ratio=None,
    rounding=None,
    base=None,
    inclusive=False,
    top=None,
):
    """The buckets with one slip."""
    p, both, n = inputs.relative_position, inputs.bidirectional, inputs.num_buckets
    half = n // 2 if both else n
    offset = (sign(p) if sign else p > 0) * half if both else torch.zeros_like(p)
    n = half if halve else n
    d = distance(p) if distance else (p.abs() if both else (-p).clamp(min=0))
    near = n // 2
    ratio = ratio or (lambda d, near, far: (d / near).log() / math.log(far / near))
    steps = ratio(d.clamp(min=1).double(), near, inputs.max_distance) * (n - near)
    far = (base(near) if base else near) + (rounding or torch.floor)(steps).long()
    if top != "none":
        far = far.clamp(max=n - 1 if top is None else n)
    return offset + torch.where(d <= near if inclusive else d < near, d, far)


def slip(**changes):
    return lambda inputs, torch: bucket(inputs, torch, **changes)


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
    case("0-dim", relative_position=exactly(13, dtype="int64"), num_buckets=16, max_distance=60),
    case(
        "not contiguous",
        relative_position=grid(7).transposed(),
        num_buckets=8,
        max_distance=20,
    ),
    case("four buckets", relative_position=grid(5), num_buckets=4, max_distance=7),
]
JUDGED = values(exact=True)
AXES = {"relative_position": "…", "returns": "…"}
MISTAKES = [
    mistake(
        "You count distances with the wrong sign: keys in the past (relative_position < 0) are what a causal query sees, the future counts as 0.",
        cause="values",
        gives=lambda inputs, torch: (
            bucket(inputs, torch)
            if inputs.bidirectional
            else bucket(inputs, torch, distance=lambda p: p.clamp(min=0))
        ),
    ),
    mistake(
        "Causal: keys in the future (relative_position > 0) count as distance 0; you take the absolute value.",
        cause="values",
        gives=lambda inputs, torch: (
            bucket(inputs, torch)
            if inputs.bidirectional
            else bucket(inputs, torch, distance=lambda p: p.abs())
        ),
    ),
    mistake(
        "You put the directions the wrong way round: n is added where the key comes later, relative_position > 0.",
        cause="order",
        gives=slip(sign=lambda p: p < 0),
    ),
    mistake(
        "You add n at relative_position = 0 too; it is added only where relative_position > 0.",
        cause="edge",
        gives=slip(sign=lambda p: p >= 0),
    ),
    mistake(
        "You share the buckets of both directions: n is not added where the key comes later.",
        cause="values",
        gives=slip(sign=lambda p: p != p),
    ),
    mistake(
        "Bidirectional: each direction has n = num_buckets/2 buckets; you use all num_buckets for the distances.",
        cause="values",
        gives=slip(halve=False),
    ),
    mistake(
        "You do not stop at n − 1: distances of max_distance and more belong in the last bucket.",
        cause="edge",
        gives=slip(top="none"),
    ),
    mistake(
        "You stop at n instead of n − 1: the buckets of a direction are 0 … n − 1.",
        cause="edge",
        gives=slip(top="n"),
    ),
    mistake(
        "You round to the nearest bucket; the formula rounds down (floor).",
        cause="values",
        gives=lambda inputs, torch: bucket(inputs, torch, rounding=torch.round),
    ),
    mistake(
        "You round up; the formula rounds down (floor).",
        cause="values",
        gives=lambda inputs, torch: bucket(inputs, torch, rounding=torch.ceil),
    ),
    mistake(
        "The far buckets begin at n/2, behind those of single distances; yours begin at 0.",
        cause="values",
        gives=slip(base=lambda near: 0),
    ),
    mistake(
        "You take log d / log max_distance; both are divided by n/2 first: log(d/(n/2)) / log(max_distance/(n/2)).",
        cause="values",
        gives=slip(ratio=lambda d, near, far: d.log() / math.log(far)),
    ),
    mistake(
        "You divide by log max_distance; max_distance is divided by n/2 first, as d is.",
        cause="values",
        gives=slip(ratio=lambda d, near, far: (d / near).log() / math.log(far)),
    ),
    mistake(
        "Your far buckets are equally wide; they widen with the logarithm of the distance.",
        cause="values",
        gives=slip(ratio=lambda d, near, far: (d - near) / (far - near)),
    ),
]
BENCHMARK = case("benchmark", relative_position=integers(512, 512, low=-511, high=512), max_distance=100)
