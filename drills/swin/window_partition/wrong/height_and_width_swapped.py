# says: H and W are read in the wrong order from the shape, which is right only where H = W.
# fix: The shape is (B, H, W, C).
# cause: order
def window_partition(x, window_size=7):
    B, W, H, C = x.shape
    M = window_size
    x = x.reshape(B, H // M, M, W // M, M, C)
    return x.permute(0, 1, 3, 2, 4, 5).reshape(-1, M, M, C)
