import torch


def restore_tokens(visible, mask_token, ids):
    B, K, D = visible.shape
    out = visible.new_zeros(B, ids.shape[1], D) + mask_token
    image = torch.arange(B, device=visible.device)[:, None]
    out[image, ids[:, :K]] = visible
    return out
