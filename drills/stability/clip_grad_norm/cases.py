from studycli.judge.cases import case, exactly, normal, values

CASES = [
    case("two tensors", grads=[exactly([[3.0, 0.0]]), exactly([4.0])], max_norm=2.5),
    case("plain", grads=[normal(4, 3), normal(3), normal(2, 2)], max_norm=1.0),
    case("short enough", grads=[normal(4, 3, std=0.1), normal(5, std=0.1)], max_norm=1.0),
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
]
JUDGED = values(gradients=[])
AXES = {"grads.*": "…"}
BENCHMARK = case("benchmark", grads=[normal(256, 256) for _ in range(12)], max_norm=1.0)
