# says: Neighbouring tokens of a window are torn apart.
# fix: Put the axis that counts windows before the place inside: (height/M, M), (width/M, M).
# cause: order
def window_reverse(windows, window_size, height, width):
    M, C = window_size, windows.shape[-1]
    x = windows.reshape(-1, height // M, width // M, M, M, C)
    return x.permute(0, 3, 1, 4, 2, 5).reshape(-1, height, width, C)
