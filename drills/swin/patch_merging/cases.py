from studycli.judge.cases import case, counting, exactly, mistake, normal, values


def merged(order):
    """What comes out when the four tokens of a square are joined in another order: (row, column) each."""

    def gives(inputs, torch):
        parts = [inputs.x[:, row::2, column::2] for row, column in order]
        return torch.cat(parts, dim=-1) @ inputs.weight.T

    return gives


def channel_by_channel(inputs, torch):
    B, H, W, C = inputs.x.shape
    squares = inputs.x.reshape(B, H // 2, 2, W // 2, 2, C).permute(0, 1, 3, 5, 4, 2)
    other = inputs.x.reshape(B, H // 2, 2, W // 2, 2, C).permute(0, 1, 3, 5, 2, 4)
    return [each.reshape(B, H // 2, W // 2, 4 * C) @ inputs.weight.T for each in (squares, other)]


def quarters(inputs, torch):
    _, H, W, _ = inputs.x.shape
    rows, columns = (slice(0, H // 2), slice(H // 2, H)), (slice(0, W // 2), slice(W // 2, W))
    parts = [inputs.x[:, row, column] for column in columns for row in rows]
    return torch.cat(parts, dim=-1) @ inputs.weight.T


def one_after_another(inputs, torch):
    B, H, W, C = inputs.x.shape
    return inputs.x.reshape(B, H // 2, W // 2, 4 * C) @ inputs.weight.T


def normalised(inputs, torch):
    parts = [inputs.x[:, row::2, column::2] for column in (0, 1) for row in (0, 1)]
    joined = torch.cat(parts, dim=-1)
    return torch.nn.functional.layer_norm(joined, joined.shape[-1:]) @ inputs.weight.T


TOGETHER = (
    "The four numbers of each channel stand together in what you project; the four whole tokens must follow one another, "
    "each with all its channels."
)
CASES = [
    case("plain", x=normal(2, 4, 4, 3), weight=normal(6, 12)),
    case("H ≠ W", x=normal(2, 4, 6, 3), weight=normal(6, 12)),
    case("a tall map", x=normal(3, 8, 2, 3), weight=normal(6, 12)),
    case(
        "counted",
        x=counting(1, 4, 4, 1),
        weight=exactly([[1.0, 10.0, 100.0, 1000.0], [0.0, 0.0, 0.0, 1.0]]),
    ),
    case("one square", x=normal(2, 2, 2, 8), weight=normal(16, 32)),
    case("one channel", x=normal(2, 4, 6, 1), weight=normal(2, 4)),
    case("one image", x=normal(1, 6, 4, 2), weight=normal(4, 8)),
    case("x not contiguous", x=normal(2, 3, 6, 4).permuted(0, 3, 2, 1), weight=normal(6, 12)),
    case("weight not contiguous", x=normal(2, 4, 6, 3), weight=normal(12, 6).transposed()),
    case("float64", x=normal(2, 4, 6, 3, dtype="float64"), weight=normal(6, 12, dtype="float64")),
    case("bfloat16", x=normal(2, 6, 4, 3, dtype="bfloat16"), weight=normal(6, 12, dtype="bfloat16")).within(
        rtol=5e-2, atol=0.1
    ),
]
JUDGED = values()
MISTAKES = [
    mistake(
        "You join the four tokens of a square row by row (right first, then down); the order here is down first: "
        "(even row, even column), (odd, even), (even, odd), (odd, odd).",
        cause="order",
        gives=merged([(0, 0), (0, 1), (1, 0), (1, 1)]),
    ),
    mistake(
        "You join the four tokens of a square in another order: it is (even row, even column), (odd, even), (even, odd), "
        "(odd, odd).",
        cause="order",
        gives=merged([(0, 0), (1, 0), (1, 1), (0, 1)]),
    ),
    mistake(
        TOGETHER,
        cause="order",
        gives=lambda inputs, torch: channel_by_channel(inputs, torch)[0],
    ),
    mistake(
        TOGETHER,
        cause="order",
        gives=lambda inputs, torch: channel_by_channel(inputs, torch)[1],
    ),
    mistake(
        "You join the four quarters of the map, whose tokens are far apart; merge neighbours: every second row and column "
        "(0::2 and 1::2).",
        cause="order",
        gives=quarters,
    ),
    mistake(
        "You merge four tokens that follow one another in a row; merge the four of each 2×2 square.",
        cause="order",
        gives=one_after_another,
    ),
    mistake(
        "You normalise the joined tokens before the projection; here they are projected as they are.",
        cause="values",
        gives=normalised,
    ),
]
AXES = {"x": "B H W C", "weight": "2C 4C", "returns": "B H/2 W/2 2C"}
SIZES = {"H": "2down", "W": "2right"}
BENCHMARK = case("benchmark", x=normal(4, 56, 56, 48), weight=normal(96, 192))
