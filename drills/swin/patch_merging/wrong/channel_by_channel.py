# says: The four numbers of each channel stand together in what you project.
# fix: Join the four whole tokens, each with all its channels.
# cause: order
def patch_merging(x, weight):
    B, H, W, C = x.shape
    x = x.reshape(B, H // 2, 2, W // 2, 2, C)
    x = x.permute(0, 1, 3, 5, 2, 4).reshape(B, H // 2, W // 2, 4 * C)
    return x @ weight.T
