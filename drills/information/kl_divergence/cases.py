from math import log

from studycli.judge.cases import case, exactly, normal, values

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
]
JUDGED = values(finite=1e4)
AXES = {"p_logits": "… K", "q_logits": "… K"}
BENCHMARK = case("benchmark", p_logits=normal(512, 500), q_logits=normal(512, 500))
