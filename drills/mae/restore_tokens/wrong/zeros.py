# says: Zeros stand at your hidden places.
# fix: The mask token belongs there.
# cause: values
import torch

def restore_tokens(visible, mask_token, ids):
    B, K, D = visible.shape
    out = torch.zeros(B, ids.shape[1], D, dtype=visible.dtype)
    return out.scatter(1, ids[:, :K, None].expand(-1, -1, D), visible)
