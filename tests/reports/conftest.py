"""Reports are made of the same small world that sessions are tested in."""

from __future__ import annotations

import pytest

from studycli.reports.data import ReportData

from ..session.conftest import settled, world, worlds  # noqa: F401
from .awkward import awkward_report


@pytest.fixture
def awkward() -> ReportData:
    """Data in which everything is as unhandy as it can be."""
    return awkward_report()
