# cause: the heads are averaged instead of standing side by side
# expect: wrong/shape
# names: heads | side by side
def merge_heads(x):
    return x.mean(dim=1)
