"""Which items keep failing. One definition for sessions, statistics and reports."""

from __future__ import annotations

from studycli.model.memory import Days

LEECH_LAPSES = 8
"""So many times forgotten after it had been learned: what Anki takes too (Anki manual, "Leeches")."""
REMINDED_EVERY = 4
"""From then on it is named again at every fourth lapse, not at each."""
HEALED_STABILITY = Days(21.0)
"""What holds for three weeks is no leech any more, however often it was forgotten on the way there."""


def is_leech(lapses: int, stability: Days) -> bool:
    """Whether an item keeps failing: it lapsed `LEECH_LAPSES` times, and does not hold for three weeks by now."""
    return lapses >= LEECH_LAPSES and stability < HEALED_STABILITY


def is_named_at(lapses: int) -> bool:
    """Whether the lapse that makes `lapses` is one at which the learner is told: the 8th, the 12th, the 16th …"""
    return lapses >= LEECH_LAPSES and (lapses - LEECH_LAPSES) % REMINDED_EVERY == 0
