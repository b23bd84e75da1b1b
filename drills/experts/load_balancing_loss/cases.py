from studycli.judge.cases import at, case, distinct, exactly, mistake, normal, values


def same_only_for_one(k):
    """With one choice a token these are no mistakes."""
    if k == 1:
        raise ValueError("no mistake with k = 1")
    return 1


def loss(inputs, torch, chosen_by=None, fraction=None, probability=None):
    logits, k = inputs.router_logits, inputs.k
    if logits.abs().max() > 100:
        raise ValueError("every probability is 0 or 1 there, and many mistakes look alike")
    E = logits.shape[1]
    chosen = torch.nn.functional.one_hot(logits.topk(k, 1).indices, E).to(logits.dtype).sum(1)  # (T, E)
    f = fraction(chosen, logits) if fraction else chosen.mean(0) / k
    P = probability(chosen, logits.softmax(1)) if probability else logits.softmax(1).mean(0)
    return E * (f * P).sum()


def argmax_only(chosen, logits):
    return logits.argmax(1)[:, None].eq(logits.new_tensor(range(logits.shape[1]))).to(logits.dtype).mean(0)


CASES = [
    case("plain", router_logits=normal(7, 4), k=2),
    case("one choice a token", router_logits=normal(9, 6), k=1),
    case("as many tokens as experts", router_logits=normal(5, 5), k=3),
    case("all experts chosen", router_logits=normal(4, 3), k=3),
    case("one token", router_logits=normal(1, 6), k=2),
    case("a single expert", router_logits=normal(5, 1), k=1),
    case(
        "all to one expert",
        router_logits=normal(9, 5, std=0.5)
        .plus(4.0)
        .put(at[:, :4], 0.1)
        .put(at[:, 1], 0.3)
        .put(at[:, 2], -0.2)
        .put(at[:, 3], -0.4),
        k=1,
    ),
    case("nobody chooses the last expert", router_logits=normal(6, 4).put(at[:, -1], -9.0), k=2),
    case("perfect balance", router_logits=exactly([[1, 0, -1], [-1, 1, 0], [0, -1, 1]]), k=2),
    case("logits of ±10,000", router_logits=distinct(9, 7, low=-1e4, high=1e4), k=2),
    case("not contiguous", router_logits=normal(4, 6).transposed(), k=2),
    case("float64", router_logits=normal(8, 3, dtype="float64"), k=2),
]
MISTAKES = [
    mistake(
        "Your f is divided by T, so that it sums to k: divide the counts by all T·k choices.",
        cause="scale",
        gives=lambda inputs, torch: (
            same_only_for_one(inputs.k) * loss(inputs, torch, fraction=lambda c, x: c.mean(0))
        ),
    ),
    mistake(
        "Only each token's best expert is counted: all of its k choices belong into f.",
        cause="values",
        gives=lambda inputs, torch: same_only_for_one(inputs.k) * loss(inputs, torch, fraction=argmax_only),
    ),
    mistake(
        "Both factors are mean probabilities: f counts the choices, 1 for each chosen expert, 0 for the others.",
        cause="values",
        gives=lambda inputs, torch: loss(inputs, torch, fraction=lambda c, x: x.softmax(1).mean(0)),
    ),
    mistake(
        "Both factors count choices, so that no gradient flows: P is the mean of the softmax over all experts.",
        cause="values",
        gives=lambda inputs, torch: (
            same_only_for_one(inputs.k) * loss(inputs, torch, probability=lambda c, p: c.mean(0) / inputs.k)
        ),
    ),
    mistake(
        "P is taken over the chosen experts alone: it is the mean softmax over all E, chosen or not.",
        cause="values",
        gives=lambda inputs, torch: loss(inputs, torch, probability=lambda c, p: (c * p).mean(0)),
    ),
    mistake(
        "P is a softmax over the k chosen logits alone: it is the mean of the softmax over all E.",
        cause="values",
        gives=lambda inputs, torch: (
            same_only_for_one(inputs.k)
            * loss(inputs, torch, probability=lambda c, p: (c * p / (c * p).sum(1, keepdim=True)).mean(0))
        ),
    ),
]
JUDGED = values(finite=1e4)
AXES = {"router_logits": "T E"}
SIZES = {"k": "min(2, E)"}
BENCHMARK = case("benchmark", router_logits=normal(4096, 16), k=2)
