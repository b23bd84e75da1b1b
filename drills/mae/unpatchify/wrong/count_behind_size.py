# says: Neighbouring pixels of a patch are torn apart.
# fix: Put the axis that counts patches before the place inside the patch: (height/P, P), (width/P, P).
# cause: order
def unpatchify(patches, patch_size, height, width):
    B, N, L = patches.shape
    P = patch_size
    x = patches.reshape(B, height // P, width // P, -1, P, P)
    x = x.permute(0, 3, 4, 1, 5, 2)
    return x.reshape(B, -1, height, width)
