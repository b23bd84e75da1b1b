def add_cls_and_positions(patches, cls_token, positions):
    B, N, D = patches.shape
    out = patches.new_zeros(B, N + 1, D)
    out[:, 0] = cls_token[0]
    out[:, 1:] = patches
    return out.add_(positions)
