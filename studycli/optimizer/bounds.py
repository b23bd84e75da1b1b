"""What FSRS-6's parameters may be, and how far a learner's usually lie from the published ones."""

from __future__ import annotations

LOWEST = (0.001, 0.001, 0.001, 0.001, 1.0, 0.001, 0.001, 0.001, 0.0, 0.0, 0.001,
          0.001, 0.001, 0.001, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.1)  # fmt: skip
HIGHEST = (100.0, 100.0, 100.0, 100.0, 10.0, 4.0, 4.0, 0.75, 4.5, 0.8, 3.5,
           5.0, 0.25, 0.9, 4.0, 1.0, 6.0, 2.0, 2.0, 0.8, 0.8)  # fmt: skip
"""The bounds within which fsrs 6.3.2 accepts w0 … w20 (a test compares them)."""

FIRST_STABILITY_SPREAD = 1.0
"""The standard deviation of log w0: another learner's first stability is easily three times this one's."""
LADDER_SPREAD = 0.5
"""The standard deviation of log (w1/w0), log (w2/w1) and log (w3/w2)."""
SPREAD = (0.57, 0.28, 0.6, 0.12, 0.39, 0.18, 0.33, 0.3, 0.09, 0.16, 0.57, 0.25, 1.03, 0.31, 0.32, 0.14, 0.27)
"""The standard deviation of w4 … w20 over many learners, as FSRS's own optimizers publish it (Open Spaced Repetition:
fsrs-rs, src/training.rs, PARAMS_STDDEV; fsrs-optimizer, DEFAULT_PARAMS_STDDEV_TENSOR)."""
