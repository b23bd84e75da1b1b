"""What the comparison lab found, as data: part of `studycli.reports.data`."""

from __future__ import annotations

from datetime import date

from studycli.frozen import frozen


@frozen
class LabTable:
    """A table of the lab's figures, as they are to be read."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """Each as long as `heads`; the first cell names the row."""


@frozen
class LabResult:
    """One run of a lab."""

    title: str
    day: date
    sentences: tuple[str, ...]
    """What follows from the numbers."""
    tables: tuple[LabTable, ...]
