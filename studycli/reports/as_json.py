"""The report as JSON: the data object as it stands."""

from __future__ import annotations

import json
from dataclasses import asdict

from studycli.reports.data import ReportData


def report_as_json(data: ReportData) -> str:
    """One JSON object; days are ISO dates, ratings numbers 1–4, unknown values null; the family as `study map` has it."""
    told = {**asdict(data), "family": [root.to_json() for root in data.family]}
    return json.dumps(told, default=str, ensure_ascii=False, indent=2) + "\n"
