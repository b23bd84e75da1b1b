from studycli.judge.cases import case, counting, exactly, mistake, normal, permutations, probabilities, values


def batch(*shape, K, dtype="float32", **others):
    """Images (B, …) with soft labels, in which no two numbers are the same."""
    B = shape[0]
    return {
        "x": normal(*shape, dtype=dtype),
        "one_hot": probabilities(B, K, dtype=dtype),
        "lam": 0.7,
        "permutation": permutations(B),
        **others,
    }


CYCLE = exactly([2, 0, 3, 1], dtype="int64")


def mixed(inputs, torch, *, of_x=None, of_labels=None, partner=None):
    """Both mixes, with another λ for one of them, or other partners."""
    partner = inputs.permutation if partner is None else partner

    def mix(value, lam):
        lam = inputs.lam if lam is None else lam
        return lam * value + (1 - lam) * value[partner]

    return mix(inputs.x, of_x), mix(inputs.one_hot, of_labels)


def partner_at_full_strength(inputs, torch):
    return tuple(inputs.lam * value + value[inputs.permutation] for value in (inputs.x, inputs.one_hot))


def other_partners(inputs, outputs, torch):
    """Whether every image is blended in the right shares, but with other partners than permutation names."""
    x, lam = inputs.x.reshape(len(inputs.x), -1), inputs.lam
    if lam == 1:
        return False
    partners = (outputs[0].reshape(x.shape) - lam * x) / (1 - lam)
    apart = (partners[:, None] - x[None]).abs().amax(-1)
    found = apart.argmin(1)
    return bool((apart.amin(1) < 1e-3).all()) and not torch.equal(found, inputs.permutation)


CASES = [
    case("plain", **batch(4, 3, 2, 2, K=5, permutation=CYCLE)),
    case(
        "counted",
        x=counting(4, 3),
        one_hot=exactly([[1.0, 0.0], [0.0, 1.0], [1.0, 0.0], [0.0, 1.0]]),
        lam=0.25,
        permutation=CYCLE,
    ),
    case("vectors", **batch(5, 6, K=3, lam=0.4, permutation=exactly([1, 2, 3, 4, 0], dtype="int64"))),
    case("one number an image", **batch(4, K=2, lam=0.9, permutation=CYCLE)),
    case("video", **batch(3, 2, 2, 3, 4, K=3, lam=0.6, permutation=exactly([1, 2, 0], dtype="int64"))),
    case("one image", **batch(1, 3, 4, K=4)),
    case("its own partner", **batch(3, 4, K=3, permutation=exactly([0, 1, 2], dtype="int64"))),
    case("one partner for several", **batch(4, 3, K=3, permutation=exactly([2, 2, 0, 2], dtype="int64"))),
    case("lam 0", **batch(4, 3, K=3, lam=0.0, permutation=CYCLE)),
    case("lam 1", **batch(4, 3, K=3, lam=1.0, permutation=CYCLE)),
    case("B = K = 4", **batch(4, 4, K=4, lam=0.3, permutation=CYCLE)),
    case(
        "not contiguous",
        **batch(
            4,
            3,
            5,
            K=3,
            x=normal(5, 4, 3).permuted(1, 2, 0),
            one_hot=probabilities(4, 3).strided(),
            permutation=CYCLE,
        ),
    ),
    case("float64", **batch(4, 3, 2, K=3, dtype="float64", permutation=CYCLE)),
    case("bfloat16", **batch(4, 3, 2, K=3, dtype="bfloat16", permutation=CYCLE)),
]
JUDGED = values()
MISTAKES = [
    mistake(
        "You blend every image with itself, which changes nothing: its partner is x[permutation].",
        cause="values",
        gives=lambda inputs, torch: (inputs.x, inputs.one_hot),
    ),
    mistake(
        "Your labels are those of the partners alone: they are blended, in the same shares as the images.",
        cause="values",
        gives=lambda inputs, torch: mixed(inputs, torch, of_labels=0.0),
    ),
    mistake(
        "Your labels are not mixed: they are blended in the same shares as the images.",
        cause="values",
        gives=lambda inputs, torch: mixed(inputs, torch, of_labels=1.0),
    ),
    mistake(
        "Your images are not mixed, only the labels are.",
        cause="values",
        gives=lambda inputs, torch: mixed(inputs, torch, of_x=1.0),
    ),
    mistake(
        "The shares of your labels are exchanged: λ goes to the image's own label, 1 − λ to its partner's.",
        cause="values",
        gives=lambda inputs, torch: mixed(inputs, torch, of_labels=1 - inputs.lam),
    ),
    mistake(
        "The shares of your images are exchanged: λ goes to the image itself, 1 − λ to its partner.",
        cause="values",
        gives=lambda inputs, torch: mixed(inputs, torch, of_x=1 - inputs.lam),
    ),
    mistake(
        "Your labels are averaged half and half: they take the shares λ and 1 − λ, as the images do.",
        cause="values",
        gives=lambda inputs, torch: mixed(inputs, torch, of_labels=0.5),
    ),
    mistake(
        "permutation is ignored: you mix with the batch reversed, but the partner of image b is image permutation[b].",
        cause="values",
        gives=lambda inputs, torch: mixed(inputs, torch, partner=torch.arange(len(inputs.x)).flip(0)),
    ),
    mistake(
        "permutation is ignored: you mix with the batch rolled by one, but the partner of image b is image permutation[b].",
        cause="values",
        gives=lambda inputs, torch: mixed(inputs, torch, partner=torch.arange(len(inputs.x)).roll(1)),
    ),
    mistake(
        "permutation is used the other way round: you give image b to image permutation[b], but its partner is image permutation[b].",
        cause="order",
        gives=lambda inputs, torch: mixed(inputs, torch, partner=inputs.permutation.argsort()),
    ),
    mistake(
        "Your partners are other images than permutation says: the partner of image b is image permutation[b].",
        cause="values",
        when=other_partners,
    ),
    mistake(
        "Your shares do not sum to 1: the partner counts 1 − λ, not in full.",
        cause="scale",
        gives=partner_at_full_strength,
    ),
    mistake(
        "You hand back the label of the main image and that of its partner: only one is asked for, mixed.",
        cause="shape",
        when=lambda inputs, outputs, torch: isinstance(outputs, tuple | list) and len(outputs) > 2,
    ),
]
AXES = {"x": "B C H W", "one_hot": "B K", "permutation": "B", "returns.0": "B C H W", "returns.1": "B K"}
SIZES = {"permutation": "B"}
BENCHMARK = case("benchmark", **batch(32, 3, 64, 64, K=100))
