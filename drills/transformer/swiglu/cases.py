from studycli.judge.cases import case, normal, values


def mlp(D, F, x, dtype="float32"):
    """Input and weights of a gated MLP from D over F to D."""
    return {
        "x": x,
        "w_gate": normal(F, D, dtype=dtype),
        "w_up": normal(F, D, dtype=dtype),
        "w_down": normal(D, F, dtype=dtype),
    }


CASES = [
    case("plain", **mlp(3, 5, normal(2, 4, 3))),
    case("one token a row", **mlp(4, 2, normal(3, 4))),
    case("D = F", **mlp(4, 4, normal(2, 3, 4))),
    case("a single number", **mlp(1, 1, normal(1, 1, 1))),
    case("large numbers", **mlp(3, 5, normal(2, 3).times(100.0))),
    case("not contiguous", **mlp(3, 5, normal(3, 2, 4).permuted(1, 2, 0))),
    case("transposed weights", **{**mlp(3, 5, normal(2, 3)), "w_down": normal(5, 3).transposed()}),
]
JUDGED = values()
AXES = {"x": "… D", "w_gate": "F D", "w_up": "F D", "w_down": "D F", "returns": "… D"}
BENCHMARK = case("benchmark", **mlp(128, 344, normal(4, 64, 128)))
