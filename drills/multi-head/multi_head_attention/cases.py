from studycli.judge.cases import at, booleans, case, exactly, mistake, normal, values


def layer(D, dtype="float32"):
    """Weights large enough that attention is far from uniform."""
    return {
        "w_qkv": normal(3 * D, D, dtype=dtype),
        "b_qkv": normal(3 * D, dtype=dtype),
        "w_out": normal(D, D, std=0.5, dtype=dtype),
        "b_out": normal(D, dtype=dtype),
    }


def computed(inputs, torch, qkv=None, mask=None, merge=None, project=True):
    """The layer, with one step of it exchanged."""
    B, N, D = inputs.x.shape
    h = inputs.n_heads
    stacked = inputs.x @ inputs.w_qkv.T + inputs.b_qkv
    q, k, v = (
        qkv(stacked)
        if qkv
        else [part.unflatten(-1, (h, -1)).transpose(1, 2) for part in stacked.chunk(3, -1)]
    )
    scores = q @ k.mT / (D // h) ** 0.5
    if inputs.mask is not None:
        allowed = inputs.mask if inputs.mask.ndim == 2 else inputs.mask[:, None]
        scores = mask(scores, allowed) if mask else scores.masked_fill(~allowed, -torch.inf)
    heads = scores.softmax(-1) @ v
    merged = merge(heads) if merge else heads.transpose(1, 2).flatten(2)
    merged = merged.reshape(B, N, D)
    return merged @ inputs.w_out.T + inputs.b_out if project else merged


def in_each_head(inputs, torch):
    B, N, _ = inputs.x.shape
    return computed(
        inputs, torch, qkv=lambda s: s.reshape(B, N, inputs.n_heads, -1).transpose(1, 2).chunk(3, -1)
    )


def per_channel(inputs, torch):
    return computed(
        inputs,
        torch,
        qkv=lambda s: [
            part.unflatten(-1, (-1, inputs.n_heads)).permute(0, 3, 1, 2) for part in s.chunk(3, -1)
        ],
        merge=lambda heads: heads.permute(0, 2, 3, 1),
    )


def reshaped_straight(inputs, torch):
    B, N, _ = inputs.x.shape
    return computed(
        inputs, torch, qkv=lambda s: [part.reshape(B, inputs.n_heads, N, -1) for part in s.chunk(3, -1)]
    )


def heads_aligned_with_batch(inputs, torch):
    return computed(
        inputs,
        torch,
        mask=lambda scores, allowed: scores.masked_fill(~inputs.mask, -torch.inf),
    )


CAUSAL = exactly([[1, 0, 0, 0], [1, 1, 0, 0], [1, 1, 1, 0], [1, 1, 1, 1]], dtype="bool")

CASES = [
    case("plain", x=normal(2, 5, 6), **layer(6), n_heads=3),
    case("causal mask", x=normal(2, 4, 6), **layer(6), n_heads=2, mask=CAUSAL),
    case(
        "a mask for each sample",
        x=normal(3, 5, 8),
        **layer(8),
        n_heads=2,
        mask=booleans(3, 5, 5).put(at[:, :, 1], True).put(at[0, :, 3], False).put(at[1, 2, 4], False),
    ),
    case(
        "as many samples as heads, a mask for each",
        x=normal(2, 3, 6),
        **layer(6),
        n_heads=2,
        mask=exactly(
            [[[1, 0, 0], [1, 1, 0], [1, 1, 1]], [[1, 1, 0], [0, 1, 1], [0, 1, 1]]],
            dtype="bool",
        ),
    ),
    case("as many heads as tokens", x=normal(2, 3, 12), **layer(12), n_heads=3),
    case("one head, one sample", x=normal(1, 4, 6), **layer(6), n_heads=1),
    case("one channel a head", x=normal(2, 4, 5), **layer(5), n_heads=5),
    case("one token", x=normal(2, 1, 6), **layer(6), n_heads=2),
    case("not contiguous", x=normal(2, 6, 5).transposed(), **layer(6), n_heads=2),
    case("float64", x=normal(2, 3, 6, dtype="float64"), **layer(6, "float64"), n_heads=3),
    case("bfloat16", x=normal(3, 7, 8, std=0.5, dtype="bfloat16"), **layer(8, "bfloat16"), n_heads=2)
    .without_gradients()
    .within(0.1, 0.1),
]
MISTAKES = [
    mistake(
        "Your code reads w_qkv head by head, (q, k, v) of head 0 first; it is stacked whole: all rows of q, then all of k, then all of v.",
        cause="order",
        gives=in_each_head,
    ),
    mistake(
        "Your heads take the channels in turn (interleaved): head j should have a block of neighbours, the channels j·d to (j+1)·d − 1.",
        cause="order",
        gives=per_channel,
    ),
    mistake(
        "The heads are put together without a transpose: bring (B, h, N, d) to (B, N, h, d) before you reshape to (B, N, D).",
        cause="order",
        gives=lambda inputs, torch: computed(inputs, torch, merge=lambda heads: heads.contiguous()),
    ),
    mistake(
        "Your mask (B, N, N) meets the scores (B, h, N, N) along the heads, not the batch: give it an axis for the heads, mask.unsqueeze(-3).",
        cause="edge",
        gives=heads_aligned_with_batch,
    ),
    mistake(
        "You reshape q, k and v straight to (B, h, N, d), which mixes tokens and heads: reshape to (B, N, h, d) first, then transpose.",
        cause="order",
        gives=reshaped_straight,
    ),
    mistake(
        "The output projection is missing: the merged heads still go through w_out and b_out.",
        cause="values",
        gives=lambda inputs, torch: computed(inputs, torch, project=False),
    ),
]
JUDGED = values()
AXES = {"x": "B N D", "w_qkv": "3D D", "b_qkv": "3D", "w_out": "D D", "b_out": "D", "returns": "B N D"}
SIZES = {"n_heads": "h", "D": "h·d"}
BENCHMARK = case("benchmark", x=normal(4, 128, 64), **layer(64), n_heads=4)
