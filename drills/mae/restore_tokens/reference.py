import torch


def restore_tokens(visible, mask_token, ids):
    B, K, D = visible.shape
    N = ids.shape[1]
    shuffled = torch.cat([visible, mask_token.expand(B, N - K, D)], dim=1)
    back = ids.argsort(dim=1)
    return shuffled.gather(1, back[:, :, None].expand(B, N, D))
