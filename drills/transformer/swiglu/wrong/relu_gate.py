# cause: the gate goes through ReLU
# expect: wrong/values
# names: ReLU | silu
import torch

def swiglu(x, w_gate, w_up, w_down):
    return (torch.relu(x @ w_gate.T) * (x @ w_up.T)) @ w_down.T
