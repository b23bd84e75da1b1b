# says: You merge the axes as they stand, so that the tokens of a window stay behind one another.
# fix: Bring rows beside rows and columns beside columns first, (height/M, M) and (width/M, M).
# cause: order
def window_reverse(windows, window_size, height, width):
    M, C = window_size, windows.shape[-1]
    B = windows.shape[0] // (height * width // M // M)
    x = windows.reshape(B, height // M, width // M, M, M, C)
    return x.reshape(B, height, width, C)
