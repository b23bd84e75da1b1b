from studycli.judge.cases import case, normal, values

CASES = [
    case("plain", x=normal(2, 3), weight=normal(4, 3), bias=normal(4)),
    case("no bias", x=normal(2, 3), weight=normal(4, 3)),
    case(
        "bfloat16 without a bias",
        x=normal(2, 3, dtype="bfloat16"),
        weight=normal(4, 3, dtype="bfloat16"),
    ),
    case("three axes", x=normal(2, 5, 3), weight=normal(4, 3), bias=normal(4)),
    case("no leading axis", x=normal(8), weight=normal(6, 8), bias=normal(6)),
    case("as many outputs as inputs", x=normal(2, 4), weight=normal(4, 4), bias=normal(4)),
    case("as many of everything", x=normal(3, 3, 3), weight=normal(3, 3), bias=normal(3)),
    case("a bias of 0", x=normal(2, 3), weight=normal(1, 3), bias=normal(1).times(0.0)),
    case("no rows", x=normal(0, 9), weight=normal(8, 9), bias=normal(8)),
    case(
        "bfloat16",
        x=normal(2, 3, dtype="bfloat16"),
        weight=normal(4, 3, dtype="bfloat16"),
        bias=normal(4, dtype="bfloat16"),
    ),
]
JUDGED = values()
AXES = {"x": "… I", "weight": "O I", "bias": "O", "returns": "… O"}
BENCHMARK = case("benchmark", x=normal(256, 256), weight=normal(256, 256), bias=normal(256))
