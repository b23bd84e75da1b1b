from itertools import pairwise

from studycli.judge.cases import case, mistake, values


def first(counts):
    """The most frequent pair, of equals the leftmost."""
    return max(counts, key=counts.get)


def trained(
    inputs, split=None, pick=None, apart=False, first_only=False, once=False, letters=False, cut=False
):
    """The training with one slip; `split=None` keeps the text in one piece."""
    texts = inputs.text.split(split) if split else [inputs.text]
    parts = [[ord(letter) for letter in text] if letters else list(text.encode()) for text in texts]
    merges, counts = [], {}
    for new in range(256, 256 + inputs.n_merges):
        counts = counts if once and counts else counted(parts, apart)
        left = {pair: amount for pair, amount in counts.items() if not once or pair not in merges}
        if not left:
            break
        merges.append((pick or first)(left))
        parts = [merged(ids, merges[-1], new, first_only) for ids in parts]
        if cut:
            parts = [ids if ids[-1:] == [new] else ids[:-1] for ids in parts]
    return merges


def counted(parts, apart):
    counts = {}
    for ids in parts:
        last = None
        for pair in pairwise(ids):
            if apart and pair == last:
                last = None
                continue
            counts[pair] = counts.get(pair, 0) + 1
            last = pair
    return counts


def merged(ids, pair, new, first_only):
    out, done = [], False
    for token in ids:
        if out and (out[-1], token) == pair and not (first_only and done):
            out[-1], done = new, True
        else:
            out.append(token)
    return out


CASES = [
    case("plain", text="low lower lowest", n_merges=5),
    case("a tie goes to the leftmost", text="dcba dcba", n_merges=3),
    case("a tie of four, found last in the alphabet", text="zyzyxwxwaa", n_merges=4),
    case("overlapping pairs count", text="bcbcaaaa", n_merges=2),
    case("an odd run", text="aaaaa aaa", n_merges=4),
    case("merged ids merge again", text="abababababab", n_merges=4),
    case("pairs that occur once", text="abcdef", n_merges=3),
    case("until one id is left", text="abcab", n_merges=50),
    case("accents, two bytes each", text="été éternel été", n_merges=4),
    case("beyond Latin", text="日本 日本語 🙂🙂", n_merges=6),
    case("across words", text="a b a b a b", n_merges=3),
    case("lines and tabs", text="\tx\n\tx\n\ty\n", n_merges=4),
    case("an empty text", text="", n_merges=3),
    case("one byte", text="a", n_merges=3),
    case("two bytes", text="ab", n_merges=3),
    case("one letter, two bytes", text="é", n_merges=3),
    case("no merges", text="hello hello", n_merges=0),
    case(
        "a longer text",
        text="the cat sat on the mat and the rat sat on the cat that sat on the hat " * 3,
        n_merges=24,
    ),
]
JUDGED = values(gradients=[])
TIES = "Ties go to the pair whose first occurrence is leftmost; you take {}."
MISTAKES = [
    mistake(
        TIES.format("the one with the larger numbers"),
        cause="values",
        gives=lambda inputs, torch: trained(
            inputs, pick=lambda counts: max(counts, key=lambda pair: (counts[pair], pair))
        ),
    ),
    mistake(
        TIES.format("the one with the smaller numbers"),
        cause="values",
        gives=lambda inputs, torch: trained(
            inputs, pick=lambda counts: min(counts, key=lambda pair: (-counts[pair], pair))
        ),
    ),
    mistake(
        TIES.format("the one that is seen last"),
        cause="values",
        gives=lambda inputs, torch: trained(
            inputs, pick=lambda counts: max(reversed(list(counts)), key=counts.get)
        ),
    ),
    mistake(
        "Overlapping pairs count too: “aaa” holds the pair (97, 97) twice. You count it once.",
        cause="values",
        gives=lambda inputs, torch: trained(inputs, apart=True),
    ),
    mistake(
        'You begin with the characters\' code points (ord); begin with the UTF-8 bytes, text.encode("utf-8").',
        cause="values",
        gives=lambda inputs, torch: trained(inputs, letters=True),
    ),
    mistake(
        "You split the text into words; here it is one sequence, and pairs reach over spaces.",
        cause="values",
        gives=lambda inputs, torch: trained(inputs, split=" "),
    ),
    mistake(
        "You count the pairs of the first sequence only; after each merge they must be counted again.",
        cause="values",
        when=lambda inputs, outputs, torch: outputs and outputs == trained(inputs, once=True)[: len(outputs)],
    ),
    mistake(
        "You merge the first occurrence of the pair only; every occurrence becomes the new id.",
        cause="values",
        gives=lambda inputs, torch: trained(inputs, first_only=True),
    ),
    mistake(
        "The last id is lost when you rebuild the sequence: one that is not merged must be kept.",
        cause="edge",
        gives=lambda inputs, torch: trained(inputs, cut=True),
    ),
]
BENCHMARK = case("benchmark", text="she sells sea shells by the sea shore; " * 12, n_merges=40)
