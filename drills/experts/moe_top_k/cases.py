from studycli.judge.cases import case, exactly, function, mistake, normal, values


def expert(rows, weight, shift):
    return (rows @ weight).tanh() + shift


def experts(E, D, dtype="float32"):
    return [
        function(expert, weight=normal(D, D, dtype=dtype), shift=normal(D, dtype=dtype)) for _ in range(E)
    ]


def gates_among(logits, chosen):
    """(T, E): the softmax over the chosen, 0 elsewhere."""
    return logits.masked_fill(~chosen, float("-inf")).softmax(1)


def mixed(inputs, torch, gates_of, is_gated_before=False):
    """Every expert on every token, weighted by gates (T, E)."""
    logits = inputs.x @ inputs.w_gate.T
    if logits.abs().max() > 100:
        raise ValueError("one gate is 1 there, and many mistakes look alike")
    chosen = logits >= logits.sort(1, descending=True).values[:, inputs.k - 1 : inputs.k]
    gates = gates_of(logits, chosen, inputs.k)
    out = torch.zeros_like(inputs.x)
    for e, of_token in enumerate(inputs.experts):
        gate = gates[:, e, None].to(out.dtype)
        used = gate != 0
        out = out + used * (of_token(gate * inputs.x) if is_gated_before else gate * of_token(inputs.x))
    return out


def only_the_last(logits, chosen, k):
    """Among the chosen experts of a token, the one with the highest number."""
    return gates_among(logits, chosen) * (chosen.flip(1).cumsum(1).flip(1) == 1)


def chosen_by_experts(logits, chosen, k):
    k = min(k, len(logits))
    return gates_among(logits.T, (logits >= logits.sort(0, descending=True).values[k - 1 : k]).T).T


CASES = [
    case("plain", x=normal(6, 4), w_gate=normal(5, 4), experts=experts(5, 4), k=2),
    case("three of four", x=normal(5, 3), w_gate=normal(4, 3), experts=experts(4, 3), k=3),
    case("one expert a token", x=normal(7, 3), w_gate=normal(4, 3), experts=experts(4, 3), k=1),
    case("all experts", x=normal(4, 5), w_gate=normal(3, 5), experts=experts(3, 5), k=3),
    case("a single expert", x=normal(4, 3), w_gate=normal(1, 3), experts=experts(1, 3), k=1),
    case("one token", x=normal(1, 4), w_gate=normal(6, 4), experts=experts(6, 4), k=2),
    case(
        "an expert that nobody chooses",
        x=exactly([[1.0, 0.2], [2.0, -0.3], [0.5, 0.1]]),
        w_gate=exactly([[1.0, 0.5], [-9.0, 0.1], [0.8, -0.5], [-8.0, 0.0]]),
        experts=experts(4, 2),
        k=2,
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
    case(
        "not contiguous",
        x=normal(4, 6).transposed(),
        w_gate=normal(4, 5).transposed(),
        experts=experts(5, 4),
        k=2,
    ),
    case(
        "float64",
        x=normal(5, 3, dtype="float64"),
        w_gate=normal(4, 3, dtype="float64"),
        experts=experts(4, 3, "float64"),
        k=2,
    ),
]
MISTAKES = [
    mistake(
        "A later expert overwrites what an earlier one gave: the k contributions of a token should add up.",
        cause="values",
        gives=lambda inputs, torch: mixed(inputs, torch, only_the_last),
    ),
    mistake(
        "Every expert is used, weighted by a softmax over all: each token should see only its k best, with gates that sum to 1 among them.",
        cause="values",
        gives=lambda inputs, torch: mixed(inputs, torch, lambda logits, chosen, k: logits.softmax(1)),
    ),
    mistake(
        "Your gates are a softmax over all E logits: they should be one over the k chosen logits alone, so that they sum to 1.",
        cause="scale",
        gives=lambda inputs, torch: mixed(
            inputs, torch, lambda logits, chosen, k: logits.softmax(1) * chosen
        ),
    ),
    mistake(
        "The gates are missing: each expert's output should be multiplied by its gate before the k are added.",
        cause="values",
        gives=lambda inputs, torch: mixed(inputs, torch, lambda logits, chosen, k: chosen * 1.0),
    ),
    mistake(
        "The k experts are averaged: each should count by its gate, the softmax of the k logits.",
        cause="values",
        gives=lambda inputs, torch: mixed(inputs, torch, lambda logits, chosen, k: chosen / k),
    ),
    mistake(
        "Only the best expert is used: each token should get the mixture of its k best.",
        cause="values",
        gives=lambda inputs, torch: mixed(
            inputs, torch, lambda logits, chosen, k: logits == logits.amax(1, keepdim=True)
        ),
    ),
    mistake(
        "All k experts of a token get the gate of its first: each has a gate of its own, at its own place among the k.",
        cause="values",
        gives=lambda inputs, torch: mixed(
            inputs,
            torch,
            lambda logits, chosen, k: gates_among(logits, chosen).amax(1, keepdim=True) * chosen,
        ),
    ),
    mistake(
        "The experts with the smallest logits are used; they should be those with the largest.",
        cause="values",
        gives=lambda inputs, torch: mixed(
            inputs,
            torch,
            lambda logits, chosen, k: gates_among(logits, logits <= logits.sort(1).values[:, k - 1 : k]),
        ),
    ),
    mistake(
        "Your gates are sigmoids of the logits, which do not sum to 1: take the softmax of the k logits.",
        cause="values",
        gives=lambda inputs, torch: mixed(inputs, torch, lambda logits, chosen, k: logits.sigmoid() * chosen),
    ),
    mistake(
        "The token is multiplied by its gate before the expert sees it: the gate belongs on the expert's output.",
        cause="order",
        gives=lambda inputs, torch: mixed(
            inputs, torch, lambda logits, chosen, k: gates_among(logits, chosen), is_gated_before=True
        ),
    ),
    mistake(
        "Your experts choose k tokens each; here each token chooses its k experts (topk along the experts, axis 1).",
        cause="values",
        gives=lambda inputs, torch: mixed(inputs, torch, chosen_by_experts),
    ),
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
