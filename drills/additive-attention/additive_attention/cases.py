from studycli.judge.cases import case, mistake, normal, values


def network(Dq, Dk, A, dtype="float32"):
    return {
        "w_q": normal(A, Dq, dtype=dtype),
        "w_k": normal(A, Dk, dtype=dtype),
        "v": normal(A, std=1.5, dtype=dtype),
    }


def weighted(inputs, torch, energies):
    weights = energies.softmax(1)
    return (weights[..., None] * inputs.keys).sum(1), weights


CASES = [
    case("plain", query=normal(2, 3), keys=normal(2, 5, 4), **network(3, 4, 6)),
    case("all widths alike", query=normal(2, 4), keys=normal(2, 3, 4), **network(4, 4, 4)),
    case("as many positions as samples", query=normal(3, 2), keys=normal(3, 3, 5), **network(2, 5, 4)),
    case("one sample", query=normal(1, 3), keys=normal(1, 4, 2), **network(3, 2, 5)),
    case("one position", query=normal(2, 3), keys=normal(2, 1, 4), **network(3, 4, 2)),
    case("a single number", query=normal(1, 1), keys=normal(1, 1, 1), **network(1, 1, 1)),
    case(
        "saturated", query=normal(8, 3, std=30.0), keys=normal(8, 6, 2, std=30.0), **network(3, 2, 5)
    ).without_gradients(),
    case(
        "energies of ±1,000",
        query=normal(8, 3),
        keys=normal(8, 6, 4),
        **{**network(3, 4, 6), "v": normal(6, std=500.0)},
    )
    .without_gradients()
    .within(1e-3, 1e-3),
    case(
        "not contiguous",
        query=normal(3, 2).transposed(),
        keys=normal(2, 4, 5).transposed(),
        **network(3, 4, 6),
    ),
    case(
        "float64",
        query=normal(2, 3, dtype="float64"),
        keys=normal(2, 5, 4, dtype="float64"),
        **network(3, 4, 6, "float64"),
    ),
    case(
        "bfloat16",
        query=normal(2, 3, dtype="bfloat16"),
        keys=normal(2, 6, 4, dtype="bfloat16"),
        **network(3, 4, 5, "bfloat16"),
    )
    .without_gradients()
    .within(0.1, 0.05),
]
MISTAKES = [
    mistake(
        "Your score is a dot product of the projections (multiplicative attention); here they are added, go through tanh and meet v.",
        cause="values",
        gives=lambda inputs, torch: weighted(
            inputs, torch, ((inputs.query @ inputs.w_q.T)[:, None] * (inputs.keys @ inputs.w_k.T)).sum(-1)
        ),
    ),
    mistake(
        "The query has no effect in your code: it must be added to the projected keys before the tanh, or it cancels in the softmax.",
        cause="values",
        gives=lambda inputs, torch: weighted(
            inputs, torch, torch.tanh(inputs.keys @ inputs.w_k.T) @ inputs.v
        ),
    ),
    mistake(
        "The tanh is missing: without it the query is the same number for every position and cancels in the softmax.",
        cause="values",
        gives=lambda inputs, torch: weighted(inputs, torch, inputs.keys @ inputs.w_k.T @ inputs.v),
    ),
    mistake(
        "The context is a mean of the projected keys (width A); it should be one of the keys themselves (width Dk).",
        cause="shape",
        when=lambda inputs, outputs, torch: (
            outputs[0].shape[-1] == inputs.w_k.shape[0]
            and torch.allclose(
                outputs[0],
                (outputs[1][..., None] * (inputs.keys @ inputs.w_k.T)).sum(1),
                rtol=1e-3,
                atol=1e-3,
            )
        ),
    ),
    mistake(
        "The two results come in the wrong order: context first, then weights.",
        cause="order",
        when=lambda inputs, outputs, torch: (
            outputs[0].shape == inputs.keys.shape[:2]
            and torch.allclose((outputs[0][..., None] * inputs.keys).sum(1), outputs[1], rtol=1e-3, atol=1e-3)
        ),
    ),
]
JUDGED = values()
AXES = {
    "query": "B Dq",
    "keys": "B N Dk",
    "w_q": "A Dq",
    "w_k": "A Dk",
    "v": "A",
    "returns.0": "B Dk",
    "returns.1": "B N",
}
BENCHMARK = case("benchmark", query=normal(32, 64), keys=normal(32, 50, 64), **network(64, 64, 64))
