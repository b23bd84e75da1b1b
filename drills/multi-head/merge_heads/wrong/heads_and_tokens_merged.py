# cause: heads and tokens are merged instead of heads and channels
# expect: wrong/shape
# names: axis 1
def merge_heads(x):
    return x.flatten(1, 2)
