# says: You centre x·xᵀ and y·yᵀ along one axis only.
# fix: Centre x and y themselves, or rows and columns of both products.
# cause: values
import torch
def linear_cka(x, y):
    K, L = x @ x.T, y @ y.T
    K = K - K.mean(0); L = L - L.mean(0)
    return (K * L).sum() / (K.norm() * L.norm())
