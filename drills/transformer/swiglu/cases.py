from studycli.judge.cases import case, mistake, normal, values


def mlp(D, F, x, dtype="float32"):
    """Input and weights of a gated MLP from D over F to D."""
    return {
        "x": x,
        "w_gate": normal(F, D, dtype=dtype),
        "w_up": normal(F, D, dtype=dtype),
        "w_down": normal(D, F, dtype=dtype),
    }


def gated_by(activation):
    """The same MLP with another activation on the gate."""

    def gives(inputs, torch):
        gate = activation(inputs.x @ inputs.w_gate.T, torch)
        return (gate * (inputs.x @ inputs.w_up.T)) @ inputs.w_down.T

    return gives


def after_the_product(inputs, torch):
    hidden = (inputs.x @ inputs.w_gate.T) * (inputs.x @ inputs.w_up.T)
    return torch.nn.functional.silu(hidden) @ inputs.w_down.T


def both_activated(inputs, torch):
    silu = torch.nn.functional.silu
    return (silu(inputs.x @ inputs.w_gate.T) * silu(inputs.x @ inputs.w_up.T)) @ inputs.w_down.T


CASES = [
    case("plain", **mlp(3, 5, normal(2, 4, 3))),
    case("a single token", **mlp(4, 6, normal(4))),
    case("one token a row", **mlp(4, 2, normal(3, 4))),
    case("D = F", **mlp(4, 4, normal(2, 3, 4))),
    case("images, channels last", **mlp(2, 3, normal(2, 3, 4, 2))),
    case("a single number", **mlp(1, 1, normal(1, 1, 1))),
    case("large numbers", **mlp(3, 5, normal(2, 3).times(100.0))),
    case("not contiguous", **mlp(3, 5, normal(3, 2, 4).permuted(1, 2, 0))),
    case("transposed weights", **{**mlp(3, 5, normal(2, 3)), "w_down": normal(5, 3).transposed()}),
    case("float64", **mlp(3, 5, normal(2, 4, 3, dtype="float64"), dtype="float64")),
]
JUDGED = values()
AXES = {"x": "… D", "w_gate": "F D", "w_up": "F D", "w_down": "D F", "returns": "… D"}
MISTAKES = [
    mistake(
        "Your gate is a plain sigmoid; silu(a) is a·σ(a).",
        cause="values",
        gives=gated_by(lambda a, torch: a.sigmoid()),
    ),
    mistake(
        "Your gate goes through GELU; silu(a) = a·σ(a) is asked for.",
        cause="values",
        gives=gated_by(lambda a, torch: torch.nn.functional.gelu(a)),
    ),
    mistake(
        "Your gate goes through ReLU; silu(a) = a·σ(a) is asked for.",
        cause="values",
        gives=gated_by(lambda a, torch: a.relu()),
    ),
    mistake(
        "You take silu of the product: it belongs on the branch of w_gate alone, before the product.",
        cause="order",
        gives=after_the_product,
    ),
    mistake(
        "You take silu of both branches: that of w_up stays linear.", cause="values", gives=both_activated
    ),
]
BENCHMARK = case("benchmark", **mlp(128, 344, normal(4, 64, 128)))
