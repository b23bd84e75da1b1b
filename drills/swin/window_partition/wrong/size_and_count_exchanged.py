# says: M and H/M change places in your split, so the tokens of a window lie far apart.
# fix: Split to (B, H/M, M, W/M, M, C).
# cause: order
def window_partition(x, window_size=7):
    B, H, W, C = x.shape
    M = window_size
    x = x.reshape(B, M, H // M, M, W // M, C)
    return x.permute(0, 2, 4, 1, 3, 5).reshape(-1, M, M, C)
