"""Confines the process that runs an answer, layer by layer, with nothing but the standard library."""
