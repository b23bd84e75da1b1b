"""Complaints of torch that are told by a part of their text alone: what they mean, and what would mend them."""

from __future__ import annotations

_WHOLE_NUMBERS = ("An index must be whole numbers (int64)", "Convert it with .long().")
_ONE_NUMBER = (
    "A tensor of several numbers cannot become one Python number",
    "Leave out .item(), float() and int(), and stay with tensors.",
)
_MEAN = ("mean needs floating-point numbers", "Call .float() first, or sum and divide.")

COMPLAINTS = (
    (
        "Boolean value of Tensor with more than one value is ambiguous",
        "A whole tensor has no single truth value: this is an `if`, `and`, `or` or `max` on one",
        "Use torch.where, & and |, or torch.maximum. For an optional argument ask `is not None`.",
    ),
    (
        "a leaf Variable that requires grad is being used in an in-place operation",
        "An argument that requires a gradient is changed in place",
        "Work on a new tensor, or under torch.no_grad() where the drill asks for in place.",
    ),
    (
        "a view of a leaf Variable that requires grad",
        "A view of an argument that requires a gradient is changed in place",
        "Write to a clone instead.",
    ),
    (
        "Can't call numpy() on Tensor that requires grad",
        "numpy() does not work on a tensor that requires a gradient",
        "Stay with torch: NumPy would cut the graph.",
    ),
    ("tensors used as indices must be long", *_WHOLE_NUMBERS),
    ("expected scalar type Long", *_WHOLE_NUMBERS),
    ("Expected dtype int64 for index", *_WHOLE_NUMBERS),
    ("too many indices for tensor", "There are more indices in the brackets than the tensor has axes", ""),
    (
        "can't be cast to the desired output type",
        "Numbers with a fraction cannot be written into a tensor of whole numbers",
        "Convert the tensor to float first.",
    ),
    ("mean(): could not infer output dtype", *_MEAN),
    (
        "selected index k out of range",
        "topk is asked for more entries than the axis has",
        "Make k at most the size of the axis.",
    ),
    ("mean(): input dtype should be", *_MEAN),
    (
        "Subtraction, the `-` operator, with a bool tensor",
        "A mask (bool) cannot be subtracted",
        "~mask inverts it.",
    ),
    (
        "does not require grad and does not have a grad_fn",
        "There is no graph to go backward through: it was cut",
        "Look for detach, .data, .item() and torch.tensor, and leave them out.",
    ),
    ("only one element tensors can be converted to Python scalars", *_ONE_NUMBER),
    ("elements cannot be converted to Scalar", *_ONE_NUMBER),
    (
        "more than one element of the written-to tensor refers to a single memory location",
        "You write into a tensor whose rows share one memory, as expand makes it",
        "Call .clone() on it first, or use repeat.",
    ),
    (
        "Expected all tensors to be on the same device",
        "Tensors on two devices meet",
        "Make new tensors with device=x.device.",
    ),
)
"""(a part of what torch says, what it means, what would mend it): of dtypes, indices and gradients."""
