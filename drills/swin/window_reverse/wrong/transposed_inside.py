# says: Inside each window rows and columns are exchanged.
# fix: Bring (height/M, M, width/M, M) together in that order.
# cause: order
def window_reverse(windows, window_size, height, width):
    M, C = window_size, windows.shape[-1]
    B = windows.shape[0] // (height * width // M // M)
    x = windows.reshape(B, height // M, width // M, M, M, C)
    return x.permute(0, 1, 4, 2, 3, 5).reshape(B, height, width, C)
