from studycli.judge.cases import at, case, constant, exactly, integers, normal, values


def text(B, N, V, pad_id=0, dtype="float32", padded=()):
    """Sequences without padding but at the places `padded`; the pad is 0 or the last id."""
    low, high = (1, V) if pad_id == 0 else (0, V - 1)
    ids = integers(B, N, low=low, high=high)
    for index in padded:
        ids = ids.put(index, pad_id)
    return {"logits": normal(B, N, V, std=1.5, dtype=dtype), "ids": ids, "pad_id": pad_id}


SURE = [[[1e4, -1e4, 0, 5], [-1e4, 1e4, 9e3, 0], [0, 2e3, 1e4, -1e4], [3, 1, 4, 1]]]
CASES = [
    case("plain", **text(2, 5, 4, padded=[at[-1, 3:]])),
    case("no padding", **text(2, 4, 5)),
    case("padding of different lengths", **text(4, 6, 3, padded=[at[0, 2:], at[1, 5:], at[3, 3:]])),
    case("padding on the left", **text(2, 5, 4, padded=[at[0, :2], at[1, :1]])),
    case("padding in between", **text(3, 6, 5, padded=[at[0, 2], at[1, 3:5], at[2, 0]])),
    case("the last id is the padding", **text(2, 5, 6, pad_id=5, padded=[at[1, 2:]])),
    case("two tokens", **text(3, 2, 4)),
    case("N − 1 = V", **text(2, 5, 4, padded=[at[0, 4:]])),
    case("one sequence is nothing but padding", **text(3, 8, 6, padded=[at[1]])),
    case("nothing but padding", **text(5, 9, 8, padded=[at[:, 1:]])).without_gradients(),
    case(
        "sure and right, sure and wrong",
        logits=exactly(SURE),
        ids=exactly([[2, 3, 1, 2]], dtype="int64"),
        pad_id=0,
    ),
    case(
        "equal scores",
        logits=constant(2, 4, 3),
        ids=exactly([[1, 2, 1, 0], [2, 2, 0, 0]], dtype="int64"),
        pad_id=0,
    ),
]
JUDGED = values(finite=1e4)
AXES = {"logits": "B N V", "ids": "B N"}
SIZES = {"ids": "V"}
WITHOUT = {"V = 1": "the only id would be the padding"}
BENCHMARK = case("benchmark", **text(8, 128, 500, padded=[at[3, 90:]]))
