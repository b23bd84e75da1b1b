from studycli.judge.cases import case, exactly, function, normal, values


def expert(rows, weight, shift, most):
    if rows.dim() != 2 or rows.shape[0] == 0 or rows.shape[1] != len(shift):
        raise ValueError(
            f"an expert takes rows, (n, {len(shift)}) with n ≥ 1; it is given {tuple(rows.shape)}"
        )
    if most is not None and rows.shape[0] > most:
        raise ValueError(f"{most} tokens chose this expert, and it is given {rows.shape[0]}")
    return (rows @ weight).tanh() + shift


def experts(E, D, dtype="float32", most=None):
    """`most`: how many tokens choose each expert, where that is known."""
    return [
        function(expert, weight=normal(D, D, dtype=dtype), shift=normal(D, dtype=dtype), most=count)
        for count in most or [None] * E
    ]


CASES = [
    case("plain", x=normal(6, 4), w_gate=normal(5, 4), experts=experts(5, 4), k=2),
    case("three of four", x=normal(5, 3), w_gate=normal(4, 3), experts=experts(4, 3), k=3),
    case("one expert a token", x=normal(7, 3), w_gate=normal(4, 3), experts=experts(4, 3), k=1),
    case("all experts", x=normal(4, 5), w_gate=normal(3, 5), experts=experts(3, 5), k=3),
    case("a single expert", x=normal(4, 3), w_gate=normal(1, 3), experts=experts(1, 3), k=1),
    case(
        "an expert that nobody chooses",
        x=exactly([[1.0, 0.2], [2.0, -0.3], [0.5, 0.1]]),
        w_gate=exactly([[1.0, 0.5], [-9.0, 0.1], [0.8, -0.5], [-8.0, 0.0]]),
        experts=experts(4, 2, most=[3, 0, 3, 0]),
        k=2,
    ),
    case(
        "each expert its own tokens",
        x=exactly([[1.0, 0.2], [2.0, -0.3], [0.5, 0.1]]),
        w_gate=exactly([[1.0, 0.5], [-9.0, 0.1], [0.8, -1.5]]),
        experts=experts(3, 2, most=[2, 0, 1]),
        k=1,
    ),
    case(
        "logits of ±1,000",
        x=normal(9, 5, std=20.0),
        w_gate=normal(7, 5, std=20.0),
        experts=experts(7, 5),
        k=2,
    )
    .without_gradients()
    .within(1e-2, 1e-2),
]
JUDGED = values(gradients=["x", "w_gate"])
AXES = {
    "x": "T D",
    "w_gate": "E D",
    "experts.*.weight": "D D",
    "experts.*.shift": "D",
    "returns": "T D",
}
SIZES = {"experts": "E", "k": "min(2, E)"}
BENCHMARK = case("benchmark", x=normal(256, 32), w_gate=normal(8, 32), experts=experts(8, 32), k=2)
