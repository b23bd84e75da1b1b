import torch


def restore_tokens(visible, mask_token, ids):
    K = visible.shape[1]
    back = torch.argsort(ids, 1)
    padded = torch.cat((visible, mask_token.expand(len(ids), 1, -1)), 1)
    rank = back.clamp(max=K)
    return torch.stack([tokens[order] for tokens, order in zip(padded, rank, strict=True)])
