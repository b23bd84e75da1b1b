from studycli.judge.cases import at, case, exactly, integers, normal, values


def spread(t):
    """Rows of very different lengths, so that an inner product is no cosine."""
    return t * (0.2 + 3.0 * t[:, :1].abs())


def images(N, M, D, classes=4, dtype="float32", **others):
    """Training rows with random labels and test rows among them."""
    return {
        "train": normal(N, D, mean=0.3, dtype=dtype).then(spread),
        "labels": integers(N, high=classes).put(at[-1], classes - 1),
        "test": normal(M, D, mean=0.3, dtype=dtype).then(spread),
        **others,
    }


CASES = [
    case("plain", **images(30, 40, 4, k=9, temperature=0.2)),
    case("as DINO weighs", **images(40, 60, 3, k=12)),
    case("a warm vote", **images(35, 60, 3, k=10, temperature=1.0)),
    case("everybody votes", **images(12, 50, 3, k=12, temperature=0.3)),
    case("one neighbour", **images(25, 40, 5, k=1)),
    case("one test image", **images(20, 1, 4, k=5)),
    case("a single training image", **images(1, 3, 4, classes=3, k=1)),
    case(
        "numbers that do not occur",
        **images(30, 40, 3, k=8, temperature=0.3, labels=integers(30, high=3).then(lambda t: t * 5 + 2)),
    ),
    case("two classes", **images(30, 50, 6, classes=2, k=7, temperature=0.5)),
    case(
        "the prompt's",
        train=exactly([[8.0, 6.0], [3.0, 4.0], [0.0, 1.0], [6.0, 8.0]]),
        labels=exactly([4, 1, 1, 1], dtype="int64"),
        test=exactly([[2.0, 0.0]]),
        k=3,
        temperature=0.5,
    ),
    case(
        "three far away against one beside it",
        train=exactly([[-9.0, 4.0], [-9.0, -4.0], [-8.0, 4.0], [7.0, 1.0]]),
        labels=exactly([0, 0, 0, 1], dtype="int64"),
        test=exactly([[1.0, 0.0]]),
        k=4,
    ),
]
JUDGED = values(gradients=[])
AXES = {"train": "N D", "labels": "N", "test": "M D", "returns": "M"}
SIZES = {"k": "min(9, N)"}
WITHOUT = {"D = 1": "every cosine is 1 or −1, and ties are not asked for"}
BENCHMARK = case("benchmark", **images(1000, 200, 64, classes=10, k=20))
