from studycli.judge.cases import at, case, constant, normal, uniform, values


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


CASES = [
    case("plain", **qkv(2, 3, 8, 4, block_size=4)),
    case("N not divisible by the block", **qkv(2, 3, 10, 5, block_size=4)),
    case("blocks of one token", **qkv(1, 2, 5, 3, block_size=1)),
    case("block larger than N", **qkv(2, 2, 5, 3, block_size=16)),
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
            q=uniform(1, 2, 6, 4, low=1, high=2).put(at[:, 0], 10_000),
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
    case("bfloat16", **qkv(2, 2, 7, 4, dtype="bfloat16", block_size=3))
    .within(rtol=5e-2, atol=5e-2)
    .without_gradients(),
]
JUDGED = values()
AXES = {"q": "B h N d", "k": "B h N d", "v": "B h N d", "returns": "B h N d"}
SIZES = {"block_size": "block_size"}
BENCHMARK = case("benchmark", **qkv(1, 4, 256, 32, block_size=64))
