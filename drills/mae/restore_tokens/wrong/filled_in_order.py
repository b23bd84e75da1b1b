# says: Your visible tokens stand at the right places, but in the order they come in.
# fix: visible[b, i] belongs at ids[b, i].
# cause: order
import torch

def restore_tokens(visible, mask_token, ids):
    B, K, D = visible.shape
    N = ids.shape[1]
    seen = torch.zeros(B, N, dtype=torch.bool, device=ids.device)
    seen.scatter_(1, ids[:, :K], True)
    out = mask_token.repeat(B, N, 1)
    out[seen] = visible.reshape(-1, D)
    return out
