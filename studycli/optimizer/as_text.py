"""`study optimize` in words: what was tried, what it showed, and what the coming weeks bring."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from studycli.optimizer.replanning import PlannedDay, Replanning
from studycli.optimizer.trial import NEEDED, Foresight, Outcome, Trial
from studycli.wording import count

_WIDTH = 80


def trial_as_text(trial: Trial) -> str:
    """What the trial showed; a paragraph and a table of at most 80 columns, without colour."""
    if trial.outcome is Outcome.TOO_FEW:
        return _paragraph(
            f"It is too early to fit the plan to your memory: {count(trial.missing, 'answer')} are missing. So far "
            f"{trial.asked} came a day or more after the one before to the same item, and only these tell of memory; it "
            f"takes {NEEDED}, because with fewer the published parameters foresee just as well. Nothing was changed."
        )
    assert trial.present is not None
    assert trial.fitted is not None
    assert trial.recalled is not None
    lines = [
        _paragraph(
            f"You answered {trial.asked:,} times a day or more after the time before. New parameters were fitted to the "
            f"earlier {trial.asked - trial.checked:,} of these and checked on the {trial.checked:,} latest, which they "
            f"had not seen. You recalled {_share(trial.recalled)} of those."
        ),
        "  chance foreseen by …           on average  recalled  forgotten   log loss",
        _row("fitted to you", trial.fitted),
        _row("the present parameters", trial.present),
        *(_row(name, seen) for name, seen in _yardsticks(trial)),
        "",
    ]
    gain = trial.present.log_loss - trial.fitted.log_loss
    if trial.outcome is Outcome.BETTER:
        lines += [f"The fitted ones tell better what you will forget: a log loss lower by {gain:.4f}."]
    elif gain > 0:
        lines += ["What could be gained is in the present ones already. Nothing was changed."]
    else:
        lines += ["The present ones tell it as well or better. Nothing was changed."]
    return "\n".join(lines) + "\n"


def _yardsticks(trial: Trial) -> Iterator[tuple[str, Foresight]]:
    """What else the fit is to be measured by."""
    named = (
        ("the published ones", trial.published if trial.published != trial.present else None),
        ("what you recalled of late", trial.moving_average),
        ("the same for everything", trial.constant),
    )
    return ((name, seen) for name, seen in named if seen is not None)


def replanning_as_text(plan: Replanning) -> str:
    """The coming weeks before and after, week by week, and the fullest day of each."""
    weeks = [plan.days[start : start + 7] for start in range(0, len(plan.days), 7)]
    lines = ["What comes, a day               before    after   fullest day", *map(_week, weeks)]
    if plan.spread is not None:
        most = max(day.at_once for day in plan.days)
        lines.append(f"{most:,} would have been due on one day: they are spread, the most endangered first.")
    return "\n".join(lines) + "\n"


def _paragraph(text: str) -> str:
    return textwrap.fill(text, _WIDTH) + "\n"


def _week(days: tuple[PlannedDay, ...]) -> str:
    before = sum(day.before for day in days) / len(days)
    after = sum(day.after for day in days) / len(days)
    fullest = f"{max(day.before for day in days):,} → {max(day.after for day in days):,}"
    label = f"{days[0].day:%d %b} to {days[-1].day:%d %b}"
    return f"  {label:<26}{before:>10,.0f}{after:>9,.0f}   {fullest}"


def _row(name: str, seen: Foresight) -> str:
    shares = f"{_share(seen.foreseen):>14}{_share(seen.of_recalled):>10}{_share(seen.of_forgotten):>11}"
    return f"  {name:<26}{shares}{seen.log_loss:>11.4f}"


def _share(share: float | None) -> str:
    return "–" if share is None else f"{share * 100:.1f} %"
