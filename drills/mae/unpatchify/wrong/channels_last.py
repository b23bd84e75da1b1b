# says: The image comes out with the channels last.
# fix: Bring C before H and W: (B, C, H, W).
# cause: shape
def unpatchify(patches, patch_size, height, width):
    B, N, L = patches.shape
    P = patch_size
    x = patches.reshape(B, height // P, width // P, -1, P, P)
    x = x.permute(0, 1, 4, 2, 5, 3)
    return x.reshape(B, height, width, -1)
