# cause: F.unfold puts the four numbers of each channel together instead of the channels of each token
# expect: wrong/order
# names: channel
import torch.nn.functional as F

def patch_merging(x, weight):
    B, H, W, C = x.shape
    columns = F.unfold(x.permute(0, 3, 1, 2), 2, stride=2)
    return (columns.transpose(1, 2) @ weight.T).reshape(B, H // 2, W // 2, 2 * C)
