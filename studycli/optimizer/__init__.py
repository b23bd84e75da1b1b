"""Fits FSRS-6's parameters to the learner's own answers, and foresees the work that settings lead to."""
