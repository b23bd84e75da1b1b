# cause: the place inside the patch comes before the place of the patch: neighbours of a patch are torn apart
# expect: wrong/order
# names: torn apart | height/P
def unpatchify(patches, patch_size, height, width):
    B, N, L = patches.shape
    P = patch_size
    x = patches.reshape(B, height // P, width // P, -1, P, P)
    x = x.permute(0, 3, 4, 1, 5, 2)
    return x.reshape(B, -1, height, width)
