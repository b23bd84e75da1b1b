# says: You take the windows of different images to alternate; they stand image after image.
# fix: Split the first axis into (B, height/M, width/M).
# cause: order
def window_reverse(windows, window_size, height, width):
    M, C = window_size, windows.shape[-1]
    x = windows.reshape(height // M, width // M, -1, M, M, C)
    return x.permute(2, 0, 3, 1, 4, 5).reshape(-1, height, width, C)
