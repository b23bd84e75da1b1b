from studycli.judge.cases import case, counting, exactly, mistake, normal, permutations, probabilities, values

CYCLE = exactly([2, 0, 3, 1], dtype="int64")


def batch(B, C, H, W, K=3, dtype="float32", **others):
    """Images with soft labels, in which no two numbers are the same."""
    return {
        "x": normal(B, C, H, W, dtype=dtype),
        "one_hot": probabilities(B, K, dtype=dtype),
        "permutation": CYCLE if B == 4 else permutations(B),
        **others,
    }


def inside(box, H, W):
    """The borders of the part of the box inside the image."""
    top, left, height, width = box
    rows = [min(max(row, 0), H) for row in (top, top + height)]
    columns = [min(max(column, 0), W) for column in (left, left + width)]
    return rows, columns


def pasted(inputs, torch, *, box=None, source=None, share=None, place=None):
    """What comes out with another box, other partners, another share of the label or another place of the source."""
    x, labels, permutation = inputs.x, inputs.one_hot, inputs.permutation
    H, W = x.shape[2:]
    (top, bottom), (left, right) = inside(inputs.box if box is None else box(inputs), H, W)
    out = x.clone()
    given = x[permutation] if source is None else source(inputs)
    out[:, :, top:bottom, left:right] = given[:, :, top:bottom, left:right]
    part = (bottom - top) * (right - left) / (H * W)
    part = part if share is None else share(inputs, part)
    return out, (1 - part) * labels + part * labels[permutation]


def of(**options):
    return lambda inputs, torch: pasted(inputs, torch, **options)


def corners(inputs):
    top, left, bottom, right = inputs.box
    return top, left, bottom - top, right - left


def uncut(inputs, part):
    H, W = inputs.x.shape[2:]
    return inputs.box[2] * inputs.box[3] / (H * W)


def rest_pasted(inputs, torch):
    """Everything but the box comes from the partner."""
    H, W = inputs.x.shape[2:]
    (top, bottom), (left, right) = inside(inputs.box, H, W)
    out = inputs.x[inputs.permutation].clone()
    out[:, :, top:bottom, left:right] = inputs.x[:, :, top:bottom, left:right]
    part = (bottom - top) * (right - left) / (H * W)
    return out, (1 - part) * inputs.one_hot + part * inputs.one_hot[inputs.permutation]


def slice_as_python_does(inputs, torch, *, cut_ends):
    """The borders used in a slice as they are, where a negative one counts from the end."""
    x, (top, left, height, width) = inputs.x, inputs.box
    out, given = x.clone(), x[inputs.permutation]
    rows, columns = slice(top, top + height), slice(left, left + width)
    if cut_ends:
        rows = slice(top, min(top + height, x.shape[2]))
        columns = slice(left, min(left + width, x.shape[3]))
    out[:, :, rows, columns] = given[:, :, rows, columns]
    return out


def negative_start(inputs, outputs, torch):
    """Whether the image is what a slice with a negative border makes of it."""
    if min(inputs.box[:2]) >= 0:
        return False
    right = pasted(inputs, torch)[0]
    made = [slice_as_python_does(inputs, torch, cut_ends=cut) for cut in (True, False)]
    return not torch.equal(outputs[0], right) and any(torch.equal(outputs[0], image) for image in made)


def sides_below_zero(inputs, torch):
    """Rows and columns of a box outside, each counted negative."""
    H, W = inputs.x.shape[2:]
    top, left, height, width = inputs.box
    rows = min(top + height, H) - max(top, 0)
    columns = min(left + width, W) - max(left, 0)
    return pasted(inputs, torch, share=lambda x, part: rows * columns / (H * W))


def borders_exchanged(inputs, torch):
    """The rows cut to the width and the columns to the height."""
    H, W = inputs.x.shape[2:]
    (top, bottom), (left, right) = inside(inputs.box, W, H)
    out = inputs.x.clone()
    out[:, :, top:bottom, left:right] = inputs.x[inputs.permutation][:, :, top:bottom, left:right]
    part = (bottom - top) * (right - left) / (H * W)
    return out, (1 - part) * inputs.one_hot + part * inputs.one_hot[inputs.permutation]


def one_more(inputs, part):
    H, W = inputs.x.shape[2:]
    (top, bottom), (left, right) = inside(inputs.box, H, W)
    return (bottom - top + 1) * (right - left + 1) / (H * W)


def from_the_corner(inputs, torch):
    H, W = inputs.x.shape[2:]
    (top, bottom), (left, right) = inside(inputs.box, H, W)
    out, labels = pasted(inputs, torch)
    out[:, :, top:bottom, left:right] = inputs.x[inputs.permutation][:, :, : bottom - top, : right - left]
    return out, labels


def only_the_labels_differ(inputs, outputs, torch):
    images, labels = pasted(inputs, torch)
    return torch.equal(outputs[0], images) and not torch.allclose(outputs[1], labels)


