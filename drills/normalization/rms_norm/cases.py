from studycli.judge.cases import case, mistake, normal, values


def features(D, **others):
    """The weight of D features."""
    return {"weight": normal(D, mean=1.0, std=0.5, dtype=others["x"].dtype), **others}


def with_scale(scale):
    """RMSNorm with another factor, from (x, eps)."""

    def gives(inputs, torch):
        wide = inputs.x.to(torch.promote_types(inputs.x.dtype, torch.float32))
        return (wide * scale(wide, inputs.eps) * inputs.weight).to(inputs.x.dtype)

    return gives


def mean_subtracted(inputs, torch):
    wide = inputs.x.to(torch.promote_types(inputs.x.dtype, torch.float32))
    centred = wide - wide.mean(-1, keepdim=True)
    return (centred * (centred.square().mean(-1, keepdim=True) + inputs.eps).rsqrt() * inputs.weight).to(
        inputs.x.dtype
    )


def one_added_to_the_weight(inputs, torch):
    wide = inputs.x.to(torch.promote_types(inputs.x.dtype, torch.float32))
    normed = wide * (wide.square().mean(-1, keepdim=True) + inputs.eps).rsqrt()
    return (normed * (inputs.weight + 1)).to(inputs.x.dtype)


CASES = [
    case("plain", **features(5, x=normal(2, 3, 5, mean=1.0, std=2.0))),
    case("a single token", **features(4, x=normal(4, mean=0.5))),
    case("as many tokens as features", **features(4, x=normal(4, 4, mean=0.5))),
    case("images, channels last", **features(3, x=normal(2, 4, 2, 3))),
    case("two features", **features(2, x=normal(3, 2))),
    case("a single feature", **features(1, x=normal(3, 1))),
    case("squares as small as eps", **features(6, x=normal(4, 6, std=1e-3))),
    case("another eps", **features(5, x=normal(3, 5), eps=0.5)),
    case("zeros", **features(4, x=normal(2, 4).times(0.0))),
    case("not contiguous", **features(5, x=normal(5, 2, 3).permuted(1, 2, 0))),
    case("float64", **features(6, x=normal(2, 3, 6, dtype="float64"), eps=0.01)).within(
        rtol=1e-10, atol=1e-12
    ),
    case("bfloat16", **features(6, x=normal(2, 3, 6, dtype="bfloat16"))),
    case("float16", **features(6, x=normal(2, 3, 6, dtype="float16"))),
    case("hundreds in float16", **features(6, x=normal(5, 6, std=600.0, dtype="float16"))),
]
JUDGED = values()
AXES = {"x": "… D", "weight": "D", "returns": "… D"}
MISTAKES = [
    mistake(
        "The squares overflow in float16 (its largest number is 65 504), and everything is divided by ∞: "
        "compute the statistics in float32 and cast the result back.",
        cause="dtype",
        when=lambda inputs, outputs, torch: (
            inputs.x.dtype == torch.float16
            and bool((inputs.x * inputs.x).isinf().any())
            and bool((outputs == 0).any())
        ),
    ),
    mistake(
        "You take the sum of the squares; their mean is asked for.",
        cause="scale",
        gives=with_scale(lambda x, eps: (x.square().sum(-1, keepdim=True) + eps).rsqrt()),
    ),
    mistake(
        "You multiply by the root of the mean square; divide by it (rsqrt, not sqrt).",
        cause="values",
        gives=with_scale(lambda x, eps: (x.square().mean(-1, keepdim=True) + eps).sqrt()),
    ),
    mistake(
        "You subtract the mean, as layer_norm does; here it stays in.", cause="values", gives=mean_subtracted
    ),
    mistake(
        "You scale by weight + 1; here the weight is used as it is.",
        cause="values",
        gives=one_added_to_the_weight,
    ),
]
BENCHMARK = case("benchmark", **features(1024, x=normal(2, 128, 1024)))
