"""Complaints of torch that are told by a part of their text alone, in the words of a teacher."""

from __future__ import annotations

COMPLAINTS = (
    (
        "Boolean value of Tensor with more than one value is ambiguous",
        "An `if` (or `and`, `or`, `max`) on a whole tensor: torch cannot tell whether it is true. "
        "Use torch.where, & and |, or torch.maximum; for an optional argument ask `is not None`",
    ),
    (
        "a leaf Variable that requires grad is being used in an in-place operation",
        "An argument that requires a gradient is changed in place: work on a new tensor, "
        "or under torch.no_grad() where the drill asks for in place",
    ),
    (
        "a view of a leaf Variable that requires grad",
        "A view of an argument that requires a gradient is changed in place: write to a clone instead",
    ),
    (
        "Can't call numpy() on Tensor that requires grad",
        "numpy() does not work on a tensor with a gradient: stay with torch, since NumPy would cut the graph",
    ),
    ("tensors used as indices must be long", "An index must be whole numbers (int64): .long() makes them so"),
    ("expected scalar type Long", "An index must be whole numbers (int64): .long() makes them so"),
    ("Expected dtype int64 for index", "An index must be whole numbers (int64): .long() makes them so"),
    ("too many indices for tensor", "There are more indices in the brackets than the tensor has axes"),
    (
        "can't be cast to the desired output type",
        "Numbers with a fraction do not fit into a tensor of whole numbers: make it float first",
    ),
    (
        "mean(): could not infer output dtype",
        "mean needs floating-point numbers: .float() first, or sum and divide",
    ),
    (
        "selected index k out of range",
        "topk is asked for more entries than the axis has: k is at most the size of the axis",
    ),
    ("mean(): input dtype should be", "mean needs floating-point numbers: .float() first, or sum and divide"),
    (
        "Subtraction, the `-` operator, with a bool tensor",
        "A mask (bool) cannot be subtracted: ~mask turns it round",
    ),
    (
        "does not require grad and does not have a grad_fn",
        "There is nothing to go backward through: the graph was cut (detach, .data, .item() or torch.tensor)",
    ),
    (
        "only one element tensors can be converted to Python scalars",
        "A tensor of several numbers cannot become one Python number: leave out .item(), float() and int()",
    ),
    (
        "elements cannot be converted to Scalar",
        "A tensor of several numbers cannot become one Python number: leave out .item(), float() and int()",
    ),
    (
        "more than one element of the written-to tensor refers to a single memory location",
        "You write into a tensor whose rows share one memory, as expand makes it: .clone() it first, or use repeat",
    ),
    (
        "Expected all tensors to be on the same device",
        "Tensors on two devices meet: make new ones with device=x.device",
    ),
)
"""(a part of what torch says, what it means): of dtypes, indices and gradients."""
