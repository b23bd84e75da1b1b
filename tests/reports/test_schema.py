"""The JSON is what its schema says, for any data; and the schema names every field of the data."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from importlib.resources import files
from typing import Any, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studycli.model.items import Minutes, Seconds
from studycli.model.memory import Days, Probability
from studycli.reports import data, drill_data, lab_data
from studycli.reports.as_html import report_as_html
from studycli.reports.as_json import report_as_json
from studycli.reports.as_markdown import report_as_markdown
from studycli.reports.as_text import report_as_text
from studycli.reports.data import ReportData

from ..session.conftest import World
from .awkward import awkward_report
from .schema_check import faults
from .test_gather import report
from .test_html import check_whole

SCHEMA: dict[str, Any] = json.loads(
    files("studycli.reports").joinpath("report.schema.json").read_text("utf-8")
)

COUNT = st.integers(0, 10**6)
LENGTH = st.floats(0, 1e6)
st.register_type_strategy(Probability, st.floats(0, 1))
for unit in (Minutes, Seconds, Days):
    st.register_type_strategy(unit, LENGTH)


def told(report: ReportData) -> list[str]:
    return faults(json.loads(report_as_json(report)), SCHEMA, SCHEMA)


def test_real_reports_fit(world: World, awkward: ReportData) -> None:
    assert told(report(world)) == []
    world.learn(*[entry.id for entry in world.catalogue.entries()][:5])
    world.days_pass(30)
    assert told(report(world)) == []
    assert told(awkward) == []


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (("effort", "reviews"), "3"),
        (("today",), "today"),
        (("weakest", 0, "remembered"), 1.2),
        (("format",), "x"),
    ],
)
def test_what_does_not_fit_is_found(awkward: ReportData, path: tuple[Any, ...], wrong: object) -> None:
    changed = inside = json.loads(report_as_json(awkward))
    for step in path[:-1]:
        inside = inside[step]
    inside[path[-1]] = wrong
    assert len(faults(changed, SCHEMA, SCHEMA)) == 1
    del inside[path[-1]]
    assert len(faults(changed, SCHEMA, SCHEMA)) == 1


def test_the_schema_names_every_field() -> None:
    for name, schema in [("ReportData", SCHEMA), *SCHEMA["$defs"].items()]:
        assert schema["required"] == list(schema["properties"])
        if name != "MapNode":
            [declared] = [
                getattr(room, name) for room in (data, drill_data, lab_data) if hasattr(room, name)
            ][:1]
            assert list(schema["properties"]) == [field.name for field in fields(declared)]


def some(kind: type[Any]) -> st.SearchStrategy[Any]:
    """Anything of a data class, its plain numbers being counts."""
    hints = get_type_hints(kind)
    given = {field.name: COUNT for field in fields(kind) if hints[field.name] is int}
    return st.builds(kind, **given)


def mixed(*parts: Any) -> ReportData:
    """The awkward report with other parts."""
    topics, weakest, leeches, drills = map(tuple, parts)
    family = tuple(data.MapNode(topic.title, topic.phase, topic.topic, topic, ()) for topic in topics)
    return replace(
        awkward_report(),
        topics=topics,
        family=family,
        weakest=weakest,
        leeches=leeches,
        drills=drills,
    )


for kind in (drill_data.DrillRepetition, drill_data.FailureCause):
    st.register_type_strategy(kind, some(kind))
KINDS = (data.TopicMemory, data.WeakItem, data.Leech, drill_data.DrillRecord)
REPORTS = st.builds(mixed, *(st.lists(some(kind), max_size=2) for kind in KINDS))


@pytest.mark.slow
@given(REPORTS)
@settings(max_examples=40, suppress_health_check=list(HealthCheck))
def test_any_data_makes_a_report_in_every_format(any_report: ReportData) -> None:
    assert told(any_report) == []
    check_whole(report_as_html(any_report))
    report_as_markdown(any_report)
    report_as_text(any_report)
