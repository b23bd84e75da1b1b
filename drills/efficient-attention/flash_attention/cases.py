from studycli.judge.cases import INF, at, case, constant, mistake, normal, uniform, values


def qkv(*shape, q=None, k=None, dtype="float32", **others):
    """Three tensors of one shape, random where no other is given."""
    return {
        "q": q or normal(*shape, dtype=dtype),
        "k": k or normal(*shape, dtype=dtype),
        "v": normal(*shape, dtype=dtype),
        **others,
    }


def growing(*shape):
    """Keys that grow along the tokens, so that with a positive query the maximum moves with every block."""
    return uniform(*shape, low=0.5, high=1.0).then(lambda t: t.cumsum(-2))


def falling(*shape):
    """Keys that fall along the tokens: the maximum of the first block is that of all."""
    return growing(*shape).then(lambda t: t.flip(-2))


def tiled(inputs, torch, values=True, weights=True, every_block=False, start=-INF, running=True, whole=False):
    """The online softmax with a slip: a sum that is not rescaled, a division too many, another maximum, blocks left out."""
    size, N = inputs.block_size, inputs.q.shape[-2]
    end = N // size * size if whole else N
    out = torch.zeros_like(inputs.q)
    for i in range(0, end, size):
        q = inputs.q[..., i : i + size, :] / inputs.q.shape[-1] ** 0.5
        m = torch.full_like(q[..., :1], start)
        total, o = torch.zeros_like(m), torch.zeros_like(q)
        for j in range(0, end, size):
            s = q @ inputs.k[..., j : j + size, :].mT
            top = s.amax(-1, keepdim=True)
            new = torch.maximum(m, top) if running else top
            p, a = torch.exp(s - new), torch.exp(m - new)
            total = total * (a if weights else 1) + p.sum(-1, keepdim=True)
            o = o * (a if values else 1) + p @ inputs.v[..., j : j + size, :]
            o, m = (o / total if every_block else o), new
        out[..., i : i + size, :] = o if every_block else o / total
    return out


def blocks_apart(inputs, torch):
    """(query blocks, key blocks, …): each block's own softmax over each block of keys."""
    scaled = inputs.q / inputs.q.shape[-1] ** 0.5
    parts = zip(inputs.k.split(inputs.block_size, 2), inputs.v.split(inputs.block_size, 2), strict=True)
    return [(scaled @ k.mT).softmax(-1) @ v for k, v in parts]


def own_block_only(inputs, torch):
    parts = [part.split(inputs.block_size, 2) for part in blocks_apart(inputs, torch)]
    return torch.cat([part[place] for place, part in enumerate(parts)], 2)


RESCALE = "When a block raises the running maximum, what was summed before is too large: multiply {} by exp(old maximum − new maximum)."
CASES = [
    case("plain", **qkv(2, 3, 8, 4, block_size=4)),
    case("N not divisible by the block", **qkv(2, 3, 10, 5, block_size=4)),
    case("blocks of one token", **qkv(1, 2, 5, 3, block_size=1)),
    case("block larger than N", **qkv(2, 2, 5, 3, block_size=16)),
    case("a single token", **qkv(2, 1, 1, 4, block_size=3)),
    case("width 1", **qkv(2, 2, 7, 1, block_size=3)),
    case(
        "the highest scores come last",
        **qkv(1, 2, 9, 4, q=constant(1, 2, 9, 4, value=2), k=growing(1, 2, 9, 4), block_size=2),
    ).without_gradients(),
    case(
        "the highest scores come first",
        **qkv(1, 2, 9, 4, q=constant(1, 2, 9, 4, value=40), k=falling(1, 2, 9, 4), block_size=2),
    ).without_gradients(),
    case(
        "scores in the thousands", **qkv(2, 2, 6, 4, q=normal(2, 2, 6, 4).times(3e3), block_size=4)
    ).without_gradients(),
    case(
        "scores of one head far below zero",
        **qkv(
            1,
            2,
            6,
            4,
            q=uniform(1, 2, 6, 4, low=1, high=2).put(at[:, 0], 100),
            k=uniform(1, 2, 6, 4, low=-3, high=-2),
            block_size=4,
        ),
    ).without_gradients(),
    case(
        "all scores equal", **qkv(2, 2, 6, 3, k=constant(2, 2, 6, 3, value=0.5), block_size=4)
    ).without_gradients(),
    case("no (N, N) tensor", **qkv(1, 1, 100, 4, block_size=8)).building_at_most(100 * 100 - 1),
    case(
        "heads split without a copy",
        q=normal(2, 6, 3, 4).transposed(1, 2),
        k=normal(2, 6, 3, 4).transposed(1, 2),
        v=normal(2, 6, 3, 4).transposed(1, 2),
        block_size=4,
    ),
    case("float64", **qkv(2, 2, 7, 3, dtype="float64", block_size=3)),
    case("bfloat16", **qkv(2, 2, 7, 4, dtype="bfloat16", block_size=3))
    .within(rtol=5e-2, atol=5e-2)
    .without_gradients(),
]
JUDGED = values()
AXES = {"q": "B h N d", "k": "B h N d", "v": "B h N d", "returns": "B h N d"}
SIZES = {"block_size": "block_size"}
BENCHMARK = case("benchmark", **qkv(1, 4, 256, 32, block_size=64))
MISTAKES = [
    mistake(
        RESCALE.format("the sum of weights and the sum of values") + " Your code rescales neither.",
        cause="values",
        gives=lambda inputs, torch: tiled(inputs, torch, values=False, weights=False),
    ),
    mistake(
        RESCALE.format("the sum of values") + " Your code rescales the sum of weights only.",
        cause="values",
        gives=lambda inputs, torch: tiled(inputs, torch, values=False),
    ),
    mistake(
        RESCALE.format("the sum of weights") + " Your code rescales the sum of values only.",
        cause="values",
        gives=lambda inputs, torch: tiled(inputs, torch, weights=False),
    ),
    mistake(
        "You divide by the sum of weights after every block; do it once, after the last one.",
        cause="values",
        gives=lambda inputs, torch: tiled(inputs, torch, every_block=True),
    ),
    mistake(
        "The last block is left out when block_size does not divide N: it is smaller, but it belongs to the sum.",
        cause="edge",
        gives=lambda inputs, torch: tiled(inputs, torch, whole=True),
    ),
    mistake(
        "You subtract the maximum of the current block alone. It must be the running one, max(old maximum, this block's), "
        "or exp(old maximum − new maximum) overflows.",
        cause="edge",
        gives=lambda inputs, torch: tiled(inputs, torch, running=False),
    ),
    mistake(
        "Your running maximum starts at 0: scores far below 0 all vanish and 0/0 is left. Start with −∞.",
        cause="edge",
        gives=lambda inputs, torch: tiled(inputs, torch, start=0.0),
    ),
    mistake(
        "You average the results of the blocks as if all had the same weight; a block counts by its sum of exp(score − maximum).",
        cause="values",
        gives=lambda inputs, torch: torch.stack(blocks_apart(inputs, torch)).mean(0),
    ),
    mistake(
        "Each query sees the keys of its own block only; every block of queries must meet every block of keys.",
        cause="values",
        gives=own_block_only,
    ),
]
