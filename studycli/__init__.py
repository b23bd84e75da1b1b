"""study: spaced repetition that runs your code."""

__version__ = "0.1.0"
