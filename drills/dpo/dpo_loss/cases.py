from studycli.judge.cases import case, exactly, normal, values

NAMES = ("policy_chosen", "policy_rejected", "ref_chosen", "ref_rejected")


def pairs(B, mean=-20.0, std=4.0, dtype="float32", **others):
    """Log-probabilities of whole answers."""
    return {name: normal(B, mean=mean, std=std, dtype=dtype) for name in NAMES} | others


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
]
JUDGED = values(gradients=["policy_chosen", "policy_rejected"])
AXES = {"policy_chosen": "B", "policy_rejected": "B", "ref_chosen": "B", "ref_rejected": "B"}
BENCHMARK = case("benchmark", **pairs(4096))
