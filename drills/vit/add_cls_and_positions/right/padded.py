from torch.nn import functional


def add_cls_and_positions(patches, cls_token, positions):
    N = patches.shape[1]
    return positions + functional.pad(patches, (0, 0, 1, 0)) + functional.pad(cls_token, (0, 0, 0, N))