CASES = [
    case("plain", **batch(4, 3, 6, 8, box=(1, 2, 3, 4))),
    case(
        "counted",
        x=counting(2, 1, 3, 5),
        one_hot=exactly([[1.0, 0.0], [0.0, 1.0]]),
        box=(0, 1, 2, 3),
        permutation=exactly([1, 0], dtype="int64"),
    ),
    case("as large as the image", **batch(4, 2, 3, 5, box=(0, 0, 3, 5))),
    case("one pixel", **batch(4, 2, 4, 3, box=(2, 1, 1, 1))),
    case("beyond the bottom and the right", **batch(4, 2, 5, 4, box=(3, 2, 6, 7))),
    case("beyond the top and the left", **batch(4, 2, 5, 6, box=(-2, -1, 4, 3))),
    case("larger than the image on every side", **batch(4, 1, 3, 4, box=(-1, -2, 9, 9))),
    case("wholly below", **batch(4, 2, 4, 5, box=(6, 1, 2, 3))),
    case("wholly above", **batch(4, 2, 5, 4, box=(-4, 0, 2, 3))),
    case("wholly to the left", **batch(4, 2, 3, 6, box=(1, -5, 2, 3))),
    case("wholly off the corner", **batch(4, 2, 5, 6, box=(-3, -4, 2, 2))),
    case("one image", **batch(1, 2, 3, 4, box=(1, 0, 2, 2))),
    case(
        "its own partner",
        **batch(3, 2, 4, 3, box=(0, 1, 2, 2), permutation=exactly([0, 2, 1], dtype="int64")),
    ),
    case(
        "not contiguous",
        **batch(
            4,
            3,
            4,
            5,
            box=(1, 1, 2, 3),
            x=normal(4, 4, 5, 3).permuted(0, 3, 1, 2),
            one_hot=probabilities(4, 3).strided(),
        ),
    ),
    case("float64", **batch(4, 2, 4, 6, dtype="float64", box=(1, 3, 2, 5))),
    case("bfloat16", **batch(4, 2, 4, 6, dtype="bfloat16", box=(0, 1, 2, 3))),
]
JUDGED = values()
MISTAKES = [
    mistake(
        "You cut the rows to W and the columns to H: rows end at H, columns at W.",
        cause="order",
        gives=borders_exchanged,
    ),
    mistake(
        "Your area counts one row and one column too many: top + height is already the row behind the last.",
        cause="edge",
        gives=of(share=one_more),
    ),
    mistake(
        "You paste the partner's top left corner: the piece comes from the same place as it goes to.",
        cause="values",
        gives=from_the_corner,
    ),
    mistake(
        "Your labels are not mixed: they are shared out by the area of the box.",
        cause="values",
        gives=of(share=lambda x, part: 0.0),
    ),
    mistake(
        "Your labels have their shares exchanged: 1 − λ, the area of the box, goes to the partner's label.",
        cause="values",
        gives=of(share=lambda x, part: 1 - part),
    ),
    mistake(
        "The label's share comes from the whole box: only its part inside the image counts, so cut the box first.",
        cause="edge",
        gives=of(share=uncut),
    ),
    mistake(
        "A box outside the image has negative sides in your code, and their product becomes a share: a box wholly outside changes nothing.",
        cause="edge",
        gives=sides_below_zero,
    ),
    mistake(
        "A box that begins above or to the left of the image is not cut: a negative number in a slice counts from the end. Clamp it to 0 first.",
        cause="edge",
        when=negative_start,
    ),
    mistake(
        "You read box as (top, left, bottom, right); it is (top, left, height, width).",
        cause="order",
        gives=of(box=corners),
    ),
    mistake(
        "You read box as (left, top, width, height): the rows come first, (top, left, height, width).",
        cause="order",
        gives=of(box=lambda x: (x.box[1], x.box[0], x.box[3], x.box[2])),
    ),
    mistake(
        "You exchange height and width of the box: it is (top, left, height, width).",
        cause="order",
        gives=of(box=lambda x: (x.box[0], x.box[1], x.box[3], x.box[2])),
    ),
    mistake(
        "You paste every image's piece into itself: it comes from x[permutation].",
        cause="values",
        gives=of(source=lambda x: x.x),
    ),
    mistake(
        "permutation is ignored: you paste from the batch reversed; the piece for image b comes from image permutation[b].",
        cause="values",
        gives=of(source=lambda x: x.x.flip(0)),
    ),
    mistake(
        "You fill the box with zeros, as Cutout does: a piece of x[permutation] belongs there.",
        cause="values",
        gives=of(source=lambda x: x.x * 0),
    ),
    mistake(
        "You keep the box and paste everything around it: the box alone is pasted.",
        cause="values",
        gives=rest_pasted,
    ),
    mistake(
        "Your images are right, your labels are not: 1 − λ is the number of pasted pixels divided by H·W.",
        cause="values",
        when=only_the_labels_differ,
    ),
]
AXES = {"x": "B C H W", "one_hot": "B K", "permutation": "B", "returns.0": "B C H W", "returns.1": "B K"}
SIZES = {"permutation": "B"}
BENCHMARK = case("benchmark", **batch(32, 3, 64, 64, K=100, box=(10, 20, 32, 24)))
