"""What the comparison lab found, as data: part of `studycli.reports.data`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class LabTable:
    """A table of the lab's figures, as they are to be read."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """Each as long as `heads`; the first cell names the row."""


@dataclass(frozen=True, slots=True)
class LabResult:
    """One run of a lab."""

    title: str
    day: date
    sentences: tuple[str, ...]
    """What follows from the numbers."""
    tables: tuple[LabTable, ...]
