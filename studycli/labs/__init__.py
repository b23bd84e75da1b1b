"""Experiments that a learner can run: what three pretrainings know."""
