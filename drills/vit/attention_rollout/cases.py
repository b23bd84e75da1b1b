from types import SimpleNamespace

from studycli.judge.cases import case, mistake, probabilities, uniform, values


def layers(count, B, h, N, dtype="float32"):
    """So many layers of attention whose rows sum to 1."""
    return [probabilities(B, h, N, N, dtype=dtype) for _ in range(count)]


def rolled(
    inputs,
    torch,
    *,
    heads=lambda a: a.mean(1),
    mix=lambda a, eye: 0.5 * (a + eye),
    normalise=lambda a: a / a.sum(-1, keepdim=True),
    step=lambda A, R: A @ R,
    order=list,
):
    """The rollout with one thing done in another way."""
    first = inputs.attentions[0]
    eye = torch.eye(first.shape[-1], dtype=first.dtype)
    R = eye.expand(first.shape[0], *eye.shape)
    for attention in order(inputs.attentions):
        R = step(normalise(mix(heads(attention), eye)), R)
    return R


def of(**options):
    return lambda inputs, torch: rolled(inputs, torch, **options)


def head_by_head(inputs, torch):
    first = inputs.attentions[0]
    eye = torch.eye(first.shape[-1], dtype=first.dtype)
    R = eye.expand_as(first)
    for attention in inputs.attentions:
        A = 0.5 * (attention + eye)
        R = A / A.sum(-1, keepdim=True) @ R
    return R.mean(1)


def product_of_entries(inputs, torch):
    """The layers multiplied element by element, without the identity at the start."""
    layers = [rolled(SimpleNamespace(attentions=[attention]), torch) for attention in inputs.attentions]
    return torch.stack(layers).prod(0)


CASES = [
    case("plain", attentions=layers(3, 2, 4, 5)),
    case("two layers", attentions=layers(2, 3, 2, 4)),
    case("one layer", attentions=layers(1, 2, 3, 5)),
    case("twelve layers", attentions=layers(12, 1, 3, 6)),
    case("one head", attentions=layers(3, 2, 1, 4)),
    case("B = h = N", attentions=layers(3, 4, 4, 4)),
    case("one token", attentions=layers(2, 2, 3, 1)),
    case("one image", attentions=layers(2, 1, 2, 7)),
    case("rows that do not sum to 1", attentions=[uniform(2, 3, 5, 5), uniform(2, 3, 5, 5)]),
    case(
        "not contiguous",
        attentions=[probabilities(2, 4, 3, 4).permuted(0, 2, 1, 3), probabilities(2, 3, 4, 4).strided(1)],
    ),
    case("float64", attentions=layers(3, 2, 2, 4, "float64")),
    case("bfloat16", attentions=layers(2, 2, 3, 4, "bfloat16")),
]
JUDGED = values()
MISTAKES = [
    mistake(
        "You multiply in the other order, R·A: the newer layer stands on the left, A·R.",
        cause="order",
        gives=of(step=lambda A, R: R @ A),
    ),
    mistake(
        "The identity is missing: half of each token comes to it past the attention, through the residual connection.",
        cause="values",
        gives=of(mix=lambda a, eye: a),
    ),
    mistake(
        "You take the maximum over the heads; their mean is asked for.",
        cause="values",
        gives=of(heads=lambda a: a.amax(1)),
    ),
    mistake(
        "You take the sum over the heads; their mean is asked for, or the identity counts too little.",
        cause="values",
        gives=of(heads=lambda a: a.sum(1)),
    ),
    mistake(
        "You take the first head only; the mean over all heads is asked for.",
        cause="values",
        gives=of(heads=lambda a: a[:, 0]),
    ),
    mistake(
        "You roll each head out by itself and average in the end: average the heads in each layer first.",
        cause="order",
        gives=head_by_head,
    ),
    mistake(
        "You multiply the layers element by element: a token's mixture passes on by a matrix product, A @ R.",
        cause="values",
        gives=product_of_entries,
    ),
    mistake(
        "You multiply the layers element by element: a token's mixture passes on by a matrix product, A @ R.",
        cause="values",
        gives=of(step=lambda A, R: A * R),
    ),
    mistake(
        "You add the layers up: a token's mixture passes on by a matrix product, A @ R.",
        cause="values",
        gives=of(step=lambda A, R: A + R),
    ),
    mistake(
        "You return the last layer alone: multiply the layers, from the first to the last.",
        cause="values",
        gives=of(step=lambda A, R: A),
    ),
    mistake(
        "Your rows are not divided by their sums (½ is not enough where a row of attention does not sum to 1).",
        cause="edge",
        gives=of(normalise=lambda a: a),
    ),
    mistake(
        "You add the identity without the ½ and do not divide the rows by their sums: they grow with every layer.",
        cause="scale",
        gives=of(mix=lambda a, eye: a + eye, normalise=lambda a: a),
    ),
    mistake(
        "You divide the columns by their sums: each row, the keys of one query, should sum to 1.",
        cause="values",
        gives=of(normalise=lambda a: a / a.sum(-2, keepdim=True)),
    ),
    mistake(
        "You divide the attention's rows by their sums before the identity is added: first ½·(mean + identity), then divide.",
        cause="order",
        gives=of(heads=lambda a: a.mean(1) / a.mean(1).sum(-1, keepdim=True)),
    ),
]
AXES = {"attentions.0": "B h N N", "attentions.1": "B h N N", "attentions.2": "B h N N", "returns": "B N N"}
BENCHMARK = case("benchmark", attentions=layers(12, 4, 3, 65))
