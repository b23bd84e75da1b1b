# cause: the class token is missing
# expect: wrong/shape
# names: axis 1
def add_cls_and_positions(patches, cls_token, positions):
    return patches + positions[:, 1:]
