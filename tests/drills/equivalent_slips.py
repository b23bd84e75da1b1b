"""Slips of a reference that give the same function, within what the prompt asks for; each told apart by hand, with the reason."""

from __future__ import annotations

EQUIVALENT: dict[str, dict[str, str]] = {
    "accumulate_gradients": {
        "(loss * batch[-1].shape[0] / total).backward()": "both tensors of a batch have as many rows",
        "(loss * batch[1].shape[0] / total).backward()": "both tensors of a batch have as many rows",
    },
    "alibi_bias": {
        "distance = position[:, None] - position": "broadcasting puts the same axis in front",
    },
    "apply_rope": {
        "pair = torch.arange(d / 2, dtype=torch.float32, device=x.device)": "the quotient is whole, and arange takes a float",
    },
    "apply_temperature": {
        "first = highest.int().cumsum(dim=-1).cumsum(dim=-1) == 1": "1 is reached once by either sum",
    },
    "attention_rollout": {
        "B, N = (attentions[-1].shape[0], attentions[0].shape[-1])": "all layers have the same shape and dtype, or the product makes it so",
        "B, N = (attentions[0].shape[0], attentions[-1].shape[-1])": "all layers have the same shape and dtype, or the product makes it so",
        "B, N = (attentions[0].shape[0], attentions[0].shape[-2])": "all layers have the same shape and dtype, or the product makes it so",
        "identity = torch.eye(N, dtype=attentions[-1].dtype, device=attentions[0].device)": "all layers have the same shape and dtype, or the product makes it so",
        "identity = torch.eye(N, dtype=attentions[0].dtype, device=attentions[-1].device)": "all layers have the same shape and dtype, or the product makes it so",
        "rollout = identity": "all layers have the same shape and dtype, or the product makes it so",
        "mixed = -0.5 * (attention.mean(dim=1) + identity)": "the rows are divided by their sums afterwards",
        "mixed = 0.05 * (attention.mean(dim=1) + identity)": "the rows are divided by their sums afterwards",
        "mixed = 0.25 * (attention.mean(dim=1) + identity)": "the rows are divided by their sums afterwards",
        "mixed = 1.0 * (attention.mean(dim=1) + identity)": "the rows are divided by their sums afterwards",
        "mixed = 5.0 * (attention.mean(dim=1) + identity)": "the rows are divided by their sums afterwards",
        "mixed = attention.mean(dim=1) + identity": "the rows are divided by their sums afterwards",
    },
    "beam_search": {
        "beams = [([start], 1.0)]": "all beams begin with the same score",
    },
    "beit_block_mask": {
        "top, left = (draw(-1, height - h), draw(0, width - w))": "how sizes are drawn is left open; a rectangle that begins above the grid hides nothing and is drawn again",
        "top, left = (draw(0, height - h), draw(-1, width - w))": "how sizes are drawn is left open; a rectangle that begins above the grid hides nothing and is drawn again",
        "w = draw(narrowest, max(narrowest, min(width, missing % h)))": "how sizes are drawn is left open; a rectangle that begins above the grid hides nothing and is drawn again",
        "w = draw(narrowest, max(narrowest, width))": "how sizes are drawn is left open; a rectangle that begins above the grid hides nothing and is drawn again",
        "w = draw(narrowest, narrowest)": "how sizes are drawn is left open; a rectangle that begins above the grid hides nothing and is drawn again",
    },
    "bert_mask": {
        "chosen = (torch.rand(ids.shape, device=ids.device) <= ratio) & ~special": "a random float is equal to the bound about once in 2^24",
        "inputs = torch.where(chosen & (fate <= 0.8), mask_id, ids)": "a random float is equal to the bound about once in 2^24",
        "inputs = torch.where(chosen & (fate > 0.9), random_ids, inputs)": "a random float is equal to the bound about once in 2^24",
    },
    "clip_grad_norm": {
        "if total_norm >= max_norm:": "at the bound the factor is 1",
    },
    "cosine_schedule": {
        "progress = (step - warmup_steps) / (warmup_steps - total_steps)": "the cosine of −x is that of x",
        "progress = (warmup_steps - step) / (total_steps - warmup_steps)": "the cosine of −x is that of x",
    },
    "drop_path": {
        "if not training or p == -1:": "with p = 0 all are kept and divided by 1",
        "if not training or p == 0 - 1:": "with p = 0 all are kept and divided by 1",
        "kept = torch.rand(shape, device=x.device) > p": "a random float is equal to the bound about once in 2^24",
    },
    "dropout": {
        "if False:": "with p = 1 nothing is kept, and the quotient is not taken",
        "if p == 1 + 1:": "with p = 1 nothing is kept, and the quotient is not taken",
        "if p == 2:": "with p = 1 nothing is kept, and the quotient is not taken",
        "kept = torch.rand(x.shape, device=x.device) > p": "a random float is equal to the bound about once in 2^24",
    },
    "effective_rank": {
        "sigma = torch.linalg.svdvals(x.mean(dim=0) - x)": "the sign is squared away",
    },
    "flash_attention": {
        "highest = torch.full_like(queries[..., :1], -1000000000.0)": "no score is below −1e9",
        "value_sum = torch.ones_like(queries)": "the first maximum is larger, or the first factor exp(−∞) is 0",
        "weight_sum = torch.ones_like(highest)": "the first maximum is larger, or the first factor exp(−∞) is 0",
    },
    "hard_distillation_loss": {
        "return 0.5 * from_teacher + 0.5 * from_labels": "the two weights are the same",
    },
    "interpolate_positions": {
        "n = math.isqrt(positions.shape[1])": "the root is rounded down to the same number",
    },
    "knn_predict": {
        "classes = int(labels.max()) + 2": "one vote more for every class, or a class that nobody votes for",
        "table = torch.ones(len(test), classes, dtype=votes.dtype, device=votes.device)": "one vote more for every class, or a class that nobody votes for",
    },
    "label_smoothing_loss": {
        "even_part = log_p.mean()": "the mean is over the same numbers, each as often as the others",
        "target_part = log_p.gather(1, targets[:, None])": "the mean is over the same numbers, each as often as the others",
        "target_part = log_p.gather(1, targets[:, None]).squeeze(0)": "the mean is over the same numbers, each as often as the others",
    },
    "linear_cka": {
        "x = x.mean(dim=0) - x": "the sign is squared away",
        "y = y.mean(dim=0) - y": "the sign is squared away",
        "return shared / ((x @ x.T).norm() * (y.T @ y).norm())": "x xᵀ and xᵀ x have the same norm",
        "return shared / ((x.T @ x).norm() * (y @ y.T).norm())": "x xᵀ and xᵀ x have the same norm",
    },
    "logsumexp": {
        "maximum = torch.where(maximum.isfinite(), maximum, 1.0)": "any finite number in place of ±∞ cancels",
    },
    "lora_forward": {
        "return x @ weight.T + alpha / lora_a.shape[-2] * change": "the same axis of two",
    },
    "mae_loss": {
        "errors = ((target - pred) ** 2).mean(dim=-1)": "the sign is squared away",
    },
    "merge_heads": {
        "B, d, N, h = x.shape": "two names exchanged that are used alike",
    },
    "next_token_loss": {
        "log_p = logits[:, :-1].log_softmax(-1).gather(-1, targets.unsqueeze(-1))": "the mean is over the same numbers, each as often as the others",
    },
    "perplexity": {
        "log_p = logits.log_softmax(-1).gather(-1, ids.unsqueeze(-1))": "the mean is over the same numbers, each as often as the others",
    },
    "relative_position_index": {
        "down = row[:, None] - row + M - 1": "broadcasting puts the same axis in front",
        "right = column[:, None] - column + M - 1": "broadcasting puts the same axis in front",
    },
    "repetition_penalty": {
        "lower = torch.where(logits >= 0, logits / penalty, logits * penalty)": "0 divided and 0 multiplied are 0",
    },
    "restore_tokens": {
        "shuffled = torch.cat([visible, mask_token.expand(B, N + K, D)], dim=1)": "mask tokens behind those that ids names are not taken",
        "shuffled = torch.cat([visible, mask_token.expand(B, N, D)], dim=1)": "mask tokens behind those that ids names are not taken",
    },
    "ridge_probe": {
        "punished = torch.ones_like(X[-1])": "all rows have the same shape",
    },
    "shifted_window_mask": {
        "kinds = 2 * wrapped_rows[:, None].long() + wrapped_columns.long()": "the four kinds still have four numbers, or all marks are turned round",
        "kinds = 2 * wrapped_rows[:, None].long() - wrapped_columns[None, :].long()": "the four kinds still have four numbers, or all marks are turned round",
        "kinds = 3 * wrapped_rows[:, None].long() + wrapped_columns[None, :].long()": "the four kinds still have four numbers, or all marks are turned round",
        "wrapped_columns = torch.arange(width) < width - shift": "the four kinds still have four numbers, or all marks are turned round",
        "wrapped_rows = torch.arange(height) < height - shift": "the four kinds still have four numbers, or all marks are turned round",
    },
    "sincos_positions_2d": {
        "i = torch.arange(dim / 4, dtype=torch.float64)": "the quotient is whole, and arange takes a float",
        "omega = 10000 ** (-i / (dim / 4))": "the quotient is whole, and arange takes a float",
        "columns = waves(width).expand(height, width, dim // 2)": "broadcasting puts the same axis in front",
    },
    "sinusoidal_positions": {
        "i = torch.arange(d / 2, dtype=torch.float64)": "the quotient is whole, and arange takes a float",
    },
    "sliding_window_attention": {
        "distance = position[:, None] - position": "broadcasting puts the same axis in front",
    },
    "span_corrupt": {
        "targets, inputs, end = ([], [], 0)": "two names exchanged that are used alike",
    },
    "t5_relative_bucket": {
        "far = near + (growth * (n - near)).long()": "it changes only what torch.where does not take, or the bound where both sides agree",
        "growth = torch.log(distance / near) / math.log(max_distance / near)": "it changes only what torch.where does not take, or the bound where both sides agree",
        "growth = torch.log(distance.clamp(min=0) / near) / math.log(max_distance / near)": "it changes only what torch.where does not take, or the bound where both sides agree",
        "growth = torch.log(distance.clamp(min=2) / near) / math.log(max_distance / near)": "it changes only what torch.where does not take, or the bound where both sides agree",
        "return first + torch.where(distance < near + 1, distance, far.clamp(max=n - 1))": "it changes only what torch.where does not take, or the bound where both sides agree",
        "return first + torch.where(distance <= near, distance, far.clamp(max=n - 1))": "it changes only what torch.where does not take, or the bound where both sides agree",
    },
    "top_k_top_p_filter": {
        "if 0 < top_k < logits.shape[1]:": "the same axis of two",
        "excluded = torch.ones_like(before, dtype=torch.bool).scatter(-1, order, before >= top_p)": "every place is written over",
        "excluded = torch.zeros_like(before, dtype=torch.bool).scatter(-1, order, before > top_p)": "sums are never equal to top_p but for rounding",
    },
    "transformer_block": {
        "normed = functional.layer_norm(x, (D,), p['norm1_weight'], p['norm1_bias'])": "1e-5 is the default of eps",
        "normed = functional.layer_norm(y, (D,), p['norm2_weight'], p['norm2_bias'])": "1e-5 is the default of eps",
        "scores = scores.masked_fill(~mask.unsqueeze(-3), -1000000000.0)": "no score is below −1e9",
    },
    "vit_forward": {
        "cls = layer_norm(x, (D,), p['norm_weight'], p['norm_bias'])[:, 0]": "1e-5 is the default of eps",
        "normed = layer_norm(x, (D,), block['norm1_weight'], block['norm1_bias'])": "1e-5 is the default of eps",
        "normed = layer_norm(x, (D,), block['norm2_weight'], block['norm2_bias'])": "1e-5 is the default of eps",
    },
    "xavier_uniform": {
        "fan_in, fan_out = weight.shape": "two names exchanged that are used alike",
        "a = (6 / (fan_in + fan_out + 1)) ** 0.5": "less than chance tells from 12,000 numbers",
    },
}
"""By drill: the changed line as it reads then, and why no row can tell."""
