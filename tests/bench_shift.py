"""What the running shift does to what is believed of recall, on 12,580 real answers. Run by hand: `python tests/bench_shift.py`.

For seven places at which the log is cut, parameters are fitted to the answers before it and foresee those after it,
with and without the shift, which has learnt the answers before the cut and goes on learning from each that follows.
Two errors are told, both the root mean square of foreseen − recalled over groups of answers, weighted by their number.
Twentieths: groups of like chances foreseen, as `study stats` has them. Alike: groups of like days waited, number of the
answer and lapses (RMSE(bins) of Open Spaced Repetition's srs-benchmark, `rmse_matrix`).
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from math import floor, log, sqrt
from pathlib import Path
from statistics import fmean

sys.path.insert(0, str(Path(__file__).parent.parent))

from studycli.optimizer.answers import asked_again
from studycli.optimizer.fit import fit_parameters, foresee
from studycli.scheduler.settings import DEFAULT_PARAMETERS
from studycli.scheduler.shifting import Shift
from studycli.store.rows import RatedDay
from tests.optimizer.real_answers import real_answers

CUTS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
RATES = (0.01, 0.02, 0.04)
TWENTIETHS = 20
Group = tuple[int, ...]


def groups_of(answers: Sequence[RatedDay]) -> dict[int, Group]:
    """For every answer that says something about memory (by index): what it is alike to."""
    asked = set(asked_again(answers))
    last: dict[str, int] = {}
    count: dict[str, int] = {}
    lapses: dict[str, int] = {}
    told = {}
    for index, (item, day, rating) in enumerate(answers):
        if index in asked:
            waited, number, failed = day - last[item], count[item] + 1, lapses.get(item, 0)
            told[index] = (_step(waited, 3.62), _step(number, 1.89), _step(failed, 1.73) if failed else -1)
            lapses[item] = failed + (rating == 1)
            count[item] = number
        last[item] = day
        count.setdefault(item, 1)
    return told


def _step(value: int, base: float) -> int:
    return floor(log(value) / log(base))


def error_of(chances: Sequence[float], recalled: Sequence[bool], groups: Sequence[Group]) -> float:
    """The error over these groups."""
    alike: dict[Group, list[float]] = {}
    for chance, was, group in zip(chances, recalled, groups, strict=True):
        alike.setdefault(group, []).append(chance - was)
    return sqrt(sum(sum(missed) ** 2 / len(missed) for missed in alike.values()) / len(chances))


def loss_of(chances: Sequence[float], recalled: Sequence[bool]) -> float:
    """Log loss."""
    return -fmean(log(chance if was else 1 - chance) for chance, was in zip(chances, recalled, strict=True))


def twentieths(chances: Sequence[float]) -> list[Group]:
    """Groups of like chances."""
    return [(min(int(chance * TWENTIETHS), TWENTIETHS - 1),) for chance in chances]


def main() -> None:
    """Prints a line for each cut."""
    answers = real_answers()
    groups = groups_of(answers)
    for name in ("fitted", "published"):
        print(
            f"{name:<10}answers recalled foreseen  log loss twentieths  alike ",
            *(f"| with {r:<5g}" + 18 * " " for r in RATES),
        )
        for cut in CUTS:
            since = round(len(answers) * cut)
            parameters = fit_parameters(answers[:since]) if name == "fitted" else DEFAULT_PARAMETERS
            seen = foresee(parameters, answers, 0)
            start = sum(index < since for index in groups)
            after, alike = seen.recalled[start:], list(groups.values())[start:]

            def told(
                chances: Sequence[float], after: Sequence[bool] = after, alike: list[Group] = alike
            ) -> str:
                errors = (error_of(chances, after, by) for by in (twentieths(chances), alike))
                return f"{loss_of(chances, after):9.4f}" + "".join(f"{error:9.4f}" for error in errors)

            plain = seen.chances[start:]
            line = f"{cut:<10}{len(after):>7}{fmean(after):>9.3f}{fmean(plain):>9.3f} {told(plain)}"
            for rate in RATES:
                shift = Shift(rate=rate)
                pairs = zip(seen.chances, seen.recalled, strict=True)
                line += " | " + told([shift.learn(chance, is_recalled=was) for chance, was in pairs][start:])
            print(line)


if __name__ == "__main__":
    main()
