# says: You lay the windows out column by column; they come row by row.
# fix: Split the first axis into (B, height/M, width/M).
# cause: order
def window_reverse(windows, window_size, height, width):
    M, C = window_size, windows.shape[-1]
    B = windows.shape[0] // (height * width // M // M)
    x = windows.reshape(B, width // M, height // M, M, M, C)
    return x.permute(0, 2, 3, 1, 4, 5).reshape(B, height, width, C)
