"""Charts say in blocks what the figures beside them say, within the columns that they are given."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from studycli.model.items import Minutes
from studycli.model.memory import Probability
from studycli.reports.charts import (
    calibration_lines,
    calibration_sentence,
    due_lines,
    heat_map,
    length_bar,
    level,
    trend_line,
)
from studycli.reports.data import Calendar, Calibration, CalibrationBin, DayOfStudy, DueDay
from studycli.reports.gathering.studied import calendar, calendar_start
from studycli.reports.ink import Colour, Ink, line, plain, text_of

SUNDAY = date(2026, 3, 1)


def year(*reviews: tuple[date, int], until: date = SUNDAY) -> Calendar:
    return calendar([DayOfStudy(day, number, 0, Minutes(1.0)) for day, number in sorted(reviews)], until)


@pytest.mark.parametrize("width", [40, 58, 76, 78, 111, 140])
@pytest.mark.parametrize("until", [SUNDAY + timedelta(days=ahead) for ahead in range(7)])
def test_the_heat_map_fills_its_columns_and_no_more(width: int, until: date) -> None:
    lines = [plain(one) for one in heat_map(year((until, 9), until=until), width)]
    assert len(lines) == 9
    assert max(map(len, lines[:-1])) <= width
    row = lines[1 + until.weekday()]
    assert row.rstrip().endswith("█"), "today is the last cell of its row"


def test_every_day_of_the_year_has_its_cell() -> None:
    lines = heat_map(
        year((SUNDAY, 8), (SUNDAY - timedelta(days=300), 1), (SUNDAY - timedelta(days=5), 4)), 80
    )
    cells = "".join(plain(one)[5:] for one in lines[1:8])
    days = (SUNDAY - calendar_start(SUNDAY)).days + 1
    assert (cells.count("·"), cells.count("░"), cells.count("▒"), cells.count("█")) == (days - 3, 1, 1, 1)
    assert plain(lines[-1]).split() == [
        "answers",
        "a",
        "day",
        "·",
        "none",
        "░",
        "1–2",
        "▒",
        "3–4",
        "▓",
        "5–6",
        "█",
        "7–8",
    ]


def test_shades_go_by_quarters_of_the_busiest_day() -> None:
    assert [level(reviews, 8) for reviews in range(9)] == [0, 1, 1, 2, 2, 3, 3, 4, 4]
    assert level(1, 1) == 4
    assert plain(heat_map(year((SUNDAY, 1)), 80)[-1]).split()[-2:] == ["█", "1"]


def test_a_bar_never_shows_something_as_nothing() -> None:
    assert [length_bar(value, 8, 2) for value in (0, 0.01, 4, 8)] == ["", "▏", "█", "██"]
    assert length_bar(1, 0, 5) == ""


def test_a_prediction_is_marked_in_the_bar_of_what_happened() -> None:
    one = CalibrationBin(Probability(0.5), Probability(0.55), 400, 300, Probability(0.52))
    (only,) = calibration_lines(Calibration((one,), 400, Probability(0.52), 0.5, 0.23), 52)
    assert "█████│██░░" in plain(only)
    assert "52 % │  75 %" in plain(only)


def test_bins_with_hardly_a_question_are_put_together() -> None:
    small = [
        CalibrationBin(Probability(place / 20), Probability((place + 1) / 20), 1, 1, Probability(place / 20))
        for place in (2, 5, 9)
    ]
    large = CalibrationBin(Probability(0.95), Probability(1.0), 97, 97, Probability(0.99))
    lines = calibration_lines(Calibration((*small, large), 100, Probability(0.97), 0.1, 0.1), 78)
    assert [plain(one).split("%")[0].strip() for one in lines] == ["10–30", "45–100"]
    assert "of 98" in plain(lines[1])


@pytest.mark.parametrize(
    ("asked", "remembered", "said"),
    [(99, 99, "too few"), (100, 92, "fits you"), (100, 80, "less than"), (100, 99, "more than")],
)
def test_it_is_said_whether_the_predictions_fit(asked: int, remembered: int, said: str) -> None:
    one = CalibrationBin(Probability(0.9), Probability(0.95), asked, remembered, Probability(0.9))
    assert said in calibration_sentence(Calibration((one,), asked, Probability(0.9), 0.3, 0.02))


def test_nothing_asked_is_said_plainly() -> None:
    assert "Nothing was asked" in calibration_sentence(Calibration((), 0, None, None, None))


def test_drills_are_shaded_in_what_comes() -> None:
    days = [
        DueDay(SUNDAY, 10, 10, Minutes(9.6)),
        DueDay(SUNDAY, 0, 1, Minutes(0.1)),
        DueDay(SUNDAY, 0, 0, Minutes(0)),
    ]
    told = [plain(one) for one in due_lines(days, 60)]
    assert told[0].endswith(f"{'█' * 10}{'▒' * 10} 10 cards, 10 drills  10 min")
    assert "▒" in told[1], "a single drill is to be seen beside twenty items"
    assert told[2].split() == ["Sun", "01", "Mar", "·"]


def test_times_are_drawn_low_to_high() -> None:
    assert trend_line([80.0, 40.0, 1.0]) == "█▅▁"
    assert len(trend_line([1.0] * 30)) == 12
    assert trend_line([]) == ""


def test_colour_only_repeats_what_is_written() -> None:
    one = line("a ", ("b", Ink.GOOD), ("  ", Ink.POOR))
    assert text_of([one], Colour.NONE) == "a b\n"
    assert text_of([one], Colour.ANSI) == "a \x1b[32mb\x1b[0m\n"
