from studycli.judge.cases import case, constant, exactly, mistake, normal, values

CASES = [
    case("plain", x=normal(2, 5)),
    case("on both sides of 0", x=exactly([-3.0, -2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0, 3.0])),
    case("around the minimum", x=normal(3, 4, mean=-0.75, std=0.1)),
    case("three axes", x=normal(2, 3, 4, std=2.0)),
    case("a single number", x=constant(value=1.5)),
    case("zeros", x=constant(2, 3)),
    case("±10 000", x=exactly([[-1e4, 1e4], [-30.0, 30.0]])),
    case("not contiguous", x=normal(4, 3).transposed()),
    case("float64", x=normal(3, 5, dtype="float64", std=2.0)),
    case("bfloat16", x=normal(3, 5, dtype="bfloat16")),
]
JUDGED = values()
AXES = {"x": "…", "returns": "…"}
MISTAKES = [
    mistake(
        "That is the approximation by tanh, which is right to three digits only: use erf.",
        cause="values",
        gives=lambda inputs, torch: torch.nn.functional.gelu(inputs.x, approximate="tanh"),
    ),
    mistake(
        "That is the approximation x·σ(1.702·x), which is right to two digits only: use erf.",
        cause="values",
        gives=lambda inputs, torch: inputs.x * (1.702 * inputs.x).sigmoid(),
    ),
    mistake(
        "That is x·σ(x), the SiLU: weigh with Φ, the normal distribution, not with the sigmoid.",
        cause="values",
        gives=lambda inputs, torch: inputs.x * inputs.x.sigmoid(),
    ),
    mistake(
        "You weigh with the density of the normal distribution; Φ is its integral from −∞ to x.",
        cause="values",
        gives=lambda inputs, torch: inputs.x * (-inputs.x.square() / 2).exp() / (2 * torch.pi) ** 0.5,
    ),
    mistake(
        "Your weight is Φ(x·√2), not Φ(x): erf takes x/√2.",
        cause="values",
        gives=lambda inputs, torch: inputs.x * torch.special.ndtr(inputs.x * 2**0.5),
    ),
]
BENCHMARK = case("benchmark", x=normal(512, 512))
