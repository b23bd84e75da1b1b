# says: The windows of different images alternate; they should stand image after image.
# fix: Keep B in front when you permute: permute(0, 1, 3, 2, 4, 5).
# cause: order
def window_partition(x, window_size=7):
    B, H, W, C = x.shape
    M = window_size
    x = x.reshape(B, H // M, M, W // M, M, C)
    return x.permute(1, 3, 0, 2, 4, 5).reshape(-1, M, M, C)
