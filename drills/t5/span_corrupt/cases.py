from studycli.judge.cases import case, mistake, values


def corrupted(inputs, mark=None, spans=None, last=None, each=False, tail=True, behind=False):
    """The two lists with one slip. `mark(s, k)` is the k-th sentinel, `last` the one at the end (None: none)."""
    s, ids = inputs.sentinel, inputs.ids
    mark = mark or (lambda s, k: s - k)
    kept, cut, end = [], [], 0
    spans = inputs.spans if spans is None else spans
    for k, (start, length) in enumerate(spans):
        gone = list(ids[start : start + length])
        kept += [*ids[end:start], *([mark(s, k)] * (len(gone) if each else 1))]
        cut += [*gone, mark(s, k)] if behind else [mark(s, k), *gone]
        end = start + length
    if tail:
        kept += ids[end:]
    close = mark if last is None else last
    final = close(s, len(spans))
    return kept, cut if final is None else [*cut, final]


def joined(spans):
    """Spans that touch become one."""
    out = []
    for start, length in spans:
        if out and sum(out[-1]) == start:
            out[-1] = (out[-1][0], out[-1][1] + length)
        else:
            out.append((start, length))
    return out


def one_a_token(inputs):
    """Each removed id gets a sentinel of its own."""
    return corrupted(inputs, spans=[(start + i, 1) for start, length in inputs.spans for i in range(length)])


def shifted(inputs):
    """Spans are cut out of a list that has become shorter already."""
    kept, cut = list(inputs.ids), []
    for k, (start, length) in enumerate(inputs.spans):
        cut += [inputs.sentinel - k, *kept[start : start + length]]
        kept[start : start + length] = [inputs.sentinel - k]
    return kept, [*cut, inputs.sentinel - len(inputs.spans)]


def only_inputs_shifted(inputs):
    return shifted(inputs)[0], corrupted(inputs)[1]


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
MISTAKES = [
    mistake(
        "You return one list of ids; two are asked for, (inputs, targets).",
        cause="type",
        when=lambda inputs, outputs, torch: (
            isinstance(outputs, list) and all(isinstance(token, int) for token in outputs)
        ),
    ),
    mistake(
        "You return (targets, inputs); the inputs come first.",
        cause="order",
        gives=lambda inputs, torch: corrupted(inputs)[::-1],
    ),
    mistake(
        "Your sentinels count up; they count down: sentinel, sentinel − 1, sentinel − 2, …",
        cause="values",
        gives=lambda inputs, torch: corrupted(inputs, mark=lambda s, k: s + k),
    ),
    mistake(
        "All your spans have the same sentinel, so that the model could not tell the gaps apart: the k-th has sentinel − k.",
        cause="values",
        gives=lambda inputs, torch: corrupted(inputs, mark=lambda s, k: s, last=lambda s, n: s - n),
    ),
    mistake(
        "All your spans have the same sentinel, so that the model could not tell the gaps apart: the k-th has sentinel − k.",
        cause="values",
        gives=lambda inputs, torch: corrupted(inputs, mark=lambda s, k: s),
    ),
    mistake(
        "Your sentinels begin at sentinel − 1; the first span, k = 0, has `sentinel` itself.",
        cause="edge",
        gives=lambda inputs, torch: corrupted(inputs, mark=lambda s, k: s - k - 1),
    ),
    mistake(
        "The last sentinel of targets is missing: sentinel − len(spans) says that nothing more follows.",
        cause="edge",
        gives=lambda inputs, torch: corrupted(inputs, last=lambda s, n: None),
    ),
    mistake(
        "targets must end in a sentinel of its own, sentinel − len(spans); you repeat the one of the last span.",
        cause="edge",
        gives=lambda inputs, torch: corrupted(inputs, last=lambda s, n: s - max(n - 1, 0)),
    ),
    mistake(
        "targets must end in sentinel − len(spans), one further down than that of the last span; you end in sentinel − len(spans) − 1.",
        cause="edge",
        gives=lambda inputs, torch: corrupted(inputs, last=lambda s, n: s - n - 1),
    ),
    mistake(
        "You put a sentinel for every id that is cut out; one sentinel stands for the whole span.",
        cause="values",
        gives=lambda inputs, torch: one_a_token(inputs),
    ),
    mistake(
        "You put a sentinel for every id that is cut out; one sentinel stands for the whole span.",
        cause="values",
        gives=lambda inputs, torch: corrupted(inputs, each=True),
    ),
    mistake(
        "You read the spans as (start, end); they are (start, length).",
        cause="values",
        gives=lambda inputs, torch: corrupted(inputs, spans=[(a, b - a) for a, b in inputs.spans]),
    ),
    mistake(
        "Your spans are one id too long: a span ends before start + length.",
        cause="edge",
        gives=lambda inputs, torch: corrupted(inputs, spans=[(a, b + 1) for a, b in inputs.spans]),
    ),
    mistake(
        "Spans that touch become one in your result; each keeps a sentinel of its own.",
        cause="edge",
        gives=lambda inputs, torch: corrupted(inputs, spans=joined(inputs.spans)),
    ),
    mistake(
        "What stands behind the last span is missing in inputs.",
        cause="edge",
        gives=lambda inputs, torch: corrupted(inputs, tail=False),
    ),
    mistake(
        "In targets your sentinels stand behind their spans; each one comes first, and then what it stands for.",
        cause="order",
        gives=lambda inputs, torch: corrupted(inputs, behind=True),
    ),
    mistake(
        "You cut spans out of a list that has become shorter already, so that later starts point too far to the right: cut from the end, or build a new list.",
        cause="values",
        gives=lambda inputs, torch: shifted(inputs),
    ),
    mistake(
        "You cut spans out of a list that has become shorter already, so that later starts point too far to the right: cut from the end, or build a new list.",
        cause="values",
        gives=lambda inputs, torch: only_inputs_shifted(inputs),
    ),
]
BENCHMARK = case(
    "benchmark", ids=list(range(5000)), spans=[(i, 3) for i in range(5, 4990, 20)], sentinel=32099
)
