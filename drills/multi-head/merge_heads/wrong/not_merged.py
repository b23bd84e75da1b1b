# cause: the axes are in order, but heads and channels are not merged into one
# expect: wrong/shape
# names: axis/axes
def merge_heads(x):
    return x.transpose(1, 2).contiguous()
