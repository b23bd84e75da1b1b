from studycli.judge.cases import case, mistake, normal, values


def cell(B, D, H, std=0.8, dtype="float32"):
    """The arguments of one step."""
    return {
        "x": normal(B, D, std=std, dtype=dtype),
        "h": normal(B, H, std=std, dtype=dtype),
        "c": normal(B, H, dtype=dtype),
        "w_ih": normal(4 * H, D, std=std, dtype=dtype),
        "w_hh": normal(4 * H, H, std=std, dtype=dtype),
        "b": normal(4 * H, std=std, dtype=dtype),
    }


def gates(inputs, order="ifgo"):
    """By name, when they are taken in this order."""
    total = inputs.x @ inputs.w_ih.T + inputs.h @ inputs.w_hh.T + inputs.b
    return dict(zip(order, total.chunk(4, dim=1), strict=True))


def step(inputs, torch, order="ifgo"):
    of = gates(inputs, order)
    c = of["f"].sigmoid() * inputs.c + of["i"].sigmoid() * of["g"].tanh()
    return of["o"].sigmoid() * c.tanh(), c


def other_order(order):
    return mistake(
        f"You read the gates in the order {', '.join(order)}; here they come as i, f, g, o.",
        cause="order",
        gives=lambda inputs, torch: step(inputs, torch, order),
    )


def interleaved(inputs, torch):
    """Four neighbouring columns are the four gates of one number."""
    total = inputs.x @ inputs.w_ih.T + inputs.h @ inputs.w_hh.T + inputs.b
    i, f, g, o = total.unflatten(1, (-1, 4)).unbind(-1)
    c = f.sigmoid() * inputs.c + i.sigmoid() * g.tanh()
    return o.sigmoid() * c.tanh(), c


def memory(inputs, torch, forget, write, content):
    of = gates(inputs)
    c = forget(of) * inputs.c + write(of) * content(of)
    return of["o"].sigmoid() * c.tanh(), c


def door(name):
    return lambda of: of[name].sigmoid()


def content(of):
    return of["g"].tanh()


CASES = [
    case("plain", **cell(2, 3, 4)),
    case("more inputs than states", **cell(3, 6, 2)),
    case("as many inputs as states", **cell(2, 3, 3)),
    case("as many of everything", **cell(4, 4, 4)),
    case("as many samples as gates", **cell(4, 3, 2)),
    case("one sample", **cell(1, 4, 3)),
    case("one input", **cell(3, 1, 2)),
    case("one number of state", **cell(3, 2, 1)),
    case("the first step", **{**cell(2, 3, 5), "h": normal(2, 5).times(0.0), "c": normal(2, 5).times(0.0)}),
    case("a full memory", **{**cell(3, 2, 4), "c": normal(3, 4, std=6.0)}),
    case("gates wide open or shut", **{**cell(3, 2, 4), "x": normal(3, 2, std=20.0)}).without_gradients(),
    case(
        "not contiguous",
        x=normal(3, 5, std=0.8).transposed(),
        h=normal(2, 5, std=0.8).transposed(),
        c=normal(2, 5).transposed(),
        w_ih=normal(3, 8, std=0.8).transposed(),
        w_hh=normal(2, 8, std=0.8).transposed(),
        b=normal(8, std=0.8).strided(),
    ),
    case("float64", **cell(2, 4, 3, dtype="float64")),
    case("bfloat16", **cell(2, 3, 4, dtype="bfloat16")).without_gradients(),
]
JUDGED = values()
MISTAKES = [
    *[other_order(order) for order in ("ifog", "figo", "fiog", "iofg", "igfo", "ofig", "gifo")],
    mistake(
        "You deal out the columns one by one to i, f, g, o: each gate is a block of H columns, one block behind the other.",
        cause="order",
        gives=interleaved,
    ),
    mistake(
        "The two outputs have changed places: h' comes first, then c'.",
        cause="order",
        when=lambda inputs, outputs, torch: torch.allclose(outputs[0], step(inputs, torch)[1], atol=1e-5),
    ),
    mistake(
        "h' looks at the old memory c: it should look at the new one, σ(o)·tanh(c').",
        cause="values",
        gives=lambda inputs, torch: (
            gates(inputs)["o"].sigmoid() * inputs.c.tanh(),
            step(inputs, torch)[1],
        ),
    ),
    mistake(
        "The tanh around the new memory is missing: h' = σ(o)·tanh(c').",
        cause="values",
        gives=lambda inputs, torch: (
            gates(inputs)["o"].sigmoid() * step(inputs, torch)[1],
            step(inputs, torch)[1],
        ),
    ),
    mistake(
        "The output gate has no sigmoid: h' = σ(o)·tanh(c').",
        cause="values",
        gives=lambda inputs, torch: (
            gates(inputs)["o"] * step(inputs, torch)[1].tanh(),
            step(inputs, torch)[1],
        ),
    ),
    mistake(
        "The new content g passes through a sigmoid; it is no gate, and takes a tanh: it must be able to lower the memory.",
        cause="values",
        gives=lambda inputs, torch: memory(inputs, torch, door("f"), door("i"), door("g")),
    ),
    mistake(
        "The tanh of the new content is missing: c' = σ(f)·c + σ(i)·tanh(g).",
        cause="values",
        gives=lambda inputs, torch: memory(inputs, torch, door("f"), door("i"), lambda of: of["g"]),
    ),
    mistake(
        "The forget gate is missing: the old memory counts by σ(f).",
        cause="values",
        gives=lambda inputs, torch: memory(inputs, torch, lambda of: 1.0, door("i"), content),
    ),
    mistake(
        "The forget gate is the wrong way round: σ(f) is the share of c that is kept, not the one that goes.",
        cause="values",
        gives=lambda inputs, torch: memory(
            inputs, torch, lambda of: 1 - of["f"].sigmoid(), door("i"), content
        ),
    ),
    mistake(
        "You write with 1 − σ(f), as a GRU does; an LSTM has an input gate of its own, σ(i).",
        cause="values",
        gives=lambda inputs, torch: memory(
            inputs, torch, door("f"), lambda of: 1 - of["f"].sigmoid(), content
        ),
    ),
    mistake(
        "You add 1 to the forget gate: that belongs into the bias when training begins, not into the cell.",
        cause="values",
        gives=lambda inputs, torch: memory(
            inputs, torch, lambda of: (of["f"] + 1).sigmoid(), door("i"), content
        ),
    ),
    mistake(
        "The old memory is left out: c' = σ(f)·c + σ(i)·tanh(g).",
        cause="values",
        gives=lambda inputs, torch: memory(inputs, torch, lambda of: 0.0, door("i"), content),
    ),
]
AXES = {
    "x": "B D",
    "h": "B H",
    "c": "B H",
    "w_ih": "4H D",
    "w_hh": "4H H",
    "b": "4H",
    "returns.0": "B H",
    "returns.1": "B H",
}
BENCHMARK = case("benchmark", **cell(128, 128, 128))
