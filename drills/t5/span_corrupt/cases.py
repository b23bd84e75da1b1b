from studycli.judge.cases import case, values

CASES = [
    case("plain", ids=[5, 6, 7, 8, 9], spans=[(1, 2), (4, 1)], sentinel=99),
    case("one span", ids=[10, 11, 12, 13, 14, 15], spans=[(2, 3)], sentinel=50),
    case("from the first id on", ids=[3, 1, 4, 1, 5], spans=[(0, 2), (3, 1)], sentinel=99),
    case("up to the last id", ids=[3, 1, 4, 1, 5], spans=[(1, 1), (3, 2)], sentinel=99),
    case("spans that touch", ids=[3, 1, 4, 1, 5, 9, 2], spans=[(1, 2), (3, 1), (5, 1)], sentinel=32099),
    case("everything", ids=[7, 8, 9], spans=[(0, 3)], sentinel=99),
    case("everything, in three spans", ids=[7, 8, 9, 6], spans=[(0, 1), (1, 2), (3, 1)], sentinel=99),
    case("no spans", ids=[4, 5, 6], spans=[], sentinel=99),
    case("one id, cut out", ids=[4], spans=[(0, 1)], sentinel=99),
    case("one id, kept", ids=[4], spans=[], sentinel=7),
    case("equal ids", ids=[8, 8, 8, 8, 8, 8], spans=[(1, 1), (3, 2)], sentinel=20),
    case("long spans", ids=list(range(100, 120)), spans=[(0, 5), (6, 1), (8, 10)], sentinel=32099),
    case("many spans", ids=list(range(200, 230)), spans=[(i, 2) for i in range(1, 29, 4)], sentinel=999),
]
JUDGED = values(exact=True, new=True)
BENCHMARK = case(
    "benchmark", ids=list(range(5000)), spans=[(i, 3) for i in range(5, 4990, 20)], sentinel=32099
)
