from studycli.judge.cases import case, values

CASES = [
    case("plain", ids=[1, 2, 3, 1, 2, 1], pair=(1, 2), new_id=9),
    case("three alike", ids=[1, 1, 1], pair=(1, 1), new_id=9),
    case("runs of all lengths", ids=[5, 5, 0, 5, 5, 5, 0, 5, 5, 5, 5, 0, 5], pair=(5, 5), new_id=256),
    case("the last id stays", ids=[7, 8, 4], pair=(7, 8), new_id=9),
    case("the pair at the end", ids=[4, 7, 8], pair=(7, 8), new_id=9),
    case("the other way round too", ids=[2, 1, 1, 2, 2, 1], pair=(1, 2), new_id=9),
    case("side by side", ids=[1, 2, 1, 2, 1, 2], pair=(1, 2), new_id=9),
    case("the pair is not there", ids=[3, 1, 4, 1, 5], pair=(1, 2), new_id=9),
    case("longer numbers", ids=[11, 2, 1, 22, 1, 2], pair=(1, 2), new_id=900),
    case("id 0", ids=[0, 0, 1, 0, 1], pair=(0, 1), new_id=2),
    case("two ids", ids=[6, 7], pair=(6, 7), new_id=300),
    case("one id", ids=[6], pair=(6, 6), new_id=300),
    case("no ids", ids=[], pair=(1, 2), new_id=9),
    case(
        "words and spaces",
        ids=list(b"she sells sea shells by the sea shore"),
        pair=(115, 104),
        new_id=256,
    ),
]
JUDGED = values(exact=True, new=True)
BENCHMARK = case(
    "benchmark", ids=list(b"she sells sea shells by the sea shore; ") * 200, pair=(115, 104), new_id=256
)
