from studycli.judge.cases import case, mistake, normal, values


def cell(B, D, H, std=0.7, dtype="float32"):
    """The arguments of one step."""
    return {
        "x": normal(B, D, std=std, dtype=dtype),
        "h": normal(B, H, std=std, dtype=dtype),
        "w_ih": normal(H, D, std=std, dtype=dtype),
        "w_hh": normal(H, H, std=std, dtype=dtype),
        "b": normal(H, std=std, dtype=dtype),
    }


def parts(inputs):
    return inputs.x @ inputs.w_ih.T, inputs.h @ inputs.w_hh.T


CASES = [
    case("plain", **cell(2, 3, 4)),
    case("more inputs than states", **cell(3, 6, 2)),
    case("as many inputs as states", **cell(2, 3, 3)),
    case("as many of everything", **cell(4, 4, 4)),
    case("one sample", **cell(1, 4, 3)),
    case("one input", **cell(3, 1, 2)),
    case("one number of state", **cell(3, 2, 1)),
    case("a state of 0", **{**cell(2, 3, 5), "h": normal(2, 5).times(0.0)}),
    case("no samples", **cell(0, 7, 6)),
    case("sums of ±50", **{**cell(3, 2, 4), "x": normal(3, 2, std=20.0)}).without_gradients(),
    case(
        "not contiguous",
        x=normal(3, 5, std=0.7).transposed(),
        h=normal(4, 5, std=0.7).transposed(),
        w_ih=normal(3, 4, std=0.7).transposed(),
        w_hh=normal(4, 4, std=0.7).transposed(),
        b=normal(4).strided(),
    ),
    case("float64", **cell(2, 4, 3, dtype="float64")),
    case("bfloat16", **cell(2, 3, 4, dtype="bfloat16")).without_gradients(),
]
JUDGED = values()
MISTAKES = [
    mistake(
        "The old state is left out: the new one is made of the input alone. Add h·w_hhᵀ inside the tanh.",
        cause="values",
        gives=lambda inputs, torch: torch.tanh(parts(inputs)[0] + inputs.b),
    ),
    mistake(
        "The bias is added twice: torch's own cell has two of them, this one has a single b.",
        cause="values",
        gives=lambda inputs, torch: torch.tanh(sum(parts(inputs)) + 2 * inputs.b),
    ),
    mistake(
        "The bias is added after the tanh: it belongs into the sum, inside.",
        cause="values",
        gives=lambda inputs, torch: torch.tanh(sum(parts(inputs))) + inputs.b,
    ),
    mistake(
        "You take the tanh of each part and add them: add first, then take one tanh of the whole sum.",
        cause="values",
        gives=lambda inputs, torch: torch.tanh(parts(inputs)[0] + inputs.b) + torch.tanh(parts(inputs)[1]),
    ),
    mistake(
        "The state is added outside the tanh: h·w_hhᵀ belongs into the sum, inside.",
        cause="values",
        gives=lambda inputs, torch: torch.tanh(parts(inputs)[0] + inputs.b) + parts(inputs)[1],
    ),
    mistake(
        "Your cell uses a sigmoid where a tanh belongs: the state lies between −1 and 1, not between 0 and 1.",
        cause="values",
        gives=lambda inputs, torch: torch.sigmoid(sum(parts(inputs)) + inputs.b),
    ),
    mistake(
        "Your cell uses a ReLU where a tanh belongs, which keeps the state between −1 and 1.",
        cause="values",
        gives=lambda inputs, torch: torch.relu(sum(parts(inputs)) + inputs.b),
    ),
    mistake(
        "The tanh is missing: without it nothing keeps the state between −1 and 1.",
        cause="values",
        gives=lambda inputs, torch: sum(parts(inputs)) + inputs.b,
    ),
    mistake(
        "You add h itself, without its weights: h·w_hhᵀ is asked for.",
        cause="values",
        gives=lambda inputs, torch: torch.tanh(parts(inputs)[0] + inputs.h + inputs.b),
    ),
]
AXES = {"x": "B D", "h": "B H", "w_ih": "H D", "w_hh": "H H", "b": "H", "returns": "B H"}
BENCHMARK = case("benchmark", **cell(128, 128, 256))
