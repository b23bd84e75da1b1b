from studycli.judge.cases import at, case, constant, counting, exactly, integers, values

CASES = [
    case(
        "plain",
        ids=exactly([[7, 8, 5, 2, 0], [9, 4, 3, 2, 6]], dtype="int64"),
        prompt_lengths=exactly([2, 4], dtype="int64"),
        pad_id=0,
    ),
    case(
        "lengths of all kinds",
        ids=counting(4, 6, start=10, dtype="int64"),
        prompt_lengths=exactly([0, 1, 5, 6], dtype="int64"),
        pad_id=0,
    ),
    case(
        "B = N",
        ids=counting(4, 4, start=1, dtype="int64").put(at[0, 3:], 99),
        prompt_lengths=exactly([1, 3, 0, 2], dtype="int64"),
        pad_id=99,
    ),
    case(
        "padding of different lengths",
        ids=integers(3, 8, low=5, high=30).put(at[0, 5:], 2).put(at[2, 7:], 2),
        prompt_lengths=exactly([3, 2, 4], dtype="int64"),
        pad_id=2,
    ),
    case(
        "a pad_id of −1",
        ids=integers(2, 5, high=9).put(at[1, 3:], -1),
        prompt_lengths=exactly([2, 1], dtype="int64"),
        pad_id=-1,
    ),
    case(
        "id 0 is a token like others",
        ids=integers(3, 6, high=2).put(at[0, 4:], 7),
        prompt_lengths=exactly([1, 2, 0], dtype="int64"),
        pad_id=7,
    ),
    case("no prompt", ids=integers(2, 4, low=1, high=9), prompt_lengths=constant(2, dtype="int64"), pad_id=0),
    case(
        "nothing but padding behind the prompt",
        ids=integers(2, 5, low=1, high=9).put(at[:, 3:], 0),
        prompt_lengths=constant(2, value=3, dtype="int64"),
        pad_id=0,
    ),
    case(
        "one conversation",
        ids=integers(1, 9, low=1, high=50),
        prompt_lengths=exactly([4], dtype="int64"),
        pad_id=0,
    ),
]
JUDGED = values(exact=True, new=True)
AXES = {"ids": "B N", "prompt_lengths": "B", "returns": "B N"}
BENCHMARK = case(
    "benchmark", ids=integers(64, 2048, low=1, high=50000), prompt_lengths=integers(64, high=2048), pad_id=0
)
