# says: The visible tokens are written into an expanded mask token, whose rows share one memory.
# fix: Join and gather, or clone the expanded tensor first.
# cause: crash
import torch

def restore_tokens(visible, mask_token, ids):
    B, K, D = visible.shape
    out = mask_token.expand(B, ids.shape[1], D)
    return out.scatter_(1, ids[:, :K, None].expand(-1, -1, D), visible)
