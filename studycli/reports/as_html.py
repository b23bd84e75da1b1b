"""The report as one HTML file: no network, no script, readable on paper and by a screen reader."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studycli.reports.as_text import is_empty
from studycli.reports.charts import LEVELS, calibration_sentence
from studycli.reports.data import Maturity, ReportData
from studycli.reports.drill_data import DrillRecord
from studycli.reports.figures import calibration, columns, times, tree, year
from studycli.reports.figures.spans import course
from studycli.reports.safe_text import harmless
from studycli.reports.summary import report_title, said_day, summary
from studycli.reports.wording import percent, spent, took
from studycli.wording import count

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

TEMPLATES = Path(__file__).parent / "templates"

_CODE = re.compile(r"`([^`]+)`")
_MATURITY_SAID = {
    Maturity.LEARNING: "In its first steps",
    Maturity.YOUNG: "Held for less than three weeks",
    Maturity.MATURE: "Held for three weeks or more",
}


def report_as_html(data: ReportData) -> str:
    """The whole page. Every text in it is escaped, and control characters and direction marks are left out."""
    done = course(data)
    return (
        _environment()
        .get_template("report.html")
        .render(
            data=data,
            is_empty=is_empty(data),
            title=report_title(data),
            summary=summary(data),
            course=done,
            answers=columns.review_columns(done),
            minutes=columns.minute_columns(done),
            year=year.year_parts(data.calendar),
            legend=range(len(LEVELS)),
            trees=tree.tree_figures(data.family),
            titles={topic.topic: topic.title for topic in data.topics},
            calibration=calibration.calibration_figure(data.calibration),
            calibration_said=calibration_sentence(data.calibration),
            maturity=_MATURITY_SAID,
            dumbbells=times.dumbbells(data.drills),
            load=columns.load_columns(data.forecast),
        )
    )


@cache
def _environment() -> Environment:
    # Imported here: Jinja2 takes longer to load than most commands take to run.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finished,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "percent": percent,
        "spent": spent,
        "took": took,
        "day": said_day,
        "short_day": _short_day,
        "counted": count,
        "code": _with_code,
        "points": _points,
    }
    environment.globals |= {
        "Columns": columns,
        "Tree": tree,
        "Year": year,
        "Plot": calibration,
        "Times": times,
        "sparkline": times.sparkline,
        "passes": _passes,
    }
    return environment


def _finished(value: Any) -> Any:
    """What an expression of a template came to, before it is escaped. Markup has been made of harmless texts."""
    return harmless(value) if type(value) is str else value


def _with_code(text: str) -> Markup:
    """Escaped, with what stands between backticks as code."""
    from markupsafe import Markup, escape

    parts = _CODE.split(harmless(text))
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if place % 2 else escape(part)
        for place, part in enumerate(parts)
    )


def _short_day(day: date) -> str:
    return f"{day.day} {day:%b}"


def _points(points: tuple[tuple[float, float], ...]) -> str:
    return " ".join(f"{x:g},{y:g}" for x, y in points)


def _passes(drill: DrillRecord) -> str:
    """`4:40, 3:10, 2:05`."""
    return ", ".join(took(one.seconds) for one in drill.repetitions if one.passed)
