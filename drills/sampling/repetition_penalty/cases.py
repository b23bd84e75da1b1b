from studycli.judge.cases import at, case, constant, exactly, integers, normal, permutations, values


def scores(B, V, N, penalty=1.5, dtype="float32", **others):
    return {
        "logits": normal(B, V, std=2.0, dtype=dtype),
        "ids": integers(B, N, high=V),
        "penalty": penalty,
        **others,
    }


BOTH_SIGNS = [[3.0, -2.0, 1.0, -4.0, 0.5], [-1.0, 2.0, -3.0, 5.0, -0.5]]
CASES = [
    case(
        "plain",
        logits=exactly(BOTH_SIGNS),
        ids=exactly([[0, 1, 0], [2, 2, 3]], dtype="int64"),
        penalty=2.0,
    ),
    case(
        "three times the same",
        logits=exactly([[2.0, -3.0, 4.0, -1.0]] * 3),
        ids=exactly([[0, 0, 0], [1, 1, 1], [2, 1, 2]], dtype="int64"),
        penalty=1.25,
    ),
    case("drawn", **scores(3, 12, 4)),
    case("a penalty below 1", **scores(2, 9, 5, penalty=0.6)),
    case("a penalty of 1", **scores(2, 6, 3, penalty=1.0)),
    case("more tokens than the vocabulary has", **scores(6, 4, 11)),
    case("one token so far", **scores(4, 7, 1)).gradients("logits"),
    case("no id twice", **scores(3, 7, 4, ids=permutations(3, 4))).gradients("logits"),
    case("B = V = N", **scores(5, 5, 5, penalty=1.3)),
    case(
        "all positive",
        logits=normal(2, 6, mean=9.0),
        ids=integers(2, 4, high=6),
        penalty=1.7,
    ),
    case(
        "all negative",
        logits=normal(2, 6, mean=-9.0),
        ids=integers(2, 4, high=6),
        penalty=1.7,
    ),
    case(
        "a score of 0",
        logits=constant(2, 5).put(at[:, 3], 2.0).put(at[:, 2], -1.0),
        ids=exactly([[0, 3], [1, 4]], dtype="int64"),
        penalty=1.2,
    ),
]
JUDGED = values(gradients=[])
AXES = {"logits": "B V", "ids": "B N", "returns": "B V"}
SIZES = {"ids": "V"}
BENCHMARK = case("benchmark", **scores(16, 8000, 400))
