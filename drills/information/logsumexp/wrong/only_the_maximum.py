# says: Your result is only the maximum along dim.
# fix: Add the logarithm of the sum of exp(x − maximum).
# cause: values
import torch

def logsumexp(x, dim):
    return x.max(dim).values
