# says: You compare x and y number by number, as a cosine does.
# fix: Compare the images by yᵀx, so that directions do not matter.
# cause: values
import torch.nn.functional as F

def linear_cka(x, y):
    x = x - x.mean(dim=0)
    y = y - y.mean(dim=0)
    return F.cosine_similarity(x.flatten(), y.flatten(), dim=0)
