from studycli.judge.cases import case, exactly, integers, mistake, normal, values


def parts(inputs, torch, student=None, teacher=None):
    """log q, log p and the cross-entropy."""
    T = inputs.temperature
    log_q = (inputs.student if student is None else student).div(T).log_softmax(-1)
    log_p = (inputs.teacher if teacher is None else teacher).div(T).log_softmax(-1)
    return log_q, log_p, torch.nn.functional.cross_entropy(inputs.student, inputs.targets)


def blended(soft=None, hard=None, factor=None, weights=None):
    """The loss with one slip: of the soft part, the hard part, T², or the two weights."""

    def gives(inputs, torch):
        log_q, log_p, ce = parts(inputs, torch)
        kl = soft(log_q, log_p) if soft else (log_p.exp() * (log_p - log_q)).sum(-1).mean()
        ce = hard(inputs, torch) if hard else ce
        scale = factor(inputs.temperature) if factor else inputs.temperature**2
        a, b = weights(inputs.alpha) if weights else (inputs.alpha, 1 - inputs.alpha)
        return a * scale * kl + b * ce

    return gives


def at_temperature(inputs, torch):
    return torch.nn.functional.cross_entropy(inputs.student / inputs.temperature, inputs.targets)


def teacher_at_one(inputs, torch):
    log_q, _, ce = parts(inputs, torch)
    log_p = inputs.teacher.log_softmax(-1)
    kl = (log_p.exp() * (log_p - log_q)).sum(-1).mean()
    return inputs.alpha * inputs.temperature**2 * kl + (1 - inputs.alpha) * ce


def both_at_one(inputs, torch):
    log_q, log_p = inputs.student.log_softmax(-1), inputs.teacher.log_softmax(-1)
    kl = (log_p.exp() * (log_p - log_q)).sum(-1).mean()
    return inputs.alpha * inputs.temperature**2 * kl + (1 - inputs.alpha) * parts(inputs, torch)[2]


def scores(B, K, temperature=2.0, alpha=0.4, dtype="float32"):
    return {
        "student": normal(B, K, std=1.5, dtype=dtype),
        "teacher": normal(B, K, std=2.0, dtype=dtype),
        "targets": integers(B, high=K),
        "temperature": temperature,
        "alpha": alpha,
    }


CASES = [
    case("plain", **scores(4, 3)),
    case("hotter", **scores(3, 5, temperature=4.0, alpha=0.7)),
    case("colder", **scores(5, 4, temperature=0.5)),
    case("temperature 1", **scores(4, 3, temperature=1.0, alpha=0.25)),
    case("the teacher alone", **scores(3, 6, temperature=3.0, alpha=1.0)),
    case("the labels alone", **scores(6, 3, temperature=3.0, alpha=0.0)),
    case("B = K", **scores(4, 4, temperature=3.0)),
    case("one sample", **scores(1, 6)),
    case("two classes", **scores(6, 2, temperature=5.0)),
    case(
        "±10 000",
        student=exactly([[1e4, -1e4, 0.0], [0.0, 5.0, -1e4], [0.0, 1.0, 2.0], [1.0, 1.0, 0.0]]),
        teacher=exactly([[1e4, 0.0, -1e4], [1.0, 7.0, -1e4], [1e4, -1e4, 1e4], [2.0, 1e3, 0.0]]),
        targets=exactly([0, 1, 2, 0], dtype="int64"),
        temperature=2.0,
        alpha=0.5,
    ),
    case(
        "not contiguous",
        **scores(5, 3) | {"student": normal(3, 5).transposed(), "teacher": normal(5, 3).strided()},
    ),
    case("float64", **scores(4, 5, dtype="float64", temperature=2.5)),
]
JUDGED = values(gradients=["student"], finite=1e4)
AXES = {"student": "B K", "teacher": "B K", "targets": "B"}
SIZES = {"targets": "K"}
MISTAKES = [
    mistake(
        "The factor T² of the teacher's part is missing.",
        cause="scale",
        gives=blended(factor=lambda T: 1),
    ),
    mistake(
        "You multiply the teacher's part by T; it is T².",
        cause="scale",
        gives=blended(factor=lambda T: T),
    ),
    mistake(
        "Your KL is the wrong way round: the teacher's p weighs the sum, Σ p·(log p − log q).",
        cause="order",
        gives=blended(soft=lambda log_q, log_p: (log_q.exp() * (log_q - log_p)).sum(-1).mean()),
    ),
    mistake(
        "Your KL is a mean over the classes as well, K times too small: sum over the classes, mean over the batch (reduction “batchmean”).",
        cause="scale",
        gives=blended(soft=lambda log_q, log_p: (log_p.exp() * (log_p - log_q)).mean()),
    ),
    mistake(
        "Your KL is summed over the batch; it is the mean over the samples.",
        cause="scale",
        gives=blended(soft=lambda log_q, log_p: (log_p.exp() * (log_p - log_q)).sum()),
    ),
    mistake(
        "You take −Σ p·log q, a cross-entropy with the teacher; KL has log p as well, Σ p·(log p − log q), so that it is 0 when both agree.",
        cause="values",
        gives=blended(soft=lambda log_q, log_p: -(log_p.exp() * log_q).sum(-1).mean()),
    ),
    mistake(
        "Your cross-entropy sees the student at temperature T; it is taken at temperature 1.",
        cause="values",
        gives=blended(hard=at_temperature),
    ),
    mistake(
        "You divide only the student's scores by T; the teacher's are divided by it as well.",
        cause="values",
        gives=teacher_at_one,
    ),
    mistake(
        "You do not divide the scores by T before the softmax.",
        cause="values",
        gives=both_at_one,
    ),
    mistake(
        "alpha and 1 − alpha are exchanged: alpha is the share of the teacher.",
        cause="order",
        gives=blended(weights=lambda a: (1 - a, a)),
    ),
    mistake(
        "The cross-entropy is not weighed by 1 − alpha.",
        cause="scale",
        gives=blended(weights=lambda a: (a, 1)),
    ),
]
BENCHMARK = case("benchmark", **scores(512, 1000))
