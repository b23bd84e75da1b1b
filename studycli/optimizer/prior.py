"""How far a learner's parameters usually lie from the published ones."""

from __future__ import annotations

FIRST_STABILITY_SPREAD = 1.0
"""The standard deviation of log w0: another learner's first stability is easily three times this one's."""
LADDER_SPREAD = 0.5
"""The standard deviation of log (w1/w0), log (w2/w1) and log (w3/w2)."""
SPREAD = (0.57, 0.28, 0.6, 0.12, 0.39, 0.18, 0.33, 0.3, 0.09, 0.16, 0.57, 0.25, 1.03, 0.31, 0.32, 0.14, 0.27)
"""The standard deviation of w4 … w20 over many learners, as FSRS's own optimizers publish it (Open Spaced Repetition:
fsrs-rs, src/training.rs, PARAMS_STDDEV; fsrs-optimizer, DEFAULT_PARAMS_STDDEV_TENSOR)."""
