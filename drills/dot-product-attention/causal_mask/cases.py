from studycli.judge.cases import case, mistake, values

CASES = [
    case("plain", n=4),
    case("one token", n=1),
    case("two tokens", n=2),
    case("three tokens", n=3),
    case("seven tokens", n=7),
    case("64 tokens", n=64),
]
MISTAKES = [
    mistake(
        "Your mask is upside down: row i sees the later keys, j ≥ i; it should see the earlier ones, j ≤ i (tril, not triu).",
        cause="order",
        when=lambda inputs, outputs, torch: (
            inputs.n > 1 and torch.equal(outputs, torch.ones(inputs.n, inputs.n, dtype=torch.bool).triu())
        ),
    ),
    mistake(
        "Your mask marks what is forbidden, j > i; in this drill True means “may attend”, j ≤ i.",
        cause="values",
        when=lambda inputs, outputs, torch: torch.equal(
            outputs, torch.ones(inputs.n, inputs.n, dtype=torch.bool).triu(1)
        ),
    ),
    mistake(
        "Your result is a mask to be added to the scores, 0 and −∞; asked for is a bool one, True where a query may attend.",
        cause="dtype",
        when=lambda inputs, outputs, torch: outputs.is_floating_point() and bool(outputs.isinf().any()),
    ),
]
JUDGED = values(exact=True)
AXES = {"returns": "n n"}
SIZES = {"n": "n"}
