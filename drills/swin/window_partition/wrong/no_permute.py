# says: Your windows mix rows of their neighbours: the two window axes were not brought side by side.
# fix: permute(0, 1, 3, 2, 4, 5) between the two reshapes.
# cause: order
def window_partition(x, window_size=7):
    B, H, W, C = x.shape
    M = window_size
    x = x.reshape(B, H // M, M, W // M, M, C)
    return x.reshape(-1, M, M, C)
