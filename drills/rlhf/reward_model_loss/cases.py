from studycli.judge.cases import case, constant, exactly, mistake, normal, values


def ended(end):
    """Another last step, from the differences."""
    return lambda inputs, torch: end(inputs.chosen - inputs.rejected, torch.nn.functional)


CASES = [
    case("plain", chosen=normal(4), rejected=normal(4)),
    case("three pairs, far apart", chosen=normal(3, std=6.0), rejected=normal(3, std=6.0)),
    case("more pairs", chosen=normal(9, mean=3.0), rejected=normal(9)),
    case("one pair", chosen=normal(1), rejected=normal(1)),
    case("equal rewards", chosen=constant(3, value=2.0), rejected=constant(3, value=2.0)),
    case(
        "±1000",
        chosen=exactly([1000.0, -1000.0, 1000.0, 0.0]),
        rejected=exactly([-1000.0, 1000.0, 1000.0, 1000.0]),
    ),
    case("large, and nearly equal", chosen=exactly([1000.5, -999.0]), rejected=exactly([1000.0, -998.0])),
    case("not contiguous", chosen=normal(5).strided(), rejected=normal(5)),
    case("float64", chosen=normal(5, dtype="float64"), rejected=normal(5, dtype="float64")),
]
JUDGED = values()
AXES = {"chosen": "B", "rejected": "B"}
MISTAKES = [
    mistake(
        "∞ comes out: σ of a large negative number is 0, whose logarithm is −∞, and exp of a large one is ∞. "
        "logsigmoid stays finite.",
        cause="edge",
        when=lambda inputs, outputs, torch: outputs.ndim == 0 and bool(outputs.isinf()),
    ),
    mistake(
        "A small number inside the logarithm bounds your loss: who is sure and wrong must pay in full. logsigmoid needs none.",
        cause="edge",
        when=lambda inputs, outputs, torch: any(
            torch.allclose(
                outputs, -((inputs.chosen - inputs.rejected).sigmoid() + 10.0**-power).log().mean()
            )
            for power in range(5, 16)
        ),
    ),
    mistake(
        "You have chosen and rejected exchanged: the loss must fall when the chosen answer leads.",
        cause="order",
        gives=ended(lambda z, F: F.softplus(z).mean()),
    ),
    mistake(
        "The sign is wrong: the loss is −log σ, so that it falls when the chosen answer leads.",
        cause="scale",
        gives=ended(lambda z, F: F.logsigmoid(z).mean()),
    ),
    mistake(
        "You average the differences before the sigmoid; each pair has its own loss, and the mean comes last.",
        cause="values",
        gives=ended(lambda z, F: -F.logsigmoid(z.mean())),
    ),
    mistake(
        "You take σ of the rewards themselves, as if each answer were judged alone; σ is taken of the difference.",
        cause="values",
        gives=lambda inputs, torch: (
            -torch.nn.functional.logsigmoid(inputs.chosen) - torch.nn.functional.logsigmoid(-inputs.rejected)
        ).mean(),
    ),
    mistake(
        "You subtract the logarithms of two sigmoids; σ is taken of the difference chosen − rejected.",
        cause="values",
        gives=lambda inputs, torch: (
            torch.nn.functional.logsigmoid(inputs.rejected) - torch.nn.functional.logsigmoid(inputs.chosen)
        ).mean(),
    ),
    mistake(
        "Your loss is the mean of rejected − chosen; −log σ of the difference is missing.",
        cause="values",
        gives=ended(lambda z, F: -z.mean()),
    ),
    mistake(
        "You take the mean of 1 − σ; the loss is the mean of −log σ.",
        cause="values",
        gives=ended(lambda z, F: (1 - z.sigmoid()).mean()),
    ),
    mistake(
        "You take a hinge, max(0, 1 − difference); the loss is −log σ(difference).",
        cause="values",
        gives=ended(lambda z, F: F.relu(1 - z).mean()),
    ),
]
BENCHMARK = case("benchmark", chosen=normal(8192), rejected=normal(8192))
