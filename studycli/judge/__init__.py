"""Runs an answer, judges it and explains what is wrong with it."""
