from studycli.judge.cases import case, counting, mistake, normal, values


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


def attended(x, w, h, torch, order="stacked", axis=-1, scale=None):
    B, N, D = x.shape
    qkv = x @ w["w_qkv"].T + w["b_qkv"]
    if order == "by head":
        q, k, v = qkv.view(B, N, h, 3, D // h).permute(3, 0, 2, 1, 4)
    else:
        q, k, v = qkv.view(B, N, 3, h, D // h).permute(2, 0, 3, 1, 4)
    heads = (q @ k.mT / (scale or D / h) ** 0.5).softmax(axis) @ v
    merged = (heads if order == "not merged" else heads.transpose(1, 2)).reshape(B, N, D)
    return merged @ w["w_out"].T + w["b_out"]


def normed(x, w, torch, name="norm", eps=1e-5):
    return torch.nn.functional.layer_norm(x, x.shape[-1:], w[f"{name}_weight"], w[f"{name}_bias"], eps)


def mlp(x, w, torch, gelu):
    up = torch.nn.functional.gelu(x @ w["w_up"].T + w["b_up"], approximate=gelu)
    return up @ w["w_down"].T + w["b_down"]


ORDERS = {
    "channels last": (0, 2, 4, 3, 5, 1),
    "columns": (0, 4, 2, 1, 3, 5),
    "transposed": (0, 2, 4, 1, 5, 3),
}


def embedded(inputs, torch, patches, tokens):
    """The tokens before the blocks."""
    p, P, (B, C, H, W) = inputs.p, inputs.patch_size, inputs.image.shape
    split = inputs.image.reshape(B, C, H // P, P, W // P, P)
    cut = split.permute(ORDERS.get(patches, (0, 2, 4, 1, 3, 5))).reshape(B, -1, C * P * P)
    x = cut @ p["w_patch"].T + p["b_patch"]
    cls, places = p["cls_token"].expand(B, -1, -1), p["positions"]
    if tokens == "class last":
        return torch.cat([x, cls], 1) + places
    if tokens == "class without position":
        return torch.cat([cls, x + places[:, 1:]], 1)
    return torch.cat([cls, x], 1) + (0 if tokens == "no positions" else places)


def slipped(inputs, torch, patches="", tokens="", blocks="", end="", attention=None, gelu="none", eps=1e-5):
    """The network with a slip in one of its parts."""
    p, h = inputs.p, inputs.n_heads
    x = embedded(inputs, torch, patches, tokens)
    chain = {
        "first only": p["blocks"][:1],
        "same": p["blocks"][:1] * len(p["blocks"]),
        "reversed": p["blocks"][::-1],
    }
    for w in chain.get(blocks, p["blocks"]):
        if blocks == "post-norm":
            x = normed(x + attended(x, w, h, torch), w, torch, "norm1")
            x = normed(x + mlp(x, w, torch, gelu), w, torch, "norm2")
        else:
            x = x + attended(normed(x, w, torch, "norm1", eps), w, h, torch, **(attention or {}))
            x = x + mlp(
                normed(x, w, torch, "norm1" if blocks == "one norm" else "norm2", eps), w, torch, gelu
            )
    x = x if end == "no norm" else normed(x, p, torch, eps=eps)
    ends = {"mean": x.mean(1), "patch mean": x[:, 1:].mean(1), "last": x[:, -1]}
    picked = ends.get(end, x[:, -1 if tokens == "class last" else 0])
    return picked @ p["w_head"].T + p["b_head"]


def told(message, cause="values", **slip):
    return mistake(message, cause=cause, gives=lambda inputs, torch: slipped(inputs, torch, **slip))


CASES = [
    case("plain", **vit(2, 3, 4, 6)),
    case("no blocks", **vit(4, 3, 8, 8, depth=0)),
    case("one block, three heads", **vit(3, 2, 6, 4, n_heads=3, depth=1, F=7)),
    case("three blocks", **vit(2, 1, 4, 8, D=4, K=3, depth=3)),
    case("one patch", **vit(2, 3, 4, 4, patch_size=4, depth=1)),
    case("patches of one pixel", **vit(2, 2, 3, 2, patch_size=1, depth=1)),
    case("one image, one head, one class", **vit(1, 1, 6, 3, patch_size=3, n_heads=1, K=1)),
    case("heads of width 1", **vit(2, 3, 4, 2, D=4, n_heads=4, depth=1)),
    case("faint tokens", **vit(2, 3, 4, 6, faint=3e-3, depth=1)).without_gradients(),
    case("channels last in memory", **vit(2, 3, 4, 6, image=normal(2, 4, 6, 3).permuted(0, 3, 1, 2))),
    case(
        "one image for the whole batch",
        **vit(3, 2, 4, 4, image=counting(1, 2, 4, 4).times(0.1).expanded(3, 2, 4, 4)),
    ),
    case("float64", **vit(2, 3, 6, 4, dtype="float64")),
]
MISTAKES = [
    told(
        "Inside your patches the channels come last; patch_embed takes the whole first channel, then the second.",
        "order",
        patches="channels last",
    ),
    told(
        "Your patches come column by column; patch_embed takes them row by row.", "order", patches="columns"
    ),
    told("Inside each of your patches rows and columns are exchanged.", "order", patches="transposed"),
    told(
        "Your class token stands behind the patches; it comes first, and so does its position.",
        "order",
        tokens="class last",
    ),
    told(
        "The positions are added to the patches only; the class token has a position too, the first.",
        tokens="class without position",
    ),
    told("The positions are not added.", tokens="no positions"),
    told("Only the first block is used; the blocks follow one another.", blocks="first only"),
    told("The first block's weights are used in every block.", blocks="same"),
    told("Your blocks run from the last to the first.", "order", blocks="reversed"),
    told(
        "Your blocks normalise after each addition (post-norm); LN stands in front of attention and MLP.",
        "order",
        blocks="post-norm",
    ),
    told("LN₁ is used twice in your blocks: the MLP has norm2_weight and norm2_bias.", blocks="one norm"),
    told("The LayerNorm after the last block is missing.", end="no norm"),
    told("You average all tokens for the head; the class token alone goes there.", end="mean"),
    told("You average the patch tokens for the head; the class token alone goes there.", end="patch mean"),
    told("You take the last token for the head; the class token is the first.", end="last"),
    told(
        "You cut q, k and v head by head; w_qkv stacks all of q, then all of k, then all of v.",
        "order",
        attention={"order": "by head"},
    ),
    told(
        "Your heads are merged without a transpose: (B, h, N+1, d) must become (B, N+1, h, d) first.",
        "order",
        attention={"order": "not merged"},
    ),
    told(
        "Your softmax runs over the queries; each query's weights over the keys (the last axis) must sum to 1.",
        attention={"axis": -2},
    ),
    told("Your scores are not divided by √d.", "scale", attention={"scale": 1.0}),
    told("Your GELU is the approximation by tanh; the exact one is asked for.", gelu="tanh"),
    told(
        "The eps of your LayerNorms is 1e-6; it should be 1e-5, which counts where the tokens are faint.",
        eps=1e-6,
    ),
    mistake(
        "Your scores are divided by √D; each head has width d = D/h, so divide by √d.",
        cause="scale",
        gives=lambda inputs, torch: slipped(inputs, torch, attention={"scale": inputs.p["w_patch"].shape[0]}),
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
