from studycli.judge.cases import case, mistake, normal, parameter, uniform, values


def weights(*shape, dtype="float32", **others):
    """A weight in the middle of training, with gradients smaller than 1, as they are."""
    return {
        "param": normal(*shape, dtype=dtype),
        "grad": normal(*shape, std=0.4, dtype=dtype),
        "m": normal(*shape, std=0.2, dtype=dtype),
        "v": uniform(*shape, low=0.02, high=0.3, dtype=dtype),
        **others,
    }


def first(*shape, **others):
    """The same before the first step."""
    return weights(*shape, **{"m": normal(*shape).times(0.0), "v": normal(*shape).times(0.0), **others})


def means(inputs):
    (b1, b2), g = inputs.betas, inputs.grad
    return b1 * inputs.m + (1 - b1) * g, b2 * inputs.v + (1 - b2) * g * g


def corrected(inputs, m, v, step=None):
    step = inputs.step if step is None else step
    return m / (1 - inputs.betas[0] ** step), v / (1 - inputs.betas[1] ** step)


def moved(inputs, direction):
    return inputs.param - inputs.lr * (direction + inputs.weight_decay * inputs.param)


def coupled(inputs, torch):
    """Adam with the decay inside the gradient (L2)."""
    (b1, b2), g = inputs.betas, inputs.grad + inputs.weight_decay * inputs.param
    m, v = b1 * inputs.m + (1 - b1) * g, b2 * inputs.v + (1 - b2) * g * g
    m_hat, v_hat = corrected(inputs, m, v)
    return inputs.param - inputs.lr * m_hat / (v_hat.sqrt() + inputs.eps), m, v


def uncorrected(inputs, torch):
    m, v = means(inputs)
    return moved(inputs, m / (v.sqrt() + inputs.eps)), m, v


def step_from_zero(inputs, torch):
    m, v = means(inputs)
    m_hat, v_hat = corrected(inputs, m, v, inputs.step + 1)
    return moved(inputs, m_hat / (v_hat.sqrt() + inputs.eps)), m, v


def eps_inside(inputs, torch):
    m, v = means(inputs)
    m_hat, v_hat = corrected(inputs, m, v)
    return moved(inputs, m_hat / (v_hat + inputs.eps).sqrt()), m, v


def eps_before_correction(inputs, torch):
    m, v = means(inputs)
    b1, b2 = inputs.betas
    root = (v.sqrt() + inputs.eps) / (1 - b2**inputs.step) ** 0.5
    return moved(inputs, m / (1 - b1**inputs.step) / root), m, v


def without_root(inputs, torch):
    m, v = means(inputs)
    m_hat, v_hat = corrected(inputs, m, v)
    return moved(inputs, m_hat / (v_hat + inputs.eps)), m, v


def decay_without_lr(inputs, torch):
    m, v = means(inputs)
    m_hat, v_hat = corrected(inputs, m, v)
    step = inputs.lr * m_hat / (v_hat.sqrt() + inputs.eps)
    return inputs.param - step - inputs.weight_decay * inputs.param, m, v


def decay_of_the_new(inputs, torch):
    m, v = means(inputs)
    m_hat, v_hat = corrected(inputs, m, v)
    param = inputs.param - inputs.lr * m_hat / (v_hat.sqrt() + inputs.eps)
    return param - inputs.lr * inputs.weight_decay * param, m, v


def uphill(inputs, torch):
    m, v = means(inputs)
    m_hat, v_hat = corrected(inputs, m, v)
    direction = m_hat / (v_hat.sqrt() + inputs.eps)
    return inputs.param + inputs.lr * (direction - inputs.weight_decay * inputs.param), m, v


def no_decay(inputs, torch):
    m, v = means(inputs)
    m_hat, v_hat = corrected(inputs, m, v)
    return inputs.param - inputs.lr * m_hat / (v_hat.sqrt() + inputs.eps), m, v


def alike(left, right, torch):
    return torch.allclose(left, right, rtol=1e-4, atol=0.0, equal_nan=True)


def in_the_means(place, of):
    """Whether output `place` (1 for m, 2 for v) is what `of(inputs)` gives, and not what is right."""

    def made(inputs, outputs, torch):
        right = means(inputs)[place - 1]
        return alike(outputs[place], of(inputs), torch) and not alike(outputs[place], right, torch)

    return made


