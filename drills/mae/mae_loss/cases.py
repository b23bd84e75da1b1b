from studycli.judge.cases import at, booleans, case, constant, exactly, mistake, normal, values


def patches(B, N, L, dtype="float32", **others):
    """Prediction, target (neither centred nor of variance 1) and mask of these sizes."""
    return {
        "pred": normal(B, N, L, dtype=dtype),
        "target": normal(B, N, L, mean=0.7, std=1.8, dtype=dtype),
        "mask": booleans(B, N, share=0.7).put(at[0, 0], True).put(at[0, -1], False),
        **others,
    }


def errors(inputs, torch, *, power=2, unbiased=True, root=lambda var: (var + 1e-6) ** 0.5, axes=-1):
    """The error of each patch, with the target prepared in another way."""
    target = inputs.target
    if inputs.norm_pix:
        mean = target.mean(axes, keepdim=True)
        target = (target - mean) / root(target.var(axes, unbiased=unbiased, keepdim=True))
    return ((inputs.pred - target).abs() ** power).mean(-1)


def of(**options):
    return lambda inputs, torch: errors(inputs, torch, **options)[inputs.mask].mean()


def norm_left_out(inputs, torch):
    return ((inputs.pred - inputs.target) ** 2).mean(-1)[inputs.mask].mean()


def image_by_image(inputs, torch):
    each = errors(inputs, torch)
    return torch.stack([one[mask].mean() for one, mask in zip(each, inputs.mask, strict=True)]).mean()


def over_all_patches(inputs, torch):
    if not bool(inputs.mask.any()):
        raise ValueError("nothing masked: other mistakes give the same")
    return (errors(inputs, torch) * inputs.mask).mean()


def always_normalised(inputs, torch):
    inputs.norm_pix = True
    return of()(inputs, torch)


CASES = [
    case("plain", **patches(2, 6, 8)),
    case("not normalised", **patches(2, 5, 8), norm_pix=False),
    case("sizes that differ", **patches(3, 7, 4)),
    case("one image", **patches(1, 9, 12)),
    case(
        "images that hide unequally many",
        **patches(
            2, 4, 3, mask=exactly([[True, True, True, False], [False, False, True, False]], dtype="bool")
        ),
    ),
    case("everything masked", **patches(2, 3, 5, mask=booleans(2, 3, share=1.0))),
    case("one patch masked", **patches(2, 4, 5, mask=booleans(2, 4, share=0.0).put(at[1, 2], True))),
    case("two pixels a patch", **patches(2, 6, 2)),
    case("one pixel, not normalised", **patches(2, 6, 1), norm_pix=False),
    case("patches of one colour", **patches(2, 5, 4, target=constant(2, 5, 4, value=0.5))),
    case("hardly any contrast", **patches(2, 5, 6, target=normal(2, 5, 6, std=1e-3))),
    case("nothing masked", **patches(4, 9, 8, mask=booleans(4, 9, share=0.0))).without_gradients(),
    case(
        "not contiguous",
        **patches(
            2,
            6,
            4,
            pred=normal(2, 4, 6).transposed(),
            target=normal(2, 6, 4).strided(),
            mask=booleans(6, 2).transposed(),
        ),
    ),
    case("float64", **patches(2, 6, 5, "float64")),
]
JUDGED = values(gradients=["pred"])
MISTAKES = [
    mistake(
        "You average over the visible patches; mask is True where a patch is masked, and those count.",
        cause="values",
        gives=lambda inputs, torch: errors(inputs, torch)[~inputs.mask].mean(),
    ),
    mistake(
        "You average over the visible patches; mask is True where a patch is masked, and those count.",
        cause="values",
        when=lambda inputs, outputs, torch: bool(inputs.mask.all()) and bool(outputs.isnan()),
    ),
    mistake(
        "You average over all patches; only the masked ones count.",
        cause="values",
        gives=lambda inputs, torch: errors(inputs, torch).mean(),
    ),
    mistake(
        "You add up the masked patches but divide by the number of all; divide by the number of masked ones.",
        cause="scale",
        gives=over_all_patches,
    ),
    mistake(
        "You do not normalise the target patches although norm_pix is True.",
        cause="values",
        gives=norm_left_out,
    ),
    mistake(
        "You normalise the target although norm_pix is False.",
        cause="edge",
        gives=always_normalised,
    ),
    mistake(
        "You normalise with the biased variance (divided by L); the unbiased one divides by L − 1.",
        cause="values",
        gives=of(unbiased=False),
    ),
    mistake(
        "You add eps to the standard deviation; it belongs under the root, √(var + 1e-6).",
        cause="values",
        gives=of(root=lambda var: var**0.5 + 1e-6),
    ),
    mistake(
        "You divide by the variance, without the root.",
        cause="values",
        gives=of(root=lambda var: var + 1e-6),
    ),
    mistake(
        "You normalise by the mean and variance of the whole target; each patch has its own.",
        cause="values",
        gives=of(axes=(0, 1, 2)),
    ),
    mistake(
        "You normalise by the mean and variance of each image; each patch has its own.",
        cause="values",
        gives=of(axes=(1, 2)),
    ),
    mistake(
        "You take absolute errors; square them.",
        cause="values",
        gives=of(power=1),
    ),
    mistake(
        "You average image by image first; all masked patches of the batch count alike.",
        cause="scale",
        gives=image_by_image,
    ),
    mistake(
        "With nothing masked the mean is empty and the result NaN; you return a number.",
        cause="edge",
        when=lambda inputs, outputs, torch: not bool(inputs.mask.any()) and bool(outputs.isfinite()),
    ),
]
AXES = {"pred": "B N L", "target": "B N L", "mask": "B N"}
WITHOUT = {"L = 1": "the variance of one pixel is not defined"}
BENCHMARK = case("benchmark", **patches(8, 196, 192))
