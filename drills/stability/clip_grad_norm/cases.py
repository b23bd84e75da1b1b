from studycli.judge.cases import case, exactly, mistake, normal, values


def norms(inputs, torch):
    return torch.stack([g.norm() for g in inputs.grads])


def clipped(inputs, torch, total=None, told=None):
    """With this norm of all in place of the right one, and what is told as the norm."""
    right = norms(inputs, torch).norm()
    total = right if total is None else total
    factor = inputs.max_norm / total if total > inputs.max_norm else 1.0
    return [g * factor for g in inputs.grads], right if told is None else told


def always(inputs, torch):
    total = norms(inputs, torch).norm()
    return [g * inputs.max_norm / total for g in inputs.grads], total


def each_alone(inputs, torch):
    each = norms(inputs, torch)
    return [
        g * (inputs.max_norm / n if n > inputs.max_norm else 1.0)
        for g, n in zip(inputs.grads, each, strict=True)
    ], each.norm()


def by_value(inputs, torch):
    return [g.clamp(-inputs.max_norm, inputs.max_norm) for g in inputs.grads], norms(inputs, torch).norm()


def with_another_norm(message, total_of):
    """The mistake of one wrong norm, for clipping as well as for telling."""

    def gives(inputs, torch):
        total = total_of(inputs, torch)
        return clipped(inputs, torch, total, total)

    return mistake(message, cause="values", gives=gives)


def with_eps(inputs, outputs, torch):
    """Whether the factor is max_norm/(total + eps), for one of the usual eps."""
    total = norms(inputs, torch).norm().double()
    if total <= inputs.max_norm:
        return False
    factors = [float(inputs.max_norm / (total + 10.0**-power)) for power in range(4, 9)]
    return any(
        all(
            torch.allclose(out.double(), g.double() * factor, rtol=3e-7, atol=0.0)
            for out, g in zip(outputs[0], inputs.grads, strict=True)
        )
        for factor in factors
    )


def zero_over_zero(inputs, outputs, torch):
    return not norms(inputs, torch).any() and all(bool(g.isnan().all()) for g in outputs[0])


def upside_down(inputs, torch):
    total = norms(inputs, torch).norm()
    factor = total / inputs.max_norm if total > inputs.max_norm else 1.0
    return [g * factor for g in inputs.grads], total


CASES = [
    case("two tensors", grads=[exactly([[3.0, 0.0]]), exactly([4.0])], max_norm=2.5),
    case("plain", grads=[normal(4, 3), normal(3), normal(2, 2)], max_norm=1.0),
    case("short enough", grads=[normal(4, 3, std=0.1), normal(5, std=0.1)], max_norm=3.0),
    case("each short enough, not together", grads=[exactly([0.6, 0.6]), exactly([[0.8]])], max_norm=1.0),
    case("exactly as long", grads=[exactly([3.0]), exactly([0.0, 4.0])], max_norm=5.0),
    case("a single tensor", grads=[normal(3, 4, 2)], max_norm=0.5),
    case("a single number", grads=[exactly(-7.0)], max_norm=2.0),
    case("all kinds of shapes", grads=[normal(), normal(1), normal(2, 1, 3), normal(6)], max_norm=1.0),
    case("all zero", grads=[normal(3).times(0.0), normal(2, 2).times(0.0)], max_norm=1.0),
    case("an explosion", grads=[normal(4, 2, std=3e4), normal(3, std=1e-3)], max_norm=1.0),
    case("tiny gradients", grads=[normal(5, std=1e-4), normal(2, 3, std=1e-4)], max_norm=1e-5).within(
        1e-4, 1e-12
    ),
    case("an empty tensor among them", grads=[normal(0, 9), normal(8)], max_norm=1.0),
    case("not contiguous", grads=[normal(5, 3).transposed(), normal(4).strided()], max_norm=1.0),
    case(
        "float64",
        grads=[normal(4, 3, dtype="float64"), normal(5, dtype="float64")],
        max_norm=0.7,
    ),
]
JUDGED = values(gradients=[], new=True)
AXES = {"grads.*": "…"}
MISTAKES = [
    mistake(
        "Each tensor is clipped by its own norm: take one norm over all of them, and one factor for all, so that the direction stays.",
        cause="values",
        gives=each_alone,
    ),
    mistake(
        "Each number is clamped by itself, which bends the direction: shrink all of them by one factor.",
        cause="values",
        gives=by_value,
    ),
    mistake(
        "You scale to max_norm in any case, and make short gradients longer: only where total_norm > max_norm.",
        cause="edge",
        gives=always,
    ),
    mistake(
        "You scale to max_norm in any case, so that zeros become NaN (0/0) and short gradients longer: only where total_norm > max_norm.",
        cause="edge",
        when=zero_over_zero,
    ),
    mistake(
        "Your factor is the wrong way round, total_norm/max_norm: it makes what is too long still longer.",
        cause="scale",
        gives=upside_down,
    ),
    mistake(
        "The norm that you return is the one after clipping: the one before is asked for, which shows that something exploded.",
        cause="order",
        gives=lambda inputs, torch: clipped(
            inputs, torch, told=norms(inputs, torch).norm().clamp(max=inputs.max_norm)
        ),
    ),
    with_another_norm(
        "You add up the norms of the tensors: add up their squares, and take one root.",
        lambda inputs, torch: norms(inputs, torch).sum(),
    ),
    with_another_norm(
        "Your total is the largest of the norms: it is the root of the sum of all squares.",
        lambda inputs, torch: norms(inputs, torch).max(),
    ),
    with_another_norm(
        "The root is missing: total_norm is the root of the sum of all squares.",
        lambda inputs, torch: norms(inputs, torch).square().sum(),
    ),
    with_another_norm(
        "Your norm adds up absolute values (L1): the L2 norm is the root of the sum of all squares.",
        lambda inputs, torch: torch.stack([g.abs().sum() for g in inputs.grads]).sum(),
    ),
    with_another_norm(
        "Your norm is the mean of the norms: it is the root of the sum of all squares.",
        lambda inputs, torch: norms(inputs, torch).mean(),
    ),
    mistake(
        "You add a small number to total_norm: the factor is max_norm/total_norm, without an eps.",
        cause="values",
        when=with_eps,
    ),
]
BENCHMARK = case("benchmark", grads=[normal(256, 256) for _ in range(12)], max_norm=1.0)
