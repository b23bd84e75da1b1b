from studycli.judge.cases import case, exactly, normal, values


def pairs(B, D, dtype="float32", **others):
    """Rows of many lengths."""
    return {"a": normal(B, D, std=2.0, dtype=dtype), "b": normal(B, D, std=0.7, dtype=dtype), **others}


CASES = [
    case("plain", **pairs(4, 5)),
    case("another temperature", **pairs(5, 3, temperature=0.5)),
    case("temperature 1", **pairs(3, 6, temperature=1.0)),
    case("temperature 2", **pairs(6, 2, temperature=2.0)),
    case("one pair", **pairs(1, 4)),
    case("two pairs", **pairs(2, 3, temperature=0.4)),
    case("B = D", **pairs(4, 4, temperature=0.3)),
    # Of one number only its sign is left: what flows back is 0, but for rounding.
    case("D = 1", **pairs(5, 1, temperature=0.8)).without_gradients(),
    case(
        "rows of length 1 already",
        a=exactly([[1.0, 0.0], [0.0, 1.0], [0.6, 0.8]]),
        b=exactly([[0.8, 0.6], [0.0, 1.0], [1.0, 0.0]]),
        temperature=0.25,
    ),
    case("long and short rows", a=normal(4, 3, std=100.0), b=normal(4, 3, std=0.01), temperature=0.5),
    case("scores of ±1,000", **pairs(5, 3, temperature=1e-3)).within(1e-3, 1e-3),
]
JUDGED = values()
AXES = {"a": "B D", "b": "B D"}
BENCHMARK = case("benchmark", **pairs(256, 128))
