# cause: the tables of likeness are centred along one axis only
# expect: wrong/values
# names: centre | one axis
import torch
def linear_cka(x, y):
    K, L = x @ x.T, y @ y.T
    K = K - K.mean(0); L = L - L.mean(0)
    return (K * L).sum() / (K.norm() * L.norm())
