# cause: zeros stand at the hidden places, the mask token is not used
# expect: wrong/values
# names: zeros | mask token
import torch

def restore_tokens(visible, mask_token, ids):
    B, K, D = visible.shape
    out = torch.zeros(B, ids.shape[1], D, dtype=visible.dtype)
    return out.scatter(1, ids[:, :K, None].expand(-1, -1, D), visible)
