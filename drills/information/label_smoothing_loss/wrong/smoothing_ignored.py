# says: `smoothing` is ignored: the plain cross-entropy comes back.
# fix: Mix the one-hot target with s/K.
# cause: values
import torch
import torch.nn.functional as F

def label_smoothing_loss(logits, targets, smoothing=0.1):
    log_p = F.log_softmax(logits, dim=-1)
    return -log_p[torch.arange(len(targets)), targets].mean()
