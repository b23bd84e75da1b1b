from studycli.judge.cases import case, counting, exactly, integers, mistake, normal, permutations, values


def turned(inputs, torch, rate=None, sign=1.0):
    x, d = inputs.x, inputs.x.shape[-1]
    rates = inputs.base ** (-torch.arange(0, d, 2) / d) if rate is None else rate(torch.arange(d // 2), d)
    angle = inputs.positions[:, None].float() * rates
    a, b = x.chunk(2, -1)
    cos, sin = angle.cos(), angle.sin() * sign
    return torch.cat([a * cos - b * sin, b * cos + a * sin], -1).to(x.dtype)


def mixed_conventions(inputs, torch):
    """Angles repeated in pairs, numbers turned in halves."""
    x, d = inputs.x, inputs.x.shape[-1]
    rates = inputs.base ** (-torch.arange(0, d, 2) / d)
    angle = (inputs.positions[:, None].float() * rates).repeat_interleave(2, -1)
    a, b = x.chunk(2, -1)
    return (x * angle.cos() + torch.cat([-b, a], -1) * angle.sin()).to(x.dtype)


def in_pairs(inputs, torch):
    x, d = inputs.x, inputs.x.shape[-1]
    angle = inputs.positions[:, None].float() * inputs.base ** (-torch.arange(0, d, 2) / d)
    a, b = x[..., 0::2], x[..., 1::2]
    return (
        torch.stack([a * angle.cos() - b * angle.sin(), b * angle.cos() + a * angle.sin()], -1)
        .flatten(-2)
        .to(x.dtype)
    )


def one_after_the_other(inputs, torch):
    d = inputs.x.shape[-1]
    angle = inputs.positions[:, None].float() * inputs.base ** (-torch.arange(0, d, 2) / d)
    a, b = inputs.x.chunk(2, -1)
    a = a * angle.cos() - b * angle.sin()
    return torch.cat([a, b * angle.cos() + a * angle.sin()], -1).to(inputs.x.dtype)


def angles_in_its_dtype(inputs, torch):
    """With angles in the dtype of x, if that is coarser than float32."""
    x, d = inputs.x, inputs.x.shape[-1]
    if x.dtype not in (torch.bfloat16, torch.float16):
        raise ValueError("not coarser")
    rates = (inputs.base ** (-torch.arange(0, d, 2) / d)).to(x.dtype)
    angle = inputs.positions[:, None].to(x.dtype) * rates
    a, b = x.chunk(2, -1)
    return torch.cat([a * angle.cos() - b * angle.sin(), b * angle.cos() + a * angle.sin()], -1)


CASES = [
    case("plain", x=normal(2, 3, 5, 8), positions=counting(5, dtype="int64")),
    case("a base of its own", x=normal(2, 2, 4, 6), positions=counting(4, dtype="int64"), base=100.0),
    case("as many heads as tokens", x=normal(2, 3, 3, 8), positions=exactly([4, 0, 9], dtype="int64")),
    case("continued behind a cache", x=normal(2, 1, 3, 4), positions=counting(3, start=7, dtype="int64")),
    case("shuffled positions", x=normal(1, 2, 6, 4), positions=permutations(6)),
    case("the same position twice", x=normal(2, 2, 4, 2), positions=integers(4, low=1, high=4)),
    case("one pair", x=normal(2, 3, 2, 2), positions=exactly([3, 8], dtype="int64"), base=7.0),
    case("one token at position 0", x=normal(2, 2, 1, 4), positions=exactly([0], dtype="int64")),
    case("not contiguous", x=normal(2, 4, 3, 6).transposed(1, 2), positions=counting(4, dtype="int64")),
    case("float64", x=normal(2, 2, 3, 4, dtype="float64"), positions=counting(3, dtype="int64")).within(
        1e-5, 1e-5
    ),
    case("bfloat16", x=normal(2, 2, 3, 4, dtype="bfloat16"), positions=counting(3, dtype="int64")),
    case(
        "bfloat16, positions near 3,000",
        x=normal(1, 2, 4, 6, dtype="bfloat16"),
        positions=exactly([2989, 2991, 3001, 3005], dtype="int64"),
    ).within(5e-2, 5e-2),
]
MISTAKES = [
    mistake(
        "Your code pairs neighbours, channel 2i with 2i + 1 (interleaved); here channel i goes with channel i + d/2 (two halves).",
        cause="order",
        gives=in_pairs,
    ),
    mistake(
        "Two conventions are mixed: your angles are repeated in pairs (θ₀ θ₀ θ₁ θ₁ …), but your halves need them one after the other (θ₀ θ₁ … θ₀ θ₁ …).",
        cause="order",
        gives=mixed_conventions,
    ),
    mistake(
        "Your second line uses the first half after it was turned: both lines need the old a and b, so give the results other names.",
        cause="values",
        gives=one_after_the_other,
    ),
    mistake(
        "The rotation goes the wrong way: your code turns by −θ. (a, b) becomes (a·cos θ − b·sin θ, b·cos θ + a·sin θ).",
        cause="values",
        gives=lambda inputs, torch: turned(inputs, torch, sign=-1.0),
    ),
    mistake(
        "The exponent is −i/d in your code; it is −2i/d, with i the number of the pair.",
        cause="scale",
        gives=lambda inputs, torch: turned(inputs, torch, rate=lambda i, d: inputs.base ** (-i / d)),
    ),
    mistake(
        "Your frequencies grow with i: the exponent is −2i/d, with a minus sign.",
        cause="scale",
        gives=lambda inputs, torch: turned(inputs, torch, rate=lambda i, d: inputs.base ** (2 * i / d)),
    ),
    mistake(
        "Your angles are computed in the dtype of x: bfloat16 cannot tell 2989 from 2991. Compute them in float32 and cast at the end.",
        cause="values",
        gives=angles_in_its_dtype,
    ),
]
JUDGED = values(gradients=["x"], tolerances={"float64": (1e-5, 1e-5)})
AXES = {"x": "B h N d", "positions": "N", "returns": "B h N d"}
SIZES = {"d": "2pairs"}
BENCHMARK = case("benchmark", x=normal(4, 4, 128, 64), positions=counting(128, dtype="int64"))
