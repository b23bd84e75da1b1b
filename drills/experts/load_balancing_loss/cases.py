from studycli.judge.cases import at, case, distinct, exactly, normal, values

CASES = [
    case("plain", router_logits=normal(7, 4), k=2),
    case("one choice a token", router_logits=normal(9, 6), k=1),
    case("as many tokens as experts", router_logits=normal(5, 5), k=3),
    case("all experts chosen", router_logits=normal(4, 3), k=3),
    case("a single expert", router_logits=normal(5, 1), k=1),
    case(
        "all to one expert",
        router_logits=normal(9, 5, std=0.5)
        .plus(4.0)
        .put(at[:, :4], 0.1)
        .put(at[:, 1], 0.3)
        .put(at[:, 2], -0.2)
        .put(at[:, 3], -0.4),
        k=1,
    ),
    case("nobody chooses the last expert", router_logits=normal(6, 4).put(at[:, -1], -9.0), k=2),
    case("perfect balance", router_logits=exactly([[1, 0, -1], [-1, 1, 0], [0, -1, 1]]), k=2),
    case("logits of ±10,000", router_logits=distinct(9, 7, low=-1e4, high=1e4), k=2),
]
JUDGED = values(finite=1e4)
AXES = {"router_logits": "T E"}
SIZES = {"k": "min(2, E)"}
BENCHMARK = case("benchmark", router_logits=normal(4096, 16), k=2)
