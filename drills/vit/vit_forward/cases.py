from studycli.judge.cases import case, counting, normal, values


def block(D, F, dtype):
    """The weights of one block: norms far from the identity, attention far from uniform."""
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


def vit(
    B, C, H, W, *, patch_size=2, D=6, n_heads=2, F=10, K=4, depth=2, image=None, faint=1.0, dtype="float32"
):
    """An image and a network of that size. `faint` scales all that makes the tokens before the blocks."""
    N = (H // patch_size) * (W // patch_size)
    return {
        "image": image or normal(B, C, H, W, dtype=dtype),
        "p": {
            "w_patch": normal(D, C * patch_size**2, std=0.5, dtype=dtype).times(faint),
            "b_patch": normal(D, std=0.5, dtype=dtype).times(faint),
            "cls_token": normal(1, 1, D, dtype=dtype).times(faint),
            "positions": normal(1, N + 1, D, dtype=dtype).times(faint),
            "blocks": [block(D, F, dtype) for _ in range(depth)],
            "norm_weight": normal(D, mean=1.0, std=0.5, dtype=dtype),
            "norm_bias": normal(D, std=0.5, dtype=dtype),
            "w_head": normal(K, D, dtype=dtype),
            "b_head": normal(K, dtype=dtype),
        },
        "patch_size": patch_size,
        "n_heads": n_heads,
    }


CASES = [
    case("plain", **vit(2, 3, 4, 6)),
    case("no blocks", **vit(4, 3, 8, 8, depth=0)),
    case("one block, three heads", **vit(3, 2, 6, 4, n_heads=3, depth=1, F=7)),
    case("three blocks", **vit(2, 1, 4, 8, D=4, K=3, depth=3)),
    case("patches of one pixel", **vit(2, 2, 3, 2, patch_size=1, depth=1)),
    case("one image, one head, one class", **vit(1, 1, 6, 3, patch_size=3, n_heads=1, K=1)),
    case("heads of width 1", **vit(2, 3, 4, 2, D=4, n_heads=4, depth=1)),
    case("faint tokens", **vit(2, 3, 4, 6, faint=3e-3, depth=1)).without_gradients(),
    case(
        "one image for the whole batch",
        **vit(3, 2, 4, 4, image=counting(1, 2, 4, 4).times(0.1).expanded(3, 2, 4, 4)),
    ),
]
JUDGED = values()
AXES = {
    "image": "B C H W",
    "p.w_patch": "D C·P²",
    "p.b_patch": "D",
    "p.cls_token": "1 1 D",
    "p.positions": "1 N+1 D",
    "p.*norm*": "D",
    "p.*.w_qkv": "3D D",
    "p.*.b_qkv": "3D",
    "p.*.w_out": "D D",
    "p.*.b_out": "D",
    "p.*.w_up": "F D",
    "p.*.b_up": "F",
    "p.*.w_down": "D F",
    "p.*.b_down": "D",
    "p.w_head": "K D",
    "p.b_head": "K",
    "returns": "B K",
}
SIZES = {"patch_size": "P", "n_heads": "h", "D": "h·d", "H": "down·P", "W": "right·P", "N": "down·right"}
BENCHMARK = case("benchmark", **vit(2, 3, 32, 32, patch_size=4, D=64, n_heads=4, F=256, K=10, depth=2))
