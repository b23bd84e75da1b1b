from studycli.judge.cases import case, normal, values


def network(Dq, Dk, A, dtype="float32"):
    return {
        "w_q": normal(A, Dq, dtype=dtype),
        "w_k": normal(A, Dk, dtype=dtype),
        "v": normal(A, std=1.5, dtype=dtype),
    }


CASES = [
    case("plain", query=normal(2, 3), keys=normal(2, 5, 4), **network(3, 4, 6)),
    case("all widths alike", query=normal(2, 4), keys=normal(2, 3, 4), **network(4, 4, 4)),
    case("as many positions as samples", query=normal(3, 2), keys=normal(3, 3, 5), **network(2, 5, 4)),
    case("one position", query=normal(2, 3), keys=normal(2, 1, 4), **network(3, 4, 2)),
    case("a single number", query=normal(1, 1), keys=normal(1, 1, 1), **network(1, 1, 1)),
    case(
        "saturated", query=normal(8, 3, std=30.0), keys=normal(8, 6, 2, std=30.0), **network(3, 2, 5)
    ).without_gradients(),
    case(
        "energies of ±1,000",
        query=normal(8, 3),
        keys=normal(8, 6, 4),
        **{**network(3, 4, 6), "v": normal(6, std=500.0)},
    )
    .without_gradients()
    .within(1e-3, 1e-3),
    case(
        "bfloat16",
        query=normal(2, 3, dtype="bfloat16"),
        keys=normal(2, 6, 4, dtype="bfloat16"),
        **network(3, 4, 5, "bfloat16"),
    )
    .without_gradients()
    .within(0.1, 0.05),
]
JUDGED = values()
AXES = {
    "query": "B Dq",
    "keys": "B N Dk",
    "w_q": "A Dq",
    "w_k": "A Dk",
    "v": "A",
    "returns.0": "B Dk",
    "returns.1": "B N",
}
BENCHMARK = case("benchmark", query=normal(32, 64), keys=normal(32, 50, 64), **network(64, 64, 64))
