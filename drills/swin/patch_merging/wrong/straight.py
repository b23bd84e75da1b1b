# cause: the tokens are merged by a straight reshape, which takes four tokens of one row instead of a square
# expect: wrong/order
# names: in a row | 2×2
def patch_merging(x, weight):
    B, H, W, C = x.shape
    return x.reshape(B, H // 2, W // 2, 4 * C) @ weight.T
