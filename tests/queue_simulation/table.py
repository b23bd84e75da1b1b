"""The table: what the queue comes to beside Anki, law by law, with 95 % intervals over learners."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .laws import LawName
from .measures import Outcome, gains, interval

Outcomes = Mapping[LawName, Sequence[Outcome]]
"""For each law the learners in the order of their seeds."""


def comparison(ours: Outcomes, theirs: Outcomes) -> list[str]:
    """How much more the same learners have with one queue than with another, in percent, a line for each law."""
    lines = [f"  {'law':<12}{'items':>12}{'by minutes':>13}{'mastered':>13}"]
    for law, mine in ours.items():
        other = theirs[law]
        told = [
            gains([each.per_hour for each in mine], [each.per_hour for each in other]).percent(),
            gains(
                [each.content_per_hour for each in mine], [each.content_per_hour for each in other]
            ).percent(),
            # Somebody may have mastered nothing: the sums are compared.
            f"{100 * (_sum_mastered(mine) / max(1, _sum_mastered(other)) - 1):+.0f}",
        ]
        lines.append(f"  {law:<12}{told[0]:>12}{told[1]:>13}{told[2]:>13}")
    return lines


def standing(outcomes: Outcomes) -> list[str]:
    """What it comes to by itself, a line for each law."""
    lines = [
        f"  {'law':<12}{'items':>7}{'an hour':>9}{'minutes':>9}{'mastered':>10}{'begun':>7}"
        f"{'recall':>13}{'known':>13}{'due':>6}{'hours':>7}"
    ]
    for law, each in outcomes.items():
        means = {name: interval([getattr(one, name) for one in each]) for name in Outcome.__slots__}
        recall, known = (f"{means[name].mean:.2f} ± {means[name].half:.2f}" for name in ("recall", "known"))
        per_hour = interval([one.per_hour for one in each]).mean
        lines.append(
            f"  {law:<12}{means['remembered'].mean:>7.0f}{per_hour:>9.2f}{means['content'].mean:>9.0f}"
            f"{means['mastered'].mean:>10.0f}{means['begun'].mean:>7.0f}{recall:>13}{known:>13}"
            f"{means['due'].mean:>6.0f}{means['minutes'].mean / 60:>7.1f}"
        )
    return lines


def _sum_mastered(outcomes: Sequence[Outcome]) -> int:
    return sum(each.mastered for each in outcomes)
