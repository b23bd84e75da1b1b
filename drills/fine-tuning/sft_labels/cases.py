from studycli.judge.cases import at, case, constant, counting, exactly, integers, mistake, values


def labelled(inputs, torch, prompt=None, padding=None, ignored=-100, ids=None):
    """The labels with one slip."""
    ids = inputs.ids if ids is None else ids
    position = torch.arange(ids.shape[1])
    lengths = inputs.prompt_lengths.unsqueeze(1)
    is_prompt = prompt(position, lengths) if prompt else position < lengths
    is_padding = inputs.ids == inputs.pad_id if padding is None else padding(inputs, torch)
    return ids.masked_fill(is_prompt | is_padding, ignored)


def slip(**changes):
    return lambda inputs, torch: labelled(inputs, torch, **changes)


def nothing(inputs, torch):
    return torch.zeros_like(inputs.ids, dtype=torch.bool)


CASES = [
    case(
        "plain",
        ids=exactly([[7, 8, 5, 2, 0], [9, 4, 3, 2, 6]], dtype="int64"),
        prompt_lengths=exactly([2, 4], dtype="int64"),
        pad_id=0,
    ),
    case(
        "lengths of all kinds",
        ids=counting(4, 6, start=10, dtype="int64"),
        prompt_lengths=exactly([0, 1, 5, 6], dtype="int64"),
        pad_id=0,
    ),
    case(
        "B = N",
        ids=counting(4, 4, start=1, dtype="int64").put(at[0, 3:], 99),
        prompt_lengths=exactly([1, 3, 0, 2], dtype="int64"),
        pad_id=99,
    ),
    case(
        "padding of different lengths",
        ids=integers(3, 8, low=5, high=30).put(at[0, 5:], 2).put(at[2, 7:], 2),
        prompt_lengths=exactly([3, 2, 4], dtype="int64"),
        pad_id=2,
    ),
    case(
        "a pad_id of −1",
        ids=integers(2, 5, high=9).put(at[1, 3:], -1),
        prompt_lengths=exactly([2, 1], dtype="int64"),
        pad_id=-1,
    ),
    case(
        "id 0 is a token like others",
        ids=integers(3, 6, high=2).put(at[0, 4:], 7),
        prompt_lengths=exactly([1, 2, 0], dtype="int64"),
        pad_id=7,
    ),
    case("no prompt", ids=integers(2, 4, low=1, high=9), prompt_lengths=constant(2, dtype="int64"), pad_id=0),
    case(
        "nothing but padding behind the prompt",
        ids=integers(2, 5, low=1, high=9).put(at[:, 3:], 0),
        prompt_lengths=constant(2, value=3, dtype="int64"),
        pad_id=0,
    ),
    case(
        "one conversation",
        ids=integers(1, 9, low=1, high=50),
        prompt_lengths=exactly([4], dtype="int64"),
        pad_id=0,
    ),
    case(
        "one token", ids=exactly([[5]], dtype="int64"), prompt_lengths=exactly([0], dtype="int64"), pad_id=0
    ),
    case(
        "not contiguous",
        ids=integers(7, 3, low=1, high=50).transposed(),
        prompt_lengths=exactly([2, 5, 0], dtype="int64").strided(),
        pad_id=0,
    ),
]
JUDGED = values(exact=True, new=True)
AXES = {"ids": "B N", "prompt_lengths": "B", "returns": "B N"}
MISTAKES = [
    mistake(
        "The padding keeps its ids as labels; it gets −100 as well.",
        cause="values",
        gives=slip(padding=nothing),
    ),
    mistake(
        "The prompt keeps its ids as labels; positions below prompt_lengths get −100.",
        cause="values",
        gives=slip(prompt=lambda position, lengths: position < 0 * lengths),
    ),
    mistake(
        "Off by one: the first token of the answer, at position prompt_lengths[b], has a label too.",
        cause="edge",
        gives=slip(prompt=lambda position, lengths: position <= lengths),
    ),
    mistake(
        "Off by one: the last token of the prompt, at position prompt_lengths[b] − 1, has no label.",
        cause="edge",
        gives=slip(prompt=lambda position, lengths: position < lengths - 1),
    ),
    mistake(
        "You have prompt and answer exchanged: the prompt gets −100, the answer keeps its ids.",
        cause="order",
        gives=slip(prompt=lambda position, lengths: position >= lengths),
    ),
    mistake(
        "You use one prompt length for all rows; each row has its own.",
        cause="edge",
        when=lambda inputs, outputs, torch: any(
            torch.equal(
                outputs,
                labelled(
                    inputs, torch, prompt=lambda position, lengths, one=one: position < one + 0 * lengths
                ),
            )
            for one in inputs.prompt_lengths.tolist()
        ),
    ),
    mistake(
        "You put pad_id where nothing is learned; the label that the loss skips is −100.",
        cause="values",
        gives=lambda inputs, torch: labelled(inputs, torch, ignored=inputs.pad_id),
    ),
    mistake(
        "You put 0 where nothing is learned; the label that the loss skips is −100.",
        cause="values",
        gives=slip(ignored=0),
    ),
    mistake(
        "You put −1 where nothing is learned; the label that the loss skips is −100.",
        cause="values",
        gives=slip(ignored=-1),
    ),
    mistake(
        "You shift the labels; here label j is about token j, and the loss shifts.",
        cause="order",
        when=lambda inputs, outputs, torch: (
            outputs.shape == inputs.ids.shape
            and outputs.shape[1] > 1
            and torch.equal(outputs[:, :-1], labelled(inputs, torch)[:, 1:])
        ),
    ),
]
BENCHMARK = case(
    "benchmark", ids=integers(64, 2048, low=1, high=50000), prompt_lengths=integers(64, high=2048), pad_id=0
)
