from studycli.judge.cases import at, booleans, case, exactly, normal, values


def layer(D, dtype="float32"):
    """Weights large enough that attention is far from uniform."""
    return {
        "w_qkv": normal(3 * D, D, dtype=dtype),
        "b_qkv": normal(3 * D, dtype=dtype),
        "w_out": normal(D, D, std=0.5, dtype=dtype),
        "b_out": normal(D, dtype=dtype),
    }


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
    case("bfloat16", x=normal(3, 7, 8, std=0.5, dtype="bfloat16"), **layer(8, "bfloat16"), n_heads=2)
    .without_gradients()
    .within(0.1, 0.1),
]
JUDGED = values()
AXES = {"x": "B N D", "w_qkv": "3D D", "b_qkv": "3D", "w_out": "D D", "b_out": "D", "returns": "B N D"}
SIZES = {"n_heads": "h", "D": "h·d"}
BENCHMARK = case("benchmark", x=normal(4, 128, 64), **layer(64), n_heads=4)
