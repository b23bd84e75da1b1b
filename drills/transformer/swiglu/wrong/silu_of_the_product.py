# says: You take silu of the product.
# fix: It belongs on the branch of w_gate alone, before the product.
# cause: order
import torch

def swiglu(x, w_gate, w_up, w_down):
    h = (x @ w_gate.T) * (x @ w_up.T)
    return (h * torch.sigmoid(h)) @ w_down.T
