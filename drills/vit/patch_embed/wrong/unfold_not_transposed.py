# cause: the tokens are in the last axis, where F.unfold puts them, and not in axis 1
# expect: wrong/shape
# names: transpose/swap/exchange
import torch.nn.functional as F

def patch_embed(image, patch_size=16):
    return F.unfold(image.double(), patch_size, stride=patch_size).to(image.dtype)
