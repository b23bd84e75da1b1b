from studycli.judge.cases import case, mistake, normal, uniform, values


def phi(t, torch):
    return torch.nn.functional.elu(t) + 1


def weighed(inputs, torch, phi_q, phi_k=None, causal=False):
    a, b = phi_q(inputs.q), (phi_k or phi_q)(inputs.k)
    weights = a @ b.mT
    weights = weights.tril() if causal else weights
    return weights @ inputs.v / weights.sum(-1, keepdim=True)


def an_eps_was_added(inputs, outputs, torch):
    """Seen only in float64, where the keys far below 0 stand."""
    denominator = phi(inputs.q, torch) @ phi(inputs.k, torch).sum(2)[..., None]
    right = weighed(inputs, torch, lambda t: phi(t, torch))
    return outputs.dtype == torch.float64 and any(
        torch.allclose(outputs, right * denominator / (denominator + eps), rtol=1e-6, atol=0)
        for eps in (1e-5, 1e-6, 1e-8)
    )


def heads(*shape, dtype="float32"):
    return {name: normal(*shape, dtype=dtype) for name in ("q", "k", "v")}


CASES = [
    case("plain", **heads(2, 3, 5, 4)),
    case("as many heads as tokens", **heads(2, 4, 4, 3)),
    case("more channels than tokens", **heads(3, 2, 3, 8)),
    case("as many tokens as channels", **heads(2, 3, 6, 6)),
    case("one token", **heads(2, 3, 1, 4)),
    case("one channel", **heads(2, 3, 4, 1)),
    case("one head, one sample", **heads(1, 1, 7, 2)),
    case("64 tokens, without an (N, N)", **heads(1, 1, 64, 4)).building_at_most(64 * 64 - 1),
    case(
        "keys far below 0",
        q=normal(2, 2, 5, 3, dtype="float64"),
        k=normal(2, 2, 5, 3, mean=-12.0, dtype="float64"),
        v=normal(2, 2, 5, 3, dtype="float64"),
    ),
    case(
        "entries up to 100",
        q=uniform(2, 2, 5, 3, low=-10, high=100),
        k=uniform(2, 2, 5, 3, low=-10, high=100),
        v=normal(2, 2, 5, 3),
    ),
    case(
        "heads behind the tokens in memory",
        q=normal(2, 5, 3, 4).transposed(1, 2),
        k=normal(2, 5, 3, 4).transposed(1, 2),
        v=normal(2, 5, 3, 4).transposed(1, 2),
    ),
    case("float64", **heads(2, 2, 4, 3, dtype="float64")),
]
MISTAKES = [
    mistake(
        "φ is elu without the + 1: it can be negative and the denominator can vanish; φ(x) = elu(x) + 1.",
        cause="values",
        gives=lambda inputs, torch: weighed(inputs, torch, torch.nn.functional.elu),
    ),
    mistake(
        "An eps was added to the denominator: φ is positive, so none is needed, and for keys far below 0 it outweighs the rest.",
        cause="values",
        when=an_eps_was_added,
    ),
    mistake(
        "This is softmax attention: here the weight of a key is φ(q)·φ(k), with φ = elu + 1, divided by the sum of the weights.",
        cause="values",
        when=lambda inputs, outputs, torch: (
            any(
                torch.allclose(
                    outputs, (inputs.q @ inputs.k.mT / scale).softmax(-1) @ inputs.v, rtol=1e-4, atol=1e-5
                )
                for scale in (1.0, inputs.q.shape[-1] ** 0.5)
            )
            and inputs.q.shape[2] > 1
        ),
    ),
    mistake(
        "The denominator sums k as it is: φ belongs there too, φ(q)·Σ φ(k).",
        cause="values",
        gives=lambda inputs, torch: (
            phi(inputs.q, torch)
            @ (phi(inputs.k, torch).mT @ inputs.v)
            / (phi(inputs.q, torch) @ inputs.k.sum(2)[..., None])
        ),
    ),
    mistake(
        "φ is missing on q: both q and k go through it.",
        cause="values",
        gives=lambda inputs, torch: weighed(inputs, torch, lambda t: t, lambda t: phi(t, torch)),
    ),
    mistake(
        "φ is missing on k: both q and k go through it.",
        cause="values",
        gives=lambda inputs, torch: weighed(inputs, torch, lambda t: phi(t, torch), lambda t: t),
    ),
    mistake(
        "φ is relu + 1 in your code; it is elu + 1, which still tells numbers below 0 apart.",
        cause="values",
        gives=lambda inputs, torch: weighed(inputs, torch, lambda t: t.relu() + 1),
    ),
    mistake(
        "Your memory is vᵀφ(k), with its two axes the wrong way round: it should be φ(k)ᵀv.",
        cause="order",
        gives=lambda inputs, torch: (
            phi(inputs.q, torch)
            @ (inputs.v.mT @ phi(inputs.k, torch))
            / (phi(inputs.q, torch) @ phi(inputs.k, torch).sum(2)[..., None])
        ),
    ),
    mistake(
        "Your attention is causal: token i reads only the tokens up to i; here it reads them all.",
        cause="values",
        gives=lambda inputs, torch: weighed(
            inputs, torch, lambda t: torch.nn.functional.elu(t) + 1, causal=True
        ),
    ),
]
JUDGED = values()
AXES = {"q": "B h N d", "k": "B h N d", "v": "B h N d", "returns": "B h N d"}
WITHOUT = {"entries of ±100": "below −10 so little is left of φ that it is not asked for"}
BENCHMARK = case("benchmark", **heads(2, 4, 256, 32))
