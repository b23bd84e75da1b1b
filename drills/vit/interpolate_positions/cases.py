from studycli.judge.cases import case, counting, normal, parameter

CASES = [
    case("plain", positions=normal(1, 17, 3), height=6, width=6),
    case("wider than high", positions=normal(1, 10, 4), height=4, width=7),
    case("higher than wide", positions=normal(1, 26, 2), height=8, width=3),
    case("smaller", positions=normal(1, 50, 3), height=3, width=4),
    case("as many, not square", positions=normal(1, 17, 3), height=2, width=8),
    case("the same grid", positions=normal(1, 17, 3), height=4, width=4),
    case("counted", positions=counting(1, 10, 2), height=6, width=5),
    case("down to one patch", positions=normal(1, 10, 3), height=1, width=1),
    case("up from one patch", positions=normal(1, 2, 3), height=2, width=3),
    case("a parameter", positions=parameter(normal(1, 10, 4)), height=5, width=2),
]
AXES = {"positions": "1 1+n² D", "returns": "1 1+height·width D"}
SIZES = {"height": "height", "width": "width"}
BENCHMARK = case("benchmark", positions=normal(1, 197, 384), height=32, width=24)
