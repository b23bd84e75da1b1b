# says: `view` refuses a tensor whose axes were permuted.
# fix: Use reshape.
# cause: crash
def window_partition(x, window_size=7):
    B, H, W, C = x.shape
    M = window_size
    x = x.view(B, H // M, M, W // M, M, C)
    return x.permute(0, 1, 3, 2, 4, 5).view(-1, M, M, C)
