# cause: the visible tokens are written into an expanded mask token, all of whose rows share one memory
# expect: error/crash
# names: line 9 | memory | clone
import torch

def restore_tokens(visible, mask_token, ids):
    B, K, D = visible.shape
    out = mask_token.expand(B, ids.shape[1], D)
    return out.scatter_(1, ids[:, :K, None].expand(-1, -1, D), visible)
