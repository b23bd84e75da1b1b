from studycli.judge.cases import case, mistake, normal, values


def attention(inputs, torch, share=None, seen=None):
    q, k, v = inputs.q, inputs.k, inputs.v
    N, groups = q.shape[2], q.shape[1] // k.shape[1]
    share = share or (lambda t: t.repeat_interleave(groups, 1))
    scores = q @ share(k).mT / q.shape[-1] ** 0.5
    if seen is not False:
        scores = scores.masked_fill(~torch.ones(N, N, dtype=torch.bool).tril(), -torch.inf)
    return scores.softmax(-1) @ share(v)


CASES = [
    case("plain", q=normal(2, 6, 5, 4), k=normal(2, 2, 5, 4), v=normal(2, 2, 5, 4)),
    case("four heads, two shared", q=normal(1, 4, 3, 6), k=normal(1, 2, 3, 6), v=normal(1, 2, 3, 6)),
    case("as many tokens as heads", q=normal(2, 6, 6, 3), k=normal(2, 3, 6, 3), v=normal(2, 3, 6, 3)),
    case("one kv head for all", q=normal(2, 3, 4, 5), k=normal(2, 1, 4, 5), v=normal(2, 1, 4, 5)),
    case("a kv head for each", q=normal(2, 3, 4, 2), k=normal(2, 3, 4, 2), v=normal(2, 3, 4, 2)),
    case("one token", q=normal(2, 4, 1, 3), k=normal(2, 2, 1, 3), v=normal(2, 2, 1, 3)),
    case("a single number", q=normal(1, 1, 1, 1), k=normal(1, 1, 1, 1), v=normal(1, 1, 1, 1)),
    case(
        "heads behind the tokens in memory",
        q=normal(2, 4, 6, 3).transposed(1, 2),
        k=normal(2, 4, 2, 3).transposed(1, 2),
        v=normal(2, 4, 2, 3).transposed(1, 2),
    ),
    case(
        "float64",
        q=normal(2, 6, 3, 4, dtype="float64"),
        k=normal(2, 3, 3, 4, dtype="float64"),
        v=normal(2, 3, 3, 4, dtype="float64"),
    ),
    case(
        "bfloat16",
        q=normal(2, 4, 5, 4, dtype="bfloat16"),
        k=normal(2, 2, 5, 4, dtype="bfloat16"),
        v=normal(2, 2, 5, 4, dtype="bfloat16"),
    ),
]
MISTAKES = [
    mistake(
        "Your query heads take turns at the kv heads (0, 1, 0, 1); neighbours should share one (0, 0, 1, 1): repeat_interleave, not repeat.",
        cause="order",
        gives=lambda inputs, torch: attention(
            inputs, torch, share=lambda t: t.repeat(1, inputs.q.shape[1] // inputs.k.shape[1], 1, 1)
        ),
    ),
    mistake(
        "Your queries see later tokens too: query i may see only the keys j ≤ i (causal).",
        cause="values",
        gives=lambda inputs, torch: attention(inputs, torch, seen=False),
    ),
    mistake(
        "Every query head uses the first kv head: head j should use kv head j // (Hq/Hkv).",
        cause="values",
        gives=lambda inputs, torch: attention(inputs, torch, share=lambda t: t[:, :1]),
    ),
]
JUDGED = values()
AXES = {"q": "B Hq N d", "k": "B Hkv N d", "v": "B Hkv N d", "returns": "B Hq N d"}
SIZES = {"Hq": "Hkv·group"}
BENCHMARK = case("benchmark", q=normal(2, 8, 128, 32), k=normal(2, 2, 128, 32), v=normal(2, 2, 128, 32))
