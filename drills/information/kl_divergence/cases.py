from math import log

from studycli.judge.cases import case, exactly, mistake, normal, values


def logs(inputs):
    return inputs.p_logits.log_softmax(-1), inputs.q_logits.log_softmax(-1)


def rows(inputs):
    """KL(p‖q) of every pair."""
    log_p, log_q = logs(inputs)
    return (log_p.exp() * (log_p - log_q)).sum(-1)


def backwards(inputs):
    log_p, log_q = logs(inputs)
    return (log_q.exp() * (log_q - log_p)).sum(-1)


def raw(inputs, torch):
    """With the logits in place of the logarithms of the probabilities."""
    return (inputs.p_logits.softmax(-1) * (inputs.p_logits - inputs.q_logits)).sum(-1).mean()


def cross_entropy(inputs, torch):
    log_p, log_q = logs(inputs)
    return -(log_p.exp() * log_q).sum(-1).mean()


def through_the_middle(inputs, torch):
    """Jensen–Shannon: both against their mean."""
    log_p, log_q = logs(inputs)
    middle = ((log_p.exp() + log_q.exp()) / 2).log()
    both = [(own.exp() * (own - middle)).sum(-1).mean() for own in (log_p, log_q)]
    return sum(both) / 2


def bounded(inputs, outputs, torch):
    """Whether log(p + eps) gives this, for one of the usual eps."""
    log_p, log_q = logs(inputs)
    p, q = log_p.exp(), log_q.exp()
    for power in range(5, 16):
        eps = 10.0**-power
        for guess in (
            p * ((p + eps).log() - (q + eps).log()),
            p * (p.clamp(min=eps).log() - q.clamp(min=eps).log()),
            p * ((p + eps) / (q + eps)).log(),
        ):
            if torch.allclose(outputs, guess.sum(-1).mean(), rtol=1e-5):
                return True
    return False


SURE_P = [[1e4, -1e4, 0.0], [0.0, 1e4, -1e4], [3.0, -1e4, 1e4]]
SURE_Q = [[-1e4, 1e4, 5.0], [1e4, -1e4, 0.0], [1e4, 2.0, 9e3]]
CASES = [
    case("p is three to one", p_logits=exactly([log(3), 0.0]), q_logits=exactly([0.0, 0.0])),
    case("plain", p_logits=normal(4, 3), q_logits=normal(4, 3)),
    case("no leading axis", p_logits=normal(5), q_logits=normal(5)),
    case("three axes", p_logits=normal(2, 3, 4), q_logits=normal(2, 3, 4)),
    case("four axes", p_logits=normal(2, 1, 3, 5), q_logits=normal(2, 1, 3, 5)),
    case("as many pairs as classes", p_logits=normal(4, 4), q_logits=normal(4, 4)),
    case("one pair", p_logits=normal(1, 6), q_logits=normal(1, 6)),
    case("a single class", p_logits=normal(3, 1), q_logits=normal(3, 1)),
    case("the same distribution", p_logits=normal(1, 4).expanded(3, 4), q_logits=normal(3, 4).times(0.0)),
    case("sharp and flat", p_logits=normal(3, 4, std=6.0), q_logits=normal(3, 4, std=0.2)),
    case("sure of different things", p_logits=exactly(SURE_P), q_logits=exactly(SURE_Q)),
    case(
        "all around 10,000",
        p_logits=normal(3, 4, mean=1e4, dtype="float64"),
        q_logits=normal(3, 4, mean=-1e4, dtype="float64"),
    ).within(1e-6, 1e-9),
    case("classes first in memory", p_logits=normal(3, 5).transposed(), q_logits=normal(3, 5).transposed()),
    case("float64", p_logits=normal(5, 3, dtype="float64"), q_logits=normal(5, 3, dtype="float64")),
]
JUDGED = values(finite=1e4)
AXES = {"p_logits": "… K", "q_logits": "… K"}
MISTAKES = [
    mistake(
        "This is KL(q‖p), the other direction: p weighs the sum, and log p comes first.",
        cause="order",
        gives=lambda inputs, torch: backwards(inputs).mean(),
    ),
    mistake(
        "You sum over all pairs: take the mean over the leading axes.",
        cause="scale",
        gives=lambda inputs, torch: rows(inputs).sum(),
    ),
    mistake(
        "You take the mean over the classes, too: they are summed; only over the leading axes is the mean taken.",
        cause="scale",
        gives=lambda inputs, torch: rows(inputs).mean() / inputs.p_logits.shape[-1],
    ),
    mistake(
        "You divide by the size of axis 0 alone: the mean runs over all leading axes.",
        cause="scale",
        gives=lambda inputs, torch: rows(inputs).sum() / inputs.p_logits.shape[0],
    ),
    mistake(
        "Your logarithm has base 2, which gives bits: nats are asked for, the natural logarithm.",
        cause="scale",
        gives=lambda inputs, torch: rows(inputs).mean() / log(2),
    ),
    mistake(
        "You use the logits where log p and log q belong: they are equal only up to a constant, which differs between p and q.",
        cause="values",
        gives=raw,
    ),
    mistake(
        "This is the cross-entropy −Σ p·log q: the divergence also takes off p's own entropy, Σ p·(log p − log q).",
        cause="values",
        gives=cross_entropy,
    ),
    mistake(
        "You add both directions: only KL(p‖q) is asked for, weighed by p.",
        cause="values",
        gives=lambda inputs, torch: (rows(inputs) + backwards(inputs)).mean(),
    ),
    mistake(
        "You average both directions: only KL(p‖q) is asked for, weighed by p.",
        cause="values",
        gives=lambda inputs, torch: (rows(inputs) + backwards(inputs)).mean() / 2,
    ),
    mistake(
        "This is the Jensen–Shannon divergence, against the mean of both: KL(p‖q) compares p with q itself.",
        cause="values",
        gives=through_the_middle,
    ),
    mistake(
        "Not a finite number comes out: a probability that has rounded to 0 has the logarithm −∞. "
        "Take log p and log q directly, as logits − logsumexp, not as logarithms of probabilities.",
        cause="edge",
        when=lambda inputs, outputs, torch: outputs.ndim == 0 and not bool(outputs.isfinite()),
    ),
    mistake(
        "A small number inside the logarithm bounds your divergence: a q that excludes what p is sure of must pay in full. "
        "Compute log q directly, not as the logarithm of q.",
        cause="edge",
        when=bounded,
    ),
]
BENCHMARK = case("benchmark", p_logits=normal(512, 500), q_logits=normal(512, 500))
