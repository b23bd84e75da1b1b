from studycli.judge.cases import case, exactly, mistake, normal, values

NAMES = ("policy_chosen", "policy_rejected", "ref_chosen", "ref_rejected")


def pairs(B, mean=-20.0, std=4.0, dtype="float32", **others):
    """Log-probabilities of whole answers."""
    return {name: normal(B, mean=mean, std=std, dtype=dtype) for name in NAMES} | others


def gains(inputs):
    return inputs.policy_chosen - inputs.ref_chosen, inputs.policy_rejected - inputs.ref_rejected


def of(margin, beta=None):
    """The loss of another margin, from the four log-probabilities."""

    def gives(inputs, torch):
        z = margin(*(getattr(inputs, name) for name in NAMES))
        strength = inputs.beta if beta is None else beta
        return -torch.nn.functional.logsigmoid(strength * z).mean()

    return gives


def ended(end):
    """Another last step, from beta·margin."""

    def gives(inputs, torch):
        chosen, rejected = gains(inputs)
        return end(inputs.beta * (chosen - rejected), inputs, torch)

    return gives


CASES = [
    case("plain", **pairs(4)),
    case("a stronger hold", **pairs(5, beta=0.5)),
    case("one pair", **pairs(1, beta=0.3)),
    case("two pairs", **pairs(2, beta=1.0)),
    case("beta above 1", **pairs(6, std=0.5, beta=2.0)),
    case(
        "nothing has moved",
        **pairs(3)
        | {name: exactly([-7.0, -5.0, -9.0]) for name in NAMES[::2]}
        | {name: exactly([-6.0, -8.0, -4.0]) for name in NAMES[1::2]},
    ),
    case(
        "only the rejected one has moved",
        **pairs(3, beta=0.5) | {name: exactly([-7.0, -5.0, -9.0]) for name in NAMES[::2]},
    ),
    case(
        "±1000",
        policy_chosen=exactly([-1000.0, 0.0, 1000.0, -1000.0]),
        policy_rejected=exactly([0.0, -1000.0, -1000.0, 1000.0]),
        ref_chosen=exactly([0.0, -1000.0, -1000.0, 1000.0]),
        ref_rejected=exactly([-1000.0, 0.0, 1000.0, -1000.0]),
        beta=0.5,
    ),
    case(
        "large, and nearly equal",
        policy_chosen=exactly([-999.0, 1000.0]),
        policy_rejected=exactly([-1000.0, 997.0]),
        ref_chosen=exactly([-1000.0, 999.5]),
        ref_rejected=exactly([-1000.5, 1000.0]),
    ),
    case("not contiguous", **pairs(5) | {"policy_chosen": normal(5, mean=-20).strided()}),
    case("float64", **pairs(4, dtype="float64")),
]
JUDGED = values(gradients=["policy_chosen", "policy_rejected"])
AXES = {"policy_chosen": "B", "policy_rejected": "B", "ref_chosen": "B", "ref_rejected": "B"}
MISTAKES = [
    mistake(
        "∞ comes out: σ of a large negative number is 0, whose logarithm is −∞, and exp of a large one is ∞. "
        "logsigmoid stays finite.",
        cause="edge",
        when=lambda inputs, outputs, torch: outputs.ndim == 0 and bool(outputs.isinf()),
    ),
    mistake(
        "The sign is wrong: the loss is −log σ, so that it falls when the chosen answer gains.",
        cause="scale",
        gives=ended(lambda z, inputs, torch: torch.nn.functional.logsigmoid(z).mean()),
    ),
    mistake(
        "You have chosen and rejected exchanged: the loss must fall when the chosen answer gains.",
        cause="order",
        gives=of(lambda pc, pr, rc, rr: (pr - rr) - (pc - rc)),
    ),
    mistake(
        "The reference model is left out: what counts is the gain of each answer over it, policy − ref.",
        cause="values",
        gives=of(lambda pc, pr, rc, rr: pc - pr),
    ),
    mistake(
        "The reference model enters with the wrong sign: subtract ref_chosen − ref_rejected from the policy's difference.",
        cause="values",
        gives=of(lambda pc, pr, rc, rr: (pc - pr) + (rc - rr)),
    ),
    mistake(
        "You add the gains of both answers; the margin is the chosen one's gain minus the rejected one's.",
        cause="values",
        gives=of(lambda pc, pr, rc, rr: (pc - rc) + (pr - rr)),
    ),
    mistake(
        "You take the rejected answer out: the margin is the chosen one's gain minus the rejected one's.",
        cause="values",
        gives=of(lambda pc, pr, rc, rr: pc - rc),
    ),
    mistake(
        "beta is left out; it multiplies the margin inside the sigmoid.",
        cause="scale",
        gives=of(lambda pc, pr, rc, rr: (pc - rc) - (pr - rr), beta=1.0),
    ),
    mistake(
        "You multiply the loss by beta; it belongs inside the sigmoid, beta·margin.",
        cause="scale",
        gives=ended(
            lambda z, inputs, torch: -inputs.beta * torch.nn.functional.logsigmoid(z / inputs.beta).mean()
        ),
    ),
    mistake(
        "beta multiplies the policy's difference only; it multiplies the whole margin.",
        cause="scale",
        gives=lambda inputs, torch: (
            -torch.nn.functional.logsigmoid(
                inputs.beta * (inputs.policy_chosen - inputs.policy_rejected)
                - (inputs.ref_chosen - inputs.ref_rejected)
            ).mean()
        ),
    ),
    mistake(
        "You average the margins before the sigmoid; each pair has its own loss, and the mean comes last.",
        cause="values",
        gives=ended(lambda z, inputs, torch: -torch.nn.functional.logsigmoid(z.mean())),
    ),
    mistake(
        "Your loss is the mean of −beta·margin; −log σ of it is missing.",
        cause="values",
        gives=ended(lambda z, inputs, torch: -z.mean()),
    ),
    mistake(
        "You take the mean of σ; the loss is the mean of −log σ.",
        cause="values",
        gives=ended(lambda z, inputs, torch: -z.sigmoid().mean()),
    ),
]
BENCHMARK = case("benchmark", **pairs(4096))
