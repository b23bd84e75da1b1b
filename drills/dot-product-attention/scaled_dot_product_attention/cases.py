from studycli.judge.cases import at, booleans, case, constant, exactly, integers, normal, values

SOMEWHERE = booleans(2, 3, 5, share=0.5).put(at[..., 1], True).put(at[..., 4], False)


CASES = [
    case("plain", q=normal(2, 3, 4), k=normal(2, 5, 4), v=normal(2, 5, 6)),
    case("masked", q=normal(2, 3, 4), k=normal(2, 5, 4), v=normal(2, 5, 6), mask=SOMEWHERE),
    case(
        "causal mask, heads",
        q=normal(2, 3, 4, 2),
        k=normal(2, 3, 4, 2),
        v=normal(2, 3, 4, 5),
        mask=exactly([[1, 0, 0, 0], [1, 1, 0, 0], [1, 1, 1, 0], [1, 1, 1, 1]], dtype="bool"),
    ),
    case(
        "one mask row for all queries",
        q=normal(2, 2, 3, 4),
        k=normal(2, 2, 5, 4),
        v=normal(2, 2, 5, 3),
        mask=booleans(2, 1, 1, 5).put(at[..., 0], True).put(at[..., 3], False),
    ),
    case(
        "all scores far below zero",
        q=normal(2, 3, 4, mean=300.0),
        k=normal(2, 5, 4, mean=-300.0),
        v=normal(2, 5, 6),
        mask=SOMEWHERE,
    )
    .without_gradients()
    .within(2e-2, 2e-2),  # at −180,000 float32 tells steps of 1/64 apart
    case("no leading axes", q=normal(3, 4), k=normal(6, 4), v=normal(6, 2)),
    case("one query, one key", q=normal(2, 1, 4), k=normal(2, 1, 4), v=normal(2, 1, 3)),
    case("a single number", q=normal(1, 1, 1), k=normal(1, 1, 1), v=normal(1, 1, 1)),
    case(
        "scores of ±10,000",
        q=integers(2, 3, 4, low=-3, high=4, dtype="float32").times(100),
        k=integers(2, 5, 4, low=-3, high=4, dtype="float32").times(100),
        v=normal(2, 5, 3),
    )
    .without_gradients()
    .within(1e-2, 1e-2),
    case(
        "the largest score is masked",
        q=normal(2, 3, 4).put(at[:, 1], 20.0),
        k=normal(2, 5, 4, std=0.05).put(at[:, 2], 20.0),
        v=normal(2, 5, 3),
        mask=constant(1, 5, value=1.0, dtype="bool").put(at[0, 2], False),
    ),
    case(
        "one key sequence for the whole batch",
        q=normal(3, 2, 4),
        k=normal(1, 5, 4).expanded(3, 5, 4),
        v=normal(3, 5, 6),
    ),
    case(
        "bfloat16",
        q=normal(2, 3, 8, dtype="bfloat16"),
        k=normal(2, 4, 8, dtype="bfloat16"),
        v=normal(2, 4, 2, dtype="bfloat16"),
    ).without_gradients(),
]
JUDGED = values(finite=1e4)
AXES = {"q": "… Nq d", "k": "… Nk d", "v": "… Nk dv", "mask": "… Nq Nk", "returns": "… Nq dv"}
BENCHMARK = case("benchmark", q=normal(4, 128, 32), k=normal(4, 128, 32), v=normal(4, 128, 32))
