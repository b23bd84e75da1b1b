# says: You merge four tokens that follow one another in a row.
# fix: Merge the four of each 2×2 square.
# cause: order
def patch_merging(x, weight):
    B, H, W, C = x.shape
    return x.reshape(B, H // 2, W // 2, 4 * C) @ weight.T
