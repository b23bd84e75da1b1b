def patch_embed(image, patch_size=16):
    P = patch_size
    patches = image.unfold(2, P, P).unfold(3, P, P)  # (B, C, H/P, W/P, P, P)
    patches = patches.movedim(1, 3)
    return patches.flatten(3).flatten(1, 2)
