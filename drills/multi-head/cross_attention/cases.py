from studycli.judge.cases import case, mistake, normal, values


def layer(D, Dc, dtype="float32"):
    return {
        "w_q": normal(D, D, dtype=dtype),
        "w_kv": normal(2 * D, Dc, dtype=dtype),
        "w_out": normal(D, D, std=0.5, dtype=dtype),
    }


def computed(inputs, torch, kv=None, split=None, merge=None, project=True):
    B, N, D = inputs.x.shape
    h = inputs.n_heads
    split = split or (lambda t: t.unflatten(-1, (h, -1)).transpose(1, 2))
    q, (k, v) = (
        split(inputs.x @ inputs.w_q.T),
        (kv or (lambda s: [split(t) for t in s.chunk(2, -1)]))(inputs.context @ inputs.w_kv.T),
    )
    heads = (q @ k.mT / (D // h) ** 0.5).softmax(-1) @ v
    merged = (merge(heads) if merge else heads.transpose(1, 2)).reshape(B, N, D)
    return merged @ inputs.w_out.T if project else merged


CASES = [
    case("plain", x=normal(2, 3, 6), context=normal(2, 5, 4), **layer(6, 4), n_heads=3),
    case("a context as wide as x", x=normal(2, 4, 6), context=normal(2, 3, 6), **layer(6, 6), n_heads=2),
    case("a context of the shape of x", x=normal(2, 5, 6), context=normal(2, 5, 6), **layer(6, 6), n_heads=3),
    case("a wider context", x=normal(3, 2, 6), context=normal(3, 4, 9), **layer(6, 9), n_heads=2),
    case("one head, one sample", x=normal(1, 5, 4), context=normal(1, 6, 3), **layer(4, 3), n_heads=1),
    case("one channel a head", x=normal(2, 4, 5), context=normal(2, 3, 4), **layer(5, 4), n_heads=5),
    case("one token to read", x=normal(2, 4, 6), context=normal(2, 1, 5), **layer(6, 5), n_heads=2),
    case("one token reads", x=normal(2, 1, 6), context=normal(2, 7, 5), **layer(6, 5), n_heads=2),
    case(
        "not contiguous",
        x=normal(2, 6, 3).transposed(),
        context=normal(2, 5, 4).transposed(),
        **layer(6, 5),
        n_heads=2,
    ),
    case(
        "float64",
        x=normal(2, 3, 6, dtype="float64"),
        context=normal(2, 4, 5, dtype="float64"),
        **layer(6, 5, "float64"),
        n_heads=3,
    ),
]
MISTAKES = [
    mistake(
        "You reshape q, k and v straight to (B, h, tokens, d), which mixes tokens and heads: reshape to (B, tokens, h, d) first, then transpose.",
        cause="order",
        gives=lambda inputs, torch: computed(
            inputs, torch, split=lambda t: t.reshape(t.shape[0], inputs.n_heads, t.shape[1], -1)
        ),
    ),
    mistake(
        "The heads are put together without a transpose: bring (B, h, N, d) to (B, N, h, d) before you reshape to (B, N, D).",
        cause="order",
        gives=lambda inputs, torch: computed(inputs, torch, merge=lambda heads: heads),
    ),
    mistake(
        "Your code reads w_kv head by head, (k, v) of head 0 first; it is stacked whole: all rows of the keys, then all of the values.",
        cause="order",
        gives=lambda inputs, torch: computed(
            inputs,
            torch,
            kv=lambda s: s.unflatten(-1, (inputs.n_heads, -1)).transpose(1, 2).chunk(2, -1),
        ),
    ),
    mistake(
        "The output projection is missing: the merged heads still go through w_out.",
        cause="values",
        gives=lambda inputs, torch: computed(inputs, torch, project=False),
    ),
]
JUDGED = values()
AXES = {"x": "B N D", "context": "B M Dc", "w_q": "D D", "w_kv": "2D Dc", "w_out": "D D", "returns": "B N D"}
SIZES = {"n_heads": "h", "D": "h·d"}
BENCHMARK = case("benchmark", x=normal(4, 64, 64), context=normal(4, 128, 96), **layer(64, 96), n_heads=4)
