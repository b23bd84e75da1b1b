from studycli.judge.cases import case, exactly, permutations, values


def ranked(*shape, step=0.7, double=False):
    """Rows with the same scores, 0, step, 2·step …, each in an order of its own: what stays is never a close call."""
    return permutations(*shape, dtype="float64" if double else "float32").times(step)


PEAKED = [[40.0, 0.0, -40.0, 3.0, -10.0], [-30.0, 1.0, 2.0, 60.0, -60.0]]
CASES = [
    case("plain", logits=ranked(2, 6), top_k=4, top_p=0.8),
    case("k alone", logits=ranked(2, 3), top_k=2),
    case("p alone", logits=ranked(2, 7, step=0.5), top_p=0.7),
    case("p alone, flat", logits=ranked(3, 8, step=0.1), top_p=0.55),
    case("nothing is asked for", logits=ranked(2, 4)),
    case("k = 1", logits=ranked(2, 5), top_k=1),
    case("k = V", logits=ranked(2, 5), top_k=5),
    case("k above V", logits=ranked(2, 4), top_k=9, top_p=0.75),
    case("the first token alone is enough", logits=ranked(3, 4, step=2.5), top_p=0.5),
    case("p counts on what k has left", logits=ranked(3, 9, step=0.2), top_k=5, top_p=0.66),
    case(
        "sure and unsure",
        logits=ranked(4, 6).then(lambda t: t * t.new_tensor([[0.1], [0.6], [1.4], [5.0]])),
        top_p=0.83,
    ),
    case("p = 1.0, where sums reach 1 early", logits=exactly(PEAKED)),
    case("large scores", logits=ranked(2, 5).times(2000), top_k=3, top_p=0.9),
    case("no leading axis", logits=ranked(5), top_p=0.77),
    case("more leading axes", logits=ranked(2, 3, 5), top_k=4, top_p=0.77),
]
JUDGED = values()
AXES = {"logits": "… V", "returns": "… V"}
BENCHMARK = case("benchmark", logits=ranked(16, 2000, step=0.005), top_k=800, top_p=0.9)
