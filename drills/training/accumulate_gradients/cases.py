from studycli.judge.cases import case, exactly, function, integers, normal, parameter, values

# Each loss lets the next forward begin only when the backward of the one before has been. It remembers the last call of the same
# parameters in a list of its own: the first of them, and whether a gradient has come through.


def squared_error(params, batch, last):
    if len(batch) != 2 or len(batch[0]) != len(batch[1]) or len(batch[0]) == 0:
        raise ValueError("loss_fn takes a batch (x, y) with as many rows of x as of y, at least one")
    x, y = batch
    loss = (x @ params[0] + params[1] - y).square().mean()
    if last and last[0] is params[0] and not last[1]:
        raise RuntimeError(
            "the batch before still waits for its backward, which comes before the next forward"
        )
    if loss.requires_grad:
        last[:] = [params[0], False]
        loss.register_hook(lambda gradient: last.__setitem__(1, True))
    return loss


def through_zero(params, batch, last):
    if len(batch) != 2 or len(batch[0]) != len(batch[1]) or len(batch[0]) == 0:
        raise ValueError("loss_fn takes a batch (x, y) with as many rows of x as of y, at least one")
    loss = (batch[0] * params[0]).mean()
    if last and last[0] is params[0] and not last[1]:
        raise RuntimeError(
            "the batch before still waits for its backward, which comes before the next forward"
        )
    if loss.requires_grad:
        last[:] = [params[0], False]
        loss.register_hook(lambda gradient: last.__setitem__(1, True))
    return loss


def two_layers(params, batch, last):
    if len(batch) != 2 or len(batch[0]) != len(batch[1]) or len(batch[0]) == 0:
        raise ValueError("loss_fn takes a batch (x, y) with as many rows of x as of y, at least one")
    x, y = batch
    logits = torch.tanh(x @ params[0] + params[1]) @ params[2]  # noqa: F821 - torch is at hand where it runs
    loss = (logits.logsumexp(1) - logits.gather(1, y[:, None])[:, 0]).mean()
    if last and last[0] is params[0] and not last[1]:
        raise RuntimeError(
            "the batch before still waits for its backward, which comes before the next forward"
        )
    if loss.requires_grad:
        last[:] = [params[0], False]
        loss.register_hook(lambda gradient: last.__setitem__(1, True))
    return loss


def line(*sizes, D=3, K=1, dtype="float32"):
    """A linear layer, and batches of these sizes with errors that differ from one to the next."""
    return {
        "loss_fn": function(squared_error, last=[]),
        "params": [parameter(normal(D, K, dtype=dtype)), parameter(normal(K, dtype=dtype))],
        "batches": [
            (normal(n, D, mean=0.3 * i, dtype=dtype), normal(n, K, mean=1.0 + i, dtype=dtype))
            for i, n in enumerate(sizes)
        ],
    }


def classifier(*sizes, D=4, H=3, K=5):
    return {
        "loss_fn": function(two_layers, last=[]),
        "params": [parameter(normal(D, H)), parameter(normal(H)), parameter(normal(H, K))],
        "batches": [(normal(n, D), integers(n, high=K)) for n in sizes],
    }


CASES = [
    case(
        "a single weight",
        loss_fn=function(through_zero, last=[]),
        params=[parameter(exactly(3.0))],
        batches=[(exactly([1.0, 3.0]), exactly([0.0, 0.0])), (exactly([5.0]), exactly([0.0]))],
    ),
    case("sizes that differ", **line(4, 2, 1)),
    case("equal sizes", **line(3, 3)),
    case("a single batch", **line(5)),
    case("one sample a batch", **line(1, 1, 1)),
    case("a short batch at the end", **line(6, 6, 5, D=2, K=2)),
    case("as many samples as inputs", **line(3, 2, 3, D=3, K=3)),
    case("a classifier", **classifier(5, 2)),
    case("a classifier, more batches", **classifier(2, 6, 1, 4)),
    case("long batches", **line(40, 40, 20, 30, D=2)).building_at_most(120),
    case("float64", **line(4, 1, dtype="float64")),
]
JUDGED = values(gradients=[])
