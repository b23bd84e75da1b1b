from studycli.judge.cases import case, values


def at(step, warmup_steps=4, total_steps=20, base_lr=0.5, **others):
    return {
        "step": step,
        "warmup_steps": warmup_steps,
        "total_steps": total_steps,
        "base_lr": base_lr,
        **others,
    }


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
