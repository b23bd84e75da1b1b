"""What Python and torch complain of, in words: a part of what they say, what it means, and what would mend it.

A row is a regular expression over `type: message`; `{1}` in its sentences is the first group. The first row that fits has the word.
"""

from __future__ import annotations

import re

from studycli.judge.evidence import Said
from studycli.judge.protocol import RaisedError

_NONE = "An optional argument may not have been given, or a function has no return."
_WHOLE_NUMBERS = ("An index must be whole numbers (int64)", "Convert it with .long().")
_ONE_NUMBER = (
    "A tensor of several numbers cannot become one Python number",
    "Leave out .item(), float() and int(), and stay with tensors.",
)
_MEAN = ("mean needs floating-point numbers", "Call .float() first, or sum and divide.")
_DTYPES = ("The dtypes differ: {1} and {2}", "Make new tensors with the dtype of the input (dtype=x.dtype).")
_RETURN = "A function only has to return."

_ROWS: tuple[tuple[str, str, str], ...] = (
    # What is no Python, or no function yet
    (r"^TabError", "Tabs and spaces are mixed in the indentation", "Indent with spaces only."),
    (r"^IndentationError: (.{,110})", "The indentation is wrong: {1}", ""),
    (r"^SyntaxError: (.{,110})", "This is not Python yet: {1}", ""),
    (r"^UnicodeDecodeError", "The file is not text in UTF-8", ""),
    (r"^UnboundLocalError: .*variable '(\w+)'", "{1} is read before anything is assigned to it", ""),
    (r"No module named 'einops'|name '(einops|rearrange)'", "einops is not installed here", "Use torch's own reshape and permute."),
    (r"No module named '([\w.]+)'", "There is no module {1} here", "Use torch and Python's own library."),
    (r"'NoneType' object has no attribute '(\w+)'", "A value is None where one with .{1} is needed", _NONE),
    # Shapes
    (r"view size is not compatible", "view needs numbers that lie side by side in memory; after a permute or transpose they do not", "Use reshape, or call .contiguous() first."),
    (r"shape '(\[[^']*\])' is invalid for input of size (\d+)", "{2} numbers do not fit into the shape {1}", ""),
    (r"mat1 and mat2 shapes cannot be multiplied \((\d+)x(\d+) and (\d+)x\2\)", "({1}, {2}) @ ({3}, {2}) fails: the inner sizes {2} and {3} must be equal", "Transpose the second one (weight.T)."),
    (r"mat1 and mat2 shapes cannot be multiplied \((\d+)x(\d+) and (\d+)x(\d+)\)", "({1}, {2}) @ ({3}, {4}) fails: the inner sizes {2} and {3} must be equal", ""),
    (r"size of tensor a \((\d+)\) must match the size of tensor b \((\d+)\) at non-singleton dimension (\d+)", "The shapes do not broadcast: {1} against {2} at axis {3}", "An unsqueeze or keepdim=True may be missing."),
    (r"first two dimensions of batch2 tensor to be: \[(\d+), (\d+)\] but got: \[(\d+), (\d+)\]", "The inner sizes of the batched product differ: {2} and {4}", "One of the two needs transpose(-2, -1)."),
    (r"Dimension out of range \(expected to be in range of \[(-?\d+), (-?\d+)\], but got (-?\d+)\)", "There is no axis {3}: the tensor has axes {1} to {2}", ""),
    (r"must match except in dimension (\d+)\. Expected size (\d+) but got size (\d+)", "cat along axis {1} needs equal sizes along the other axes: {2} and {3} differ", ""),
    (r"input\.dim\(\) = (\d+).*?len\(dims\) = (\d+)", "permute is given {2} axes, and the tensor has {1}", ""),
    (r"Expected target size \[", "cross_entropy reads the classes along axis 1, also where there are more axes", "Move them there with transpose(1, 2), or make rows of scores and one row of labels."),
    (r"Expected input batch_size \((\d+)\) to match target batch_size \((\d+)\)", "There are {1} rows of scores and {2} labels; each row needs one label", "Check for an argmax over the batch axis, which gives another number of labels."),
    # Dtypes, indices, gradients, devices
    (r"Boolean value of Tensor with more than one value", "A whole tensor has no single truth value: this is an `if`, `and`, `or` or `max` on one", "Use torch.where, & and |, or torch.maximum. For an optional argument ask `is not None`."),
    (r"a leaf Variable that requires grad is being used", "An argument that requires a gradient is changed in place", "Work on a new tensor, or under torch.no_grad() where the drill asks for in place."),
    (r"a view of a leaf Variable that requires grad", "A view of an argument that requires a gradient is changed in place", "Write to a clone instead."),
    (r"Can't call numpy\(\) on Tensor that requires grad", "numpy() does not work on a tensor that requires a gradient", "Stay with torch: NumPy would cut the graph."),
    (r"tensors used as indices must be long|expected scalar type Long|Expected dtype int64 for index", *_WHOLE_NUMBERS),
    (r"too many indices for tensor", "There are more indices in the brackets than the tensor has axes", ""),
    (r"can't be cast to the desired output type", "Numbers with a fraction cannot be written into a tensor of whole numbers", "Convert the tensor to float first."),
    (r"mean\(\): (could not infer output|input) dtype", *_MEAN),
    (r"selected index k out of range", "topk is asked for more entries than the axis has", "Make k at most the size of the axis."),
    (r"Subtraction, the `-` operator, with a bool tensor", "A mask (bool) cannot be subtracted", "~mask inverts it."),
    (r"does not require grad and does not have a grad_fn", "There is no graph to go backward through: it was cut", "Look for detach, .data, .item() and torch.tensor, and leave them out."),
    (r"only one element tensors can be converted|elements cannot be converted to Scalar", *_ONE_NUMBER),
    (r"written-to tensor refers to a single memory location", "You write into a tensor whose rows share one memory, as expand makes it", "Call .clone() on it first, or use repeat."),
    (r"Expected all tensors to be on the same device", "Tensors on two devices meet", "Make new tensors with device=x.device."),
    (r"(?:m1 and m2|mat1 and mat2) to have the same dtype, but got: (\S+) != (\S+)", *_DTYPES),
    (r"expected scalar type (\w+) but found (\w+)", *_DTYPES),
    # Calls
    (r"(\w+)\(\) got an unexpected keyword argument '(\w+)'", "{1} has no argument called {2}", ""),
    (r"(\w+)\(\) missing \d+ required positional arguments?: (.+)", "{1} is called without {2}", ""),
    (r"(reshape|view|permute|expand|repeat|transpose)\(\) takes .+? positional arguments?", "{1} needs whole numbers, and one of them is a float", "Divide sizes with //, not with /."),
    (r"(\w+)\(\) takes (.+?) positional arguments? but (\d+) (?:was|were) given", "{1} takes {2} arguments and got {3}", ""),
    (r"'(\w+)' object is not callable", "A {1} is called like a function", "A function's name may have been assigned to, or there is one () too many."),
    (r"unsupported operand type\(s\) for (\S+): 'NoneType' and '(\w+)'", "`None {1} {2}` fails", _NONE),
    (r"unsupported operand type\(s\) for (\S+): '(\w+)' and 'NoneType'", "`{2} {1} None` fails", _NONE),
    (r"unsupported operand type\(s\) for (\S+): '(\w+)' and '(\w+)'", "`{2} {1} {3}` fails", ""),
    (r"'NoneType' object is not", "A value is None that should not be", _NONE),
    (r"not enough values to unpack \(expected (\d+), got (\d+)\)", "There are {1} names on the left, but only {2} values on the right", "Check how many axes the tensor has in this case."),
    (r"too many values to unpack \(expected (\d+)", "There are {1} names on the left, and more values on the right", "Check how many axes the tensor has in this case."),
    # By their type alone
    (r"^RecursionError", "The function calls itself without end: the recursion never stops", "Give the recursion a case in which it stops."),
    (r"^ZeroDivisionError", "A division by zero, for this case's sizes", ""),
    (r"^IndexError: .*list index", "The index is beyond the end of the list", ""),
    (r"^KeyError: (.*)", "There is no key {1}", ""),
    (r"you tried to allocate (\d+) bytes", "A tensor of {1} bytes was too large for the memory that an answer may use", ""),
    (r"^MemoryError|^OutOfMemoryError|can't allocate memory|not enough memory", "A tensor was too large for the memory that an answer may use", ""),
    (r"^SystemExit", "The answer ended the program (sys.exit)", _RETURN),
    (r"^KeyboardInterrupt", "The answer raised KeyboardInterrupt", _RETURN),
    (r"^AssertionError: (.{1,110})", "One of your own asserts failed: {1}", ""),
    (r"^AssertionError", "One of your own asserts failed", ""),
)  # fmt: skip


def explain_complaint(error: RaisedError, source: str) -> Said | None:
    """What the first row that fits says of the error."""
    text = f"{error.type}: {error.message}"
    for pattern, means, fix in _ROWS:
        found = re.search(pattern, text, re.S)
        if found:
            return Said(means.format("", *found.groups()), fix)
    return None
