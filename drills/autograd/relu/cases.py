from studycli.judge.cases import at, case, constant, exactly, mistake, normal, values

CASES = [
    case("plain", x=exactly([[-2.0, 1.5, -0.5], [3.0, -1.0, 0.25]])),
    case("zeros among them", x=exactly([-2.0, 0.0, 3.0, 0.0, -1.0, 2.0])),
    case("only zeros", x=constant(2, 3)),
    case("three axes", x=normal(2, 3, 4)),
    case("only negative", x=normal(3, 4, mean=-9.0)),
    case("only positive", x=normal(3, 4, mean=9.0)),
    case("a single number", x=constant(value=-1.5)),
    case(
        "very large and very small",
        x=exactly(
            [[-1e38, 1e38, -1e-38, 1e-38, 3e4, -3e4, 2.0], [1e38, -2.0, 1e-3, -1e38, -3e4, 1e-38, 5.0]]
        ),
    ),
    case("not contiguous", x=normal(4, 3).transposed()),
    case("every second number", x=normal(3, 4).put(at[1, 1], 0.0).strided()),
    case("float64", x=normal(3, 5, dtype="float64")),
    case("bfloat16", x=normal(3, 5, dtype="bfloat16")),
]
JUDGED = values(exact=True)
AXES = {"x": "…", "returns": "…"}
MISTAKES = [
    mistake(
        "That is the absolute value: negative numbers become 0, not positive.",
        cause="values",
        gives=lambda inputs, torch: inputs.x.abs(),
    ),
    mistake(
        "Your negative numbers keep a part of themselves, as in a leaky ReLU: they become 0.",
        cause="edge",
        when=lambda inputs, outputs, torch: any(
            torch.allclose(outputs, torch.where(inputs.x > 0, inputs.x, slope * inputs.x), atol=0)
            for slope in (0.01, 0.1, 0.2)
        ),
    ),
    mistake(
        "That is the negative part: keep the positive numbers and set the others to 0.",
        cause="values",
        gives=lambda inputs, torch: torch.minimum(inputs.x, torch.zeros_like(inputs.x)),
    ),
    mistake(
        "You return where x is positive, as 0 and 1: that is the gradient. Return x there.",
        cause="values",
        gives=lambda inputs, torch: (inputs.x > 0).to(inputs.x.dtype),
    ),
]
BENCHMARK = case("benchmark", x=normal(512, 512))
