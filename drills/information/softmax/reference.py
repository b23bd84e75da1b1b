def softmax(x, dim):
    shifted = x - x.amax(dim, keepdim=True)
    weights = shifted.exp()
    return weights / weights.sum(dim, keepdim=True)
