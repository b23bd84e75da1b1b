# says: You take the channels of a token to come last.
# fix: They come first: split it into (C, P, P).
# cause: order
def unpatchify(patches, patch_size, height, width):
    B, N, L = patches.shape
    P = patch_size
    x = patches.reshape(B, height // P, width // P, P, P, -1)
    x = x.permute(0, 5, 1, 3, 2, 4)
    return x.reshape(B, -1, height, width)
