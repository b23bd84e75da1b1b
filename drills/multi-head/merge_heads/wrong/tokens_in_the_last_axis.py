# cause: heads and channels are merged, but the tokens stay in the last axis
# expect: wrong/shape
# names: axes 1 and 2/transpose/last two
def merge_heads(x):
    return x.transpose(2, 3).flatten(1, 2)
