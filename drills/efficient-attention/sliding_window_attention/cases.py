from studycli.judge.cases import case, mistake, normal, values


def attended(inputs, torch, seen, hidden=float("-inf"), late=False):
    position = torch.arange(inputs.q.shape[2])
    allowed = seen(position[:, None] - position[None, :], inputs.window)
    scores = inputs.q @ inputs.k.mT / inputs.q.shape[-1] ** 0.5
    weights = scores.softmax(-1) * allowed if late else scores.masked_fill(~allowed, hidden).softmax(-1)
    return weights @ inputs.v


def in_window(gap, window):
    return (gap >= 0) & (gap < window)


def heads(*shape, dtype="float32"):
    return {name: normal(*shape, dtype=dtype) for name in ("q", "k", "v")}


CASES = [
    case("plain", **heads(2, 3, 6, 4), window=3),
    case("window 4", **heads(2, 2, 6, 3), window=4),
    case("window 2", **heads(2, 3, 7, 4), window=2),
    case("only itself", **heads(2, 3, 4, 2), window=1),
    case("a window as long as the text", **heads(1, 2, 4, 5), window=4),
    case("a window longer than the text", **heads(2, 3, 4, 5), window=9),
    case("an even window, as many heads as tokens", **heads(2, 7, 7, 3), window=4),
    case("one token", **heads(2, 3, 1, 4), window=2),
    case(
        "heads behind the tokens in memory",
        q=normal(2, 5, 3, 4).transposed(1, 2),
        k=normal(2, 5, 3, 4).transposed(1, 2),
        v=normal(2, 5, 3, 4).transposed(1, 2),
        window=3,
    ),
    case("float64", **heads(2, 2, 7, 3, dtype="float64"), window=5),
    case("bfloat16", **heads(2, 2, 6, 4, dtype="bfloat16"), window=3),
]
MISTAKES = [
    mistake(
        "Your window is one key too long: it counts the token itself, so query i sees window keys, i − window < j ≤ i.",
        cause="edge",
        gives=lambda inputs, torch: attended(inputs, torch, lambda gap, window: (gap >= 0) & (gap <= window)),
    ),
    mistake(
        "Your window is one key too short: query i sees itself and the window − 1 keys before it.",
        cause="edge",
        gives=lambda inputs, torch: attended(
            inputs, torch, lambda gap, window: (gap >= 0) & ((gap < window - 1) | (gap == 0))
        ),
    ),
    mistake(
        "Your window reaches to both sides: query i may see no key after it (causal), j ≤ i.",
        cause="values",
        gives=lambda inputs, torch: attended(inputs, torch, lambda gap, window: gap.abs() < window),
    ),
    mistake(
        "Your window stands around the token, half before and half behind it: it should end at the token itself.",
        cause="values",
        gives=lambda inputs, torch: attended(inputs, torch, lambda gap, window: gap.abs() <= window // 2),
    ),
    mistake(
        "The window does nothing in your code: queries see all keys up to themselves, however far back.",
        cause="values",
        gives=lambda inputs, torch: attended(inputs, torch, lambda gap, window: gap >= 0),
    ),
    mistake(
        "Nothing keeps your queries from later keys: besides the window, j ≤ i must hold.",
        cause="values",
        gives=lambda inputs, torch: attended(inputs, torch, lambda gap, window: gap < window),
    ),
    mistake(
        "Every query sees every key in your code: j ≤ i and j > i − window must hold, both at once (&).",
        cause="values",
        gives=lambda inputs, torch: attended(inputs, torch, lambda gap, window: gap == gap),
    ),
    mistake(
        "Your mask is the wrong way round: what a query sees is hidden, and the rest is shown.",
        cause="values",
        gives=lambda inputs, torch: attended(
            inputs, torch, lambda gap, window: ~in_window(gap, window), -1e9
        ),
    ),
    mistake(
        "The mask is applied after the softmax, so that the weights no longer sum to 1: mask the scores, with −∞, before it.",
        cause="values",
        gives=lambda inputs, torch: attended(inputs, torch, in_window, late=True),
    ),
    mistake(
        "Your windows look forward: query i sees the keys from i on; it should see those up to i.",
        cause="order",
        gives=lambda inputs, torch: attended(inputs, torch, lambda gap, window: (gap <= 0) & (gap > -window)),
    ),
    mistake(
        "Your text is cut into blocks of window tokens; the window should slide along with each query.",
        cause="values",
        gives=lambda inputs, torch: attended(
            inputs, torch, lambda gap, window: (gap >= 0) & (gap <= torch.arange(len(gap))[:, None] % window)
        ),
    ),
]
JUDGED = values()
AXES = {"q": "B h N d", "k": "B h N d", "v": "B h N d", "returns": "B h N d"}
SIZES = {"window": "window"}
BENCHMARK = case("benchmark", **heads(2, 4, 128, 32), window=16)
