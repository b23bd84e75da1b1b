# cause: a tuple of heads comes back instead of one tensor
# expect: wrong/type
# names: tuple | tensor
def split_heads(x, n_heads):
    return x.chunk(n_heads, dim=-1)
