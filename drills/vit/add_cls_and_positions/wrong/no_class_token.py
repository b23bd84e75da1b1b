# says: The class token is missing.
# fix: Put it before the patches.
# cause: shape
def add_cls_and_positions(patches, cls_token, positions):
    return patches + positions[:, 1:]
