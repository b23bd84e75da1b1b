# says: A tuple of heads comes back; one tensor is asked for.
# fix: Stack them along axis 1.
# cause: type
def split_heads(x, n_heads):
    return x.chunk(n_heads, dim=-1)
