from studycli.judge.cases import at, booleans, case, exactly, normal, values


def weights(D, F, dtype="float32"):
    """Norms far from the identity, attention far from uniform."""
    return {
        "norm1_weight": normal(D, mean=1.0, std=0.5, dtype=dtype),
        "norm1_bias": normal(D, std=0.5, dtype=dtype),
        "w_qkv": normal(3 * D, D, std=0.6, dtype=dtype),
        "b_qkv": normal(3 * D, std=0.5, dtype=dtype),
        "w_out": normal(D, D, std=0.4, dtype=dtype),
        "b_out": normal(D, std=0.5, dtype=dtype),
        "norm2_weight": normal(D, mean=1.0, std=0.5, dtype=dtype),
        "norm2_bias": normal(D, std=0.5, dtype=dtype),
        "w_up": normal(F, D, std=0.5, dtype=dtype),
        "b_up": normal(F, std=0.5, dtype=dtype),
        "w_down": normal(D, F, std=0.4, dtype=dtype),
        "b_down": normal(D, std=0.5, dtype=dtype),
    }


CAUSAL = exactly([[1, 0, 0, 0], [1, 1, 0, 0], [1, 1, 1, 0], [1, 1, 1, 1]], dtype="bool")

CASES = [
    case("plain", x=normal(2, 5, 6), p=weights(6, 12), n_heads=3),
    case("causal mask", x=normal(2, 4, 6), p=weights(6, 10), n_heads=2, mask=CAUSAL),
    case(
        "a mask for each sample",
        x=normal(3, 5, 6),
        p=weights(6, 8),
        n_heads=2,
        mask=booleans(3, 5, 5).put(at[:, :, 1], True).put(at[0, :, 3], False).put(at[1, 2, 4], False),
    ),
    case("an MLP narrower than the stream", x=normal(2, 3, 8), p=weights(8, 5), n_heads=2),
    case("as many samples as heads", x=normal(3, 4, 6), p=weights(6, 7), n_heads=3),
    case("one head, one sample", x=normal(1, 4, 6), p=weights(6, 9), n_heads=1),
    case(
        "large scores, masked",
        x=normal(2, 4, 6),
        p={**weights(6, 8), "w_qkv": normal(18, 6, std=60.0)},
        n_heads=3,
        mask=CAUSAL,
    ).without_gradients(),
    case(
        "a faint stream, where eps counts", x=normal(2, 6, 6, std=3e-3), p=weights(6, 8), n_heads=2
    ).without_gradients(),
]
JUDGED = values()
AXES = {
    "x": "B N D",
    "p.norm*": "D",
    "p.w_qkv": "3D D",
    "p.b_qkv": "3D",
    "p.w_out": "D D",
    "p.b_out": "D",
    "p.w_up": "F D",
    "p.b_up": "F",
    "p.w_down": "D F",
    "p.b_down": "D",
    "returns": "B N D",
}
SIZES = {"n_heads": "h", "D": "h·d"}
BENCHMARK = case("benchmark", x=normal(4, 64, 64), p=weights(64, 256), n_heads=4)
