from studycli.judge.cases import case, normal, values


def cell(B, D, H, std=0.7, dtype="float32"):
    """The arguments of one step."""
    return {
        "x": normal(B, D, std=std, dtype=dtype),
        "h": normal(B, H, std=std, dtype=dtype),
        "w_ih": normal(H, D, std=std, dtype=dtype),
        "w_hh": normal(H, H, std=std, dtype=dtype),
        "b": normal(H, std=std, dtype=dtype),
    }


CASES = [
    case("plain", **cell(2, 3, 4)),
    case("more inputs than states", **cell(3, 6, 2)),
    case("as many inputs as states", **cell(2, 3, 3)),
    case("as many of everything", **cell(4, 4, 4)),
    case("one number of state", **cell(3, 2, 1)),
    case("a state of 0", **{**cell(2, 3, 5), "h": normal(2, 5).times(0.0)}),
    case("no samples", **cell(0, 7, 6)),
    case("sums of ±50", **{**cell(3, 2, 4), "x": normal(3, 2, std=20.0)}).without_gradients(),
    case("bfloat16", **cell(2, 3, 4, dtype="bfloat16")).without_gradients(),
]
JUDGED = values()
AXES = {"x": "B D", "h": "B H", "w_ih": "H D", "w_hh": "H H", "b": "H", "returns": "B H"}
BENCHMARK = case("benchmark", **cell(128, 128, 256))
