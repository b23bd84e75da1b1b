# says: You reshape the tokens straight into an image, so a patch stays in one run.
# fix: Split into (B, height/P, width/P, C, P, P) and permute first.
# cause: order
def unpatchify(patches, patch_size, height, width):
    B = patches.shape[0]
    return patches.reshape(B, -1, height, width)
