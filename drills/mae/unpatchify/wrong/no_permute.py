# cause: the tokens are reshaped straight into an image, so that the numbers of a patch stay behind one another
# expect: wrong/order
# names: straight | permute
def unpatchify(patches, patch_size, height, width):
    B = patches.shape[0]
    return patches.reshape(B, -1, height, width)