CASES = [
    case("the first step", **first(3), step=1, lr=0.1),
    case("a later step", **weights(4, 3), step=7, lr=0.05),
    case("a small lr, much decay", **weights(5), step=3, lr=0.01, weight_decay=0.5),
    case("no decay", **weights(2, 3), step=5, lr=0.1, weight_decay=0.0),
    case("other betas", **weights(3, 4), step=2, lr=0.1, betas=(0.8, 0.95)),
    case("a large eps", **weights(3, 2), step=4, lr=0.1, eps=0.3),
    case("the thousandth step", **weights(6), step=1000, lr=0.2, weight_decay=0.1),
    case("no gradient", **first(4, grad=normal(4).times(0.0)), step=1, lr=0.1, weight_decay=0.1),
    case("a tiny gradient", **first(2, 2, grad=normal(2, 2, std=1e-6)), step=1, lr=0.1),
    case("a single number", **weights(), step=3, lr=0.1),
    case("as many rows as columns", **weights(3, 3), step=2, lr=0.3, weight_decay=0.2),
    case("a parameter", **{**weights(3, 2), "param": parameter(normal(3, 2))}, step=2, lr=0.1),
    case(
        "not contiguous",
        param=normal(3, 4).transposed(),
        grad=normal(3, 4, std=0.4).transposed(),
        m=normal(3, 4, std=0.2).transposed(),
        v=uniform(3, 4, low=0.02, high=0.3).transposed(),
        step=3,
        lr=0.1,
    ),
    case("float64", **weights(3, 5, dtype="float64"), step=4, lr=0.1, weight_decay=0.3),
]
JUDGED = values(gradients=[], new=True)
AXES = {"param": "…", "grad": "…", "m": "…", "v": "…"}
MISTAKES = [
    mistake(
        "You return the corrected m̂ and v̂: the next step needs m' and v' as they are, and corrects them anew.",
        cause="values",
        when=in_the_means(1, lambda i: corrected(i, *means(i))[0]),
    ),
    mistake(
        "β₁ and β₂ have changed places: betas[0] belongs to m, betas[1] to v.",
        cause="order",
        when=in_the_means(1, lambda i: i.betas[1] * i.m + (1 - i.betas[1]) * i.grad),
    ),
    mistake(
        "β₁ weighs the new gradient in your m: it weighs the old m, and 1 − β₁ the gradient.",
        cause="values",
        when=in_the_means(1, lambda i: (1 - i.betas[0]) * i.m + i.betas[0] * i.grad),
    ),
    mistake(
        "Your v collects the gradient itself: it is the running mean of its square.",
        cause="values",
        when=in_the_means(2, lambda i: i.betas[1] * i.v + (1 - i.betas[1]) * i.grad),
    ),
    mistake(
        "The weight decay is added to the gradient, as in Adam with L2: in AdamW it stays out of m and v and is subtracted from param directly.",
        cause="values",
        gives=coupled,
    ),
    mistake(
        "The bias correction is missing: divide m' by 1 − β₁^step and v' by 1 − β₂^step before the step.",
        cause="scale",
        gives=uncorrected,
    ),
    mistake(
        "Your correction is one step ahead: step counts from 1, so the powers are β^step, not β^(step + 1).",
        cause="edge",
        gives=step_from_zero,
    ),
    mistake(
        "eps stands inside the root: it is added to √v̂, outside.",
        cause="values",
        gives=eps_inside,
    ),
    mistake(
        "eps is added before v is corrected: first v̂, then √v̂ + eps.",
        cause="values",
        gives=eps_before_correction,
    ),
    mistake(
        "The root is missing: divide m̂ by √v̂ + eps.",
        cause="values",
        gives=without_root,
    ),
    mistake(
        "The weight decay is not multiplied by lr: it is lr·weight_decay·param.",
        cause="scale",
        gives=decay_without_lr,
    ),
    mistake(
        "The weight decay is taken of the new param: take it of the one that came in.",
        cause="order",
        gives=decay_of_the_new,
    ),
    mistake(
        "Your step goes uphill: it is subtracted, param − lr·m̂/(√v̂ + eps).",
        cause="values",
        gives=uphill,
    ),
    mistake(
        "The weight decay is missing: subtract lr·weight_decay·param as well.",
        cause="values",
        gives=no_decay,
    ),
]
BENCHMARK = case("benchmark", **weights(512, 512), step=10, lr=1e-3)
