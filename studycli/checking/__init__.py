"""Judging files without a screen: one, or many at once."""
