from studycli.judge.cases import case, constant, counting, exactly, normal, parameter, values


def block(*shape, dtype="float32", **others):
    """What passes, the branch's output and a factor a channel."""
    return {
        "x": normal(*shape, dtype=dtype),
        "residual": normal(*shape, dtype=dtype),
        "gamma": normal(shape[-1], dtype=dtype),
        **others,
    }


CASES = [
    case("plain", **block(2, 5, 4)),
    case(
        "counted",
        x=counting(3, 2, 2),
        residual=counting(3, 2, 2, start=100),
        gamma=exactly([0.5, 2.0]),
    ),
    case("N = D", **block(3, 4, 4)),
    case("B = D", **block(4, 3, 4)),
    case("all axes equal", **block(3, 3, 3)),
    case("an image, channels last", **block(2, 3, 5, 4)),
    case("one axis", **block(40)),
    case("begun near zero", **block(2, 3, 4, gamma=parameter(constant(4, value=1e-5))))
    .within(rtol=1e-6, atol=5e-7)
    .without_gradients(),
    case("bfloat16", **block(2, 3, 4, dtype="bfloat16")),
]
JUDGED = values()
AXES = {"x": "… D", "residual": "… D", "gamma": "D", "returns": "… D"}
BENCHMARK = case("benchmark", **block(16, 197, 192))
