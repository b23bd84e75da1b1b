from studycli.judge.cases import case, counting, exactly, normal, values

CASES = [
    case("plain", x=normal(2, 3, 5, 6), weight=normal(4, 3, 3, 2), bias=normal(4)),
    case("no bias", x=normal(2, 2, 4, 5), weight=normal(3, 2, 2, 2)),
    case("counted", x=counting(1, 1, 3, 3, start=1), weight=exactly([[[[1.0, 0.0], [0.0, -1.0]]]])),
    case("padded", x=normal(2, 2, 4, 3), weight=normal(3, 2, 3, 3), bias=normal(3), padding=1),
    case("padded by 2, kernel 2 × 3", x=normal(1, 2, 4, 5), weight=normal(3, 2, 2, 3), padding=2),
    case("stride 2", x=normal(2, 2, 7, 5), weight=normal(3, 2, 3, 3), bias=normal(3), stride=2),
    case("stride 2, the last step incomplete", x=normal(2, 2, 6, 8), weight=normal(3, 2, 3, 3), stride=2),
    case(
        "stride and padding",
        x=normal(2, 3, 7, 8),
        weight=normal(2, 3, 3, 2),
        bias=normal(2),
        stride=3,
        padding=1,
    ),
    case("kernel of one pixel", x=normal(2, 4, 3, 2), weight=normal(5, 4, 1, 1), bias=normal(5)),
    case("kernel as large as the image", x=normal(2, 3, 3, 4), weight=normal(2, 3, 3, 4), bias=normal(2)),
    case("as many of everything", x=normal(2, 3, 5, 5), weight=normal(3, 3, 3, 3), bias=normal(3)),
    case("a single number", x=normal(1, 1, 1, 1), weight=normal(1, 1, 1, 1), bias=normal(1)),
]
JUDGED = values()
AXES = {"x": "B C H W", "weight": "O C kh kw", "bias": "O", "returns": "B O H' W'"}
WITHOUT = {"H = 1": "the kernel is higher", "W = 1": "the kernel is wider"}
BENCHMARK = case(
    "benchmark", x=normal(2, 16, 32, 32), weight=normal(16, 16, 3, 3), bias=normal(16), padding=1
)
