from math import cos, pi

from studycli.judge.cases import case, mistake, values


def at(step, warmup_steps=4, total_steps=20, base_lr=0.5, **others):
    return {
        "step": step,
        "warmup_steps": warmup_steps,
        "total_steps": total_steps,
        "base_lr": base_lr,
        **others,
    }


def progress(i):
    return (i.step - i.warmup_steps) / (i.total_steps - i.warmup_steps)


def line(i):
    return i.base_lr * i.step / i.warmup_steps


def wave(i, angle):
    return i.min_lr + 0.5 * (i.base_lr - i.min_lr) * (1 + cos(angle))


def half_wave(i):
    return wave(i, pi * progress(i))


def schedule(warmup=line, decay=half_wave):
    """The whole schedule, with one of its parts exchanged."""

    def at_step(inputs, torch):
        if inputs.step >= inputs.total_steps:
            return inputs.min_lr
        return warmup(inputs) if inputs.step < inputs.warmup_steps else decay(inputs)

    return at_step


def decaying(message, cause, of):
    return mistake(message, cause=cause, gives=schedule(decay=of))


def warming(message, cause, of):
    return mistake(message, cause=cause, gives=schedule(warmup=of))


CASES = [
    case("in the warm-up", **at(3)),
    case("the very first step", **at(0)),
    case("the last step of the warm-up", **at(3, min_lr=0.1)),
    case("the end of the warm-up", **at(4)),
    case("the end of the warm-up, min_lr", **at(4, min_lr=0.1)),
    case("a quarter of the decay", **at(8)),
    case("a quarter of the decay, min_lr", **at(8, min_lr=0.1)),
    case("half-way", **at(12, min_lr=0.05)),
    case("late", **at(17, base_lr=3e-4, min_lr=3e-5)),
    case("the last step", **at(19)),
    case("at the end", **at(20)),
    case("at the end, min_lr", **at(20, min_lr=0.1)),
    case("long after the end", **at(31, min_lr=0.1)),
    case("no warm-up, first step", **at(0, warmup_steps=0)),
    case("no warm-up, later", **at(7, warmup_steps=0, min_lr=0.2)),
    case("one step of warm-up", **at(1, warmup_steps=1, total_steps=3)),
    case("nothing but warm-up", **at(5, warmup_steps=6, total_steps=6, min_lr=0.1)),
    case("nothing but warm-up, the end", **at(6, warmup_steps=6, total_steps=6, min_lr=0.1)),
    case("stopped in the warm-up", **at(5, warmup_steps=9, total_steps=5, min_lr=0.1)),
    case("a long run", **at(60_000, warmup_steps=2_000, total_steps=100_000, base_lr=6e-4, min_lr=6e-5)),
]
JUDGED = values()
MISTAKES = [
    decaying(
        "Your cosine counts the warm-up as well: progress is (step − warmup_steps)/(total_steps − warmup_steps).",
        "edge",
        lambda i: wave(i, pi * i.step / i.total_steps),
    ),
    decaying(
        "Your cosine runs over all total_steps: after the warm-up, only total_steps − warmup_steps are left.",
        "edge",
        lambda i: wave(i, pi * (i.step - i.warmup_steps) / i.total_steps),
    ),
    decaying(
        "Your cosine does not begin at 0: take warmup_steps off step before you divide.",
        "edge",
        lambda i: wave(i, pi * i.step / (i.total_steps - i.warmup_steps)),
    ),
    decaying(
        "The whole base_lr is put on top of min_lr: the span is base_lr − min_lr, so that it begins at base_lr.",
        "scale",
        lambda i: i.min_lr + 0.5 * i.base_lr * (1 + cos(pi * progress(i))),
    ),
    decaying(
        "min_lr is not added to the cosine: it falls from base_lr to min_lr, min_lr + ½·(base_lr − min_lr)·(1 + cos …).",
        "values",
        lambda i: half_wave(i) - i.min_lr,
    ),
    decaying(
        "min_lr is left out: the cosine falls from base_lr to min_lr, not to 0.",
        "values",
        lambda i: 0.5 * i.base_lr * (1 + cos(pi * progress(i))),
    ),
    decaying(
        "The ½ is missing: 1 + cos runs from 2 to 0.",
        "scale",
        lambda i: 2 * half_wave(i) - i.min_lr,
    ),
    decaying(
        "Your learning rate rises after the warm-up: 1 + cos falls from 2 to 0; 1 − cos rises.",
        "values",
        lambda i: wave(i, pi + pi * progress(i)),
    ),
    decaying(
        "Your learning rate falls along a line: half a cosine wave is asked for.",
        "values",
        lambda i: i.base_lr + (i.min_lr - i.base_lr) * progress(i),
    ),
    decaying(
        "Your cosine takes degrees: math.cos wants radians, π·progress.",
        "scale",
        lambda i: wave(i, 180 * progress(i)),
    ),
    decaying(
        "π is missing: the cosine runs from 0 to π, half a wave.",
        "scale",
        lambda i: wave(i, progress(i)),
    ),
    decaying(
        "Your cosine runs through a quarter of a wave (π/2): half a wave, π·progress, ends at min_lr.",
        "scale",
        lambda i: i.min_lr + (i.base_lr - i.min_lr) * cos(pi / 2 * progress(i)),
    ),
    decaying(
        "Your cosine runs through a whole wave (2π) and comes up again: half a wave, π·progress, ends at min_lr.",
        "scale",
        lambda i: wave(i, 2 * pi * progress(i)),
    ),
    decaying(
        "// divides whole numbers and rounds down, so that your progress is always 0: divide with /.",
        "values",
        lambda i: i.base_lr,
    ),
    warming(
        "Your warm-up is one step ahead: steps count from 0, so that the first one has a learning rate of 0.",
        "edge",
        lambda i: i.base_lr * (i.step + 1) / i.warmup_steps,
    ),
    warming(
        "Your warm-up begins at min_lr: it begins at 0, base_lr·step/warmup_steps.",
        "values",
        lambda i: i.min_lr + (i.base_lr - i.min_lr) * i.step / i.warmup_steps,
    ),
    warming(
        "There is no warm-up: below warmup_steps the learning rate is base_lr·step/warmup_steps.",
        "values",
        lambda i: i.base_lr,
    ),
    mistake(
        "Training ends here before the warm-up does: ask for step ≥ total_steps first.",
        cause="order",
        when=lambda inputs, outputs, torch: (
            inputs.total_steps <= inputs.step < inputs.warmup_steps and outputs == line(inputs)
        ),
    ),
    mistake(
        "At the end your learning rate is 0: from total_steps on it is min_lr.",
        cause="edge",
        when=lambda inputs, outputs, torch: inputs.step >= inputs.total_steps and outputs == 0.0,
    ),
    mistake(
        "After total_steps your learning rate moves on: from there on it is min_lr.",
        cause="edge",
        when=lambda inputs, outputs, torch: inputs.step >= inputs.total_steps and isinstance(outputs, float),
    ),
]
