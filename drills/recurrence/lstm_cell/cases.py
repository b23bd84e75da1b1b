from studycli.judge.cases import case, normal, values


def cell(B, D, H, std=0.8, dtype="float32"):
    """The arguments of one step."""
    return {
        "x": normal(B, D, std=std, dtype=dtype),
        "h": normal(B, H, std=std, dtype=dtype),
        "c": normal(B, H, dtype=dtype),
        "w_ih": normal(4 * H, D, std=std, dtype=dtype),
        "w_hh": normal(4 * H, H, std=std, dtype=dtype),
        "b": normal(4 * H, std=std, dtype=dtype),
    }


CASES = [
    case("plain", **cell(2, 3, 4)),
    case("more inputs than states", **cell(3, 6, 2)),
    case("as many inputs as states", **cell(2, 3, 3)),
    case("as many of everything", **cell(4, 4, 4)),
    case("as many samples as gates", **cell(4, 3, 2)),
    case("one number of state", **cell(3, 2, 1)),
    case("the first step", **{**cell(2, 3, 5), "h": normal(2, 5).times(0.0), "c": normal(2, 5).times(0.0)}),
    case("a full memory", **{**cell(3, 2, 4), "c": normal(3, 4, std=6.0)}),
    case("gates wide open or shut", **{**cell(3, 2, 4), "x": normal(3, 2, std=20.0)}).without_gradients(),
    case("bfloat16", **cell(2, 3, 4, dtype="bfloat16")).without_gradients(),
]
JUDGED = values()
AXES = {
    "x": "B D",
    "h": "B H",
    "c": "B H",
    "w_ih": "4H D",
    "w_hh": "4H H",
    "b": "4H",
    "returns.0": "B H",
    "returns.1": "B H",
}
BENCHMARK = case("benchmark", **cell(128, 128, 128))
