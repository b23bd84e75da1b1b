# says: The frozen part is computed under `no_grad`, which also stops the gradient of x.
# fix: Leave it out: whether the weight learns is not decided here.
# cause: gradient
import torch

def lora_forward(x, weight, lora_a, lora_b, alpha):
    with torch.no_grad():
        frozen = x @ weight.T
    return frozen + (alpha / lora_a.shape[0]) * (x @ lora_a.T @ lora_b.T)
