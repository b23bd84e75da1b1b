from studycli.judge.cases import at, booleans, case, exactly, mistake, normal, values


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


def norm(x, p, torch, number, eps=1e-5):
    return torch.nn.functional.layer_norm(
        x, x.shape[-1:], p[f"norm{number}_weight"], p[f"norm{number}_bias"], eps
    )


def attention(x, inputs, torch):
    p, (B, N, D), h = inputs.p, x.shape, inputs.n_heads
    q, k, v = (x @ p["w_qkv"].T + p["b_qkv"]).view(B, N, 3, h, D // h).permute(2, 0, 3, 1, 4)
    scores = q @ k.mT / (D // h) ** 0.5
    if inputs.mask is not None:
        scores = scores.masked_fill(~inputs.mask.unsqueeze(-3), -torch.inf)
    return (scores.softmax(-1) @ v).transpose(1, 2).reshape(B, N, D) @ p["w_out"].T + p["b_out"]


def mlp(x, p, torch, gelu="none"):
    up = torch.nn.functional.gelu(x @ p["w_up"].T + p["b_up"], approximate=gelu)
    return up @ p["w_down"].T + p["b_down"]


def post_norm(inputs, torch):
    y = norm(inputs.x + attention(inputs.x, inputs, torch), inputs.p, torch, 1)
    return norm(y + mlp(y, inputs.p, torch), inputs.p, torch, 2)


def parallel(inputs, torch):
    x, p = inputs.x, inputs.p
    return x + attention(norm(x, p, torch, 1), inputs, torch) + mlp(norm(x, p, torch, 2), p, torch)


def first_norm_twice(inputs, torch):
    x, p = inputs.x, inputs.p
    y = x + attention(norm(x, p, torch, 1), inputs, torch)
    return y + mlp(norm(y, p, torch, 1), p, torch)


def stream_of_normed(inputs, torch):
    x, p = inputs.x, inputs.p
    first = norm(x, p, torch, 1)
    y = first + attention(first, inputs, torch)
    second = norm(y, p, torch, 2)
    return second + mlp(second, p, torch)


def second_residual_from_x(inputs, torch):
    x, p = inputs.x, inputs.p
    y = x + attention(norm(x, p, torch, 1), inputs, torch)
    return x + mlp(norm(y, p, torch, 2), p, torch)


def no_norm_before(number):
    def without(inputs, torch):
        x, p = inputs.x, inputs.p
        y = x + attention(x if number == 1 else norm(x, p, torch, 1), inputs, torch)
        return y + mlp(y if number == 2 else norm(y, p, torch, 2), p, torch)

    return without


def mlp_first(inputs, torch):
    x, p = inputs.x, inputs.p
    y = x + mlp(norm(x, p, torch, 2), p, torch)
    return y + attention(norm(y, p, torch, 1), inputs, torch)


def with_settings(eps=1e-5, gelu="none"):
    def block(inputs, torch):
        x, p = inputs.x, inputs.p
        y = x + attention(norm(x, p, torch, 1, eps), inputs, torch)
        return y + mlp(norm(y, p, torch, 2, eps), p, torch, gelu)

    return block


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
    case("one token", x=normal(2, 1, 6), p=weights(6, 12), n_heads=3),
    case(
        "a faint stream, where eps counts", x=normal(2, 6, 6, std=3e-3), p=weights(6, 8), n_heads=2
    ).without_gradients(),
    case("not contiguous", x=normal(2, 6, 5).transposed(), p=weights(6, 8), n_heads=2),
    case("float64", x=normal(2, 4, 6, dtype="float64"), p=weights(6, 8, "float64"), n_heads=2),
]
MISTAKES = [
    mistake(
        "Your block normalises after each addition (post-norm); here LN stands in front of attention and MLP, and the stream itself is never normalised.",
        cause="order",
        gives=post_norm,
    ),
    mistake(
        "Your MLP reads x beside the attention; it reads LN₂ of y, the stream to which the attention was added.",
        cause="values",
        gives=parallel,
    ),
    mistake(
        "The second addition starts from x again, so that the attention reaches only the MLP: add the MLP to y.",
        cause="values",
        gives=second_residual_from_x,
    ),
    mistake(
        "You add to the normalised copy; the residual is the stream itself, before LN.",
        cause="values",
        gives=stream_of_normed,
    ),
    mistake(
        "The attention reads x as it is: LN₁ belongs in front of it.", cause="values", gives=no_norm_before(1)
    ),
    mistake("The MLP reads y as it is: LN₂ belongs in front of it.", cause="values", gives=no_norm_before(2)),
    mistake(
        "LN₁ is used twice: the MLP has a norm of its own, norm2_weight and norm2_bias.",
        cause="values",
        gives=first_norm_twice,
    ),
    mistake(
        "Your GELU is the approximation by tanh; the exact one is asked for, x·Φ(x) (the default of F.gelu).",
        cause="values",
        gives=with_settings(gelu="tanh"),
    ),
    mistake(
        "The eps of your LayerNorm is 1e-6; it should be 1e-5, which counts where the stream is faint.",
        cause="values",
        gives=with_settings(eps=1e-6),
    ),
    mistake("The MLP comes before the attention in your block.", cause="order", gives=mlp_first),
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
