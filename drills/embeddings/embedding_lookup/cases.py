from studycli.judge.cases import case, constant, exactly, integers, normal, values

CASES = [
    case("plain", ids=exactly([3, 0, 2], dtype="int64"), table=normal(5, 4)),
    case("a batch of sentences", ids=integers(2, 4, high=6), table=normal(6, 3)),
    case("the same id again and again", ids=exactly([1, 2, 1, 1], dtype="int64"), table=normal(3, 2)),
    case("all the same id", ids=constant(2, 3, value=4, dtype="int64"), table=normal(7, 5)),
    case("a single id", ids=exactly(2, dtype="int64"), table=normal(5, 3)),
    case("no ids", ids=constant(0, dtype="int64"), table=normal(6, 9)),
    case("sentences without words", ids=constant(3, 0, dtype="int64"), table=normal(7, 8)),
    case("three axes", ids=integers(2, 3, 4, high=7), table=normal(7, 5)),
    case("the first and the last row", ids=exactly([[0, 3], [3, 0]], dtype="int64"), table=normal(4, 6)),
    case("as many of everything", ids=integers(3, 3, high=3), table=normal(3, 3)),
    case("a table of one row", ids=constant(2, 2, dtype="int64"), table=normal(1, 5)),
    case("rows of one number", ids=integers(2, 3, high=8), table=normal(8, 1)),
    case("bfloat16", ids=integers(5, high=4), table=normal(4, 3, dtype="bfloat16")),
]
JUDGED = values()
AXES = {"ids": "…", "table": "V D", "returns": "… D"}
SIZES = {"ids": "V"}
BENCHMARK = case("benchmark", ids=integers(64, 128, high=1000), table=normal(1000, 64))
