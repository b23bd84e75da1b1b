from studycli.judge.cases import at, booleans, case, constant, exactly, integers, normal, values


def text(B, N, V, dtype="float32", share=0.7):
    return {
        "logits": normal(B, N, V, dtype=dtype),
        "ids": integers(B, N, high=V),
        "mask": booleans(B, N, share=share).put(at[:, 0], True),
    }


CASES = [
    case(
        "plain",
        logits=normal(2, 4, 3),
        ids=integers(2, 4, high=3),
        mask=exactly([[True, True, True, False], [True, False, False, False]], dtype="bool"),
    ),
    case("everything counts", **text(2, 5, 4, share=2.0)),
    case("some count", **text(3, 6, 5)),
    case("N = V", **text(2, 4, 4)),
    case(
        "padding on the left",
        logits=normal(3, 5, 6),
        ids=integers(3, 5, high=6),
        mask=exactly([[0, 0, 1, 1, 1], [0, 1, 1, 1, 1], [0, 0, 0, 0, 1]], dtype="bool"),
    ),
    case(
        "nothing counts in one sequence",
        logits=normal(3, 6, 7),
        ids=integers(3, 6, high=7),
        mask=booleans(3, 6, share=0.6).put(at[0], True).put(at[1], False),
    ),
    case(
        "nothing counts",
        logits=normal(8, 9, 5),
        ids=integers(8, 9, high=5),
        mask=booleans(8, 9, share=-1.0),
    ).without_gradients(),
    case("guessing", logits=constant(2, 3, 7), ids=integers(2, 3, high=7), mask=booleans(2, 3, share=2.0)),
    case(
        "sure and right, where sure and wrong is not counted",
        logits=exactly([[[1e4, -1e4, 0.0], [-1e4, 1e4, 3.0], [5.0, 5.0, 4.0]]]),
        ids=exactly([[0, 0, 1]], dtype="int64"),
        mask=exactly([[True, False, True]], dtype="bool"),
    ),
    case(
        "unlikely tokens",
        logits=exactly([[[0.0, 150.0], [1.0, 0.0], [0.0, 0.0]]]),
        ids=exactly([[0, 0, 1]], dtype="int64"),
        mask=exactly([[True, True, True]], dtype="bool"),
    ).within(rtol=1e-4, atol=0.0),
]
JUDGED = values()
AXES = {"logits": "B N V", "ids": "B N", "mask": "B N"}
SIZES = {"ids": "V"}
BENCHMARK = case("benchmark", **text(8, 128, 500))
