from studycli.judge.cases import case, mistake, values


def scanned(inputs, step=2, wanted=None, most=None):
    """The merge with one slip: how far to move behind a pair, which pairs count, how many at most."""
    ids, pair = inputs.ids, tuple(inputs.pair)
    out, place, done = [], 0, 0
    while place < len(ids):
        here = tuple(ids[place : place + 2])
        if (here in wanted if wanted else here == pair) and (most is None or done < most):
            out.append(inputs.new_id)
            place += step
            done += 1
        else:
            out.append(ids[place])
            place += 1
    return out


def overlapping(inputs):
    """Every place at which the pair stands becomes the new id; what no pair covers stays."""
    ids, pair = inputs.ids, tuple(inputs.pair)
    starts = [place for place in range(len(ids)) if tuple(ids[place : place + 2]) == pair]
    out = []
    for place, token in enumerate(ids):
        if place in starts:
            out.append(inputs.new_id)
        elif place - 1 not in starts:
            out.append(token)
    return out


def from_the_right(inputs):
    turned = type(inputs)(ids=inputs.ids[::-1], pair=tuple(inputs.pair)[::-1], new_id=inputs.new_id)
    return scanned(turned)[::-1]


def as_text(inputs):
    text = " ".join(map(str, inputs.ids)).replace(" ".join(map(str, inputs.pair)), str(inputs.new_id))
    return [int(part) for part in text.split()]


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
MISTAKES = [
    mistake(
        "You merge the first occurrence of the pair only; every occurrence becomes new_id.",
        cause="values",
        gives=lambda inputs, torch: scanned(inputs, most=1),
    ),
    mistake(
        "Behind a merged pair you move on by 1, so that its second id stays in the list; the scan goes on behind the pair.",
        cause="values",
        gives=lambda inputs, torch: scanned(inputs, step=1),
    ),
    mistake(
        "An id that was merged is used up: in [1, 1, 1] the second 1 cannot begin a new pair (1, 1). You use it twice.",
        cause="values",
        gives=lambda inputs, torch: overlapping(inputs),
    ),
    mistake(
        "You scan from the right, so that [1, 1, 1] becomes [1, new_id]; from the left it is [new_id, 1].",
        cause="order",
        gives=lambda inputs, torch: from_the_right(inputs),
    ),
    mistake(
        "You merge the two ids the other way round too: the order within the pair counts.",
        cause="values",
        gives=lambda inputs, torch: scanned(inputs, wanted=(tuple(inputs.pair), tuple(inputs.pair)[::-1])),
    ),
    mistake(
        "You replace inside a text, which also finds the end of one number and the beginning of the next: "
        "compare ids, not their digits.",
        cause="values",
        gives=lambda inputs, torch: as_text(inputs),
    ),
    mistake(
        "The last id is lost: it has no right neighbour, and must be kept when it is not part of a pair.",
        cause="edge",
        when=lambda inputs, outputs, torch: (
            outputs != (whole := scanned(inputs)) and outputs == whole[:-1] and whole[-1] != inputs.new_id
        ),
    ),
]
BENCHMARK = case(
    "benchmark", ids=list(b"she sells sea shells by the sea shore; ") * 200, pair=(115, 104), new_id=256
)
