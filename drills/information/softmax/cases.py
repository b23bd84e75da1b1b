from studycli.judge.cases import INF, at, case, exactly, mistake, normal, values


def shifted_by_one_maximum(inputs, torch):
    weights = (inputs.x - inputs.x.max()).exp()
    return weights / weights.sum(inputs.dim, keepdim=True)


CASES = [
    case("plain", x=normal(2, 5), dim=-1),
    case("along the rows", x=normal(4, 3), dim=0),
    case("square", x=normal(3, 3), dim=0),
    case("the middle axis", x=normal(2, 3, 4), dim=1),
    case("an axis counted from the end", x=normal(2, 5, 3, 2), dim=-3),
    case("a single vector", x=normal(6), dim=0),
    case("one number along dim", x=normal(4, 1), dim=1),
    case("±10 000", x=normal(3, 4, dtype="float64").times(1e4), dim=1),
    case("thousands, close together", x=normal(3, 4, mean=3000.0, dtype="float64"), dim=1),
    case(
        "one row far above the other",
        x=exactly([[5000.0, 5001.0, 4999.5], [0.5, -0.5, 1.0]], dtype="float64"),
        dim=1,
    ),
    case("one score is −∞", x=normal(3, 4).put(at[1, 2], -INF), dim=-1),
    case("a row of −∞", x=normal(3, 4).put(at[1], -INF), dim=-1).without_gradients(),
    case("equal scores", x=exactly([[2.0, 2.0, 2.0, 2.0]]), dim=1),
    case("not contiguous", x=normal(4, 2, 3).permuted(1, 2, 0), dim=1),
    case("float64", x=normal(3, 5, dtype="float64"), dim=0),
    case("bfloat16", x=normal(3, 5, dtype="bfloat16"), dim=1),
]
JUDGED = values(finite=1e4)
AXES = {"x": "…", "returns": "…"}
MISTAKES = [
    mistake(
        "You subtract one maximum for the whole tensor: a row far below it underflows to zeros, and 0/0 is NaN. "
        "Subtract the maximum along dim, one for each row.",
        cause="edge",
        gives=shifted_by_one_maximum,
    ),
    mistake(
        "You clamp the scores: all that lie beyond the bound become equal, and so do their probabilities. Subtract the maximum along dim.",
        cause="edge",
        when=lambda inputs, outputs, torch: any(
            torch.allclose(outputs, inputs.x.clamp(-bound, bound).softmax(inputs.dim))
            for bound in (20, 50, 80, 88, 100)
        ),
    ),
]
BENCHMARK = case("benchmark", x=normal(512, 512), dim=1)
