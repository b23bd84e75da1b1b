"""The HTML report: whole, quiet, without a network, and harmless whatever a learner wrote."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from studycli.model.items import ItemId, TopicId
from studycli.model.memory import Probability
from studycli.reports.as_html import report_as_html
from studycli.reports.data import DayOfStudy, MapNode, ReportData, WeakItem
from studycli.reports.figures.spans import Grain, course
from studycli.reports.figures.tree import TALLEST, tree_figures
from studycli.reports.figures.year import year_parts
from studycli.reports.lab_data import LabResult, LabTable
from studycli.reports.safe_text import harmless

from ..session.conftest import World
from .awkward import DAY
from .test_gather import report

TEMPLATES = Path(__file__).parents[2] / "studycli" / "reports" / "templates"
VOID = {"meta", "link", "br", "hr", "img", "input", "wbr"}
EVIL = "<script>alert(1)</script> \"'&\x00\x1b[31m\u202egnp.exe\ud800 =1+1"


class Page(HTMLParser):
    """What a browser would see."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.faults: list[str] = []
        self.texts: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> at {self.getpos()}")

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def check_whole(text: str) -> Page:
    """What holds for every page."""
    page = Page(text)
    assert page.faults == []
    assert page.open == []
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    for svg in page.named("svg"):
        assert svg["role"] == "img"
        assert set((svg["aria-labelledby"] or "").split()) <= set(ids)
        assert len((svg["aria-labelledby"] or "").split()) == 2
    assert len(page.named("caption")) == len(page.named("table"))
    assert all(head.get("scope") in {"row", "col"} for head in page.named("th"))
    assert not {"script", "img", "link", "iframe", "object", "base"} & {tag for tag, _ in page.tags}
    assert not {"href", "src", "onclick"} & {name for _, attributes in page.tags for name in attributes}
    assert "http" not in text
    assert "url(" not in text
    assert "@import" not in text
    return page


def test_an_awkward_report_is_a_whole_page_without_a_network(awkward: ReportData) -> None:
    page = check_whole(report_as_html(awkward))
    said = " ".join(page.texts)
    assert "What I studied, 24 February to 2 March 2026" in said
    assert "2 days of study, 1,201 answers in 61 minutes, 88 % remembered" in said
    assert "Look first at Self-attention (not begun), which it builds on." in said
    assert "4:40, 1:00" in said


def test_an_empty_record_says_so_kindly(world: World) -> None:
    page = check_whole(report_as_html(report(world)))
    assert "There is nothing to tell yet" in " ".join(page.texts)
    assert page.named("svg") == []
    assert page.named("table") == []


@pytest.mark.parametrize("field", ["question", "topic", "title", "cause", "lab"])
def test_what_a_learner_wrote_breaks_nothing(awkward: ReportData, field: str) -> None:
    weak = WeakItem(ItemId(EVIL), TopicId(EVIL), EVIL, Probability(0.1), 2, f"Look at {EVIL} `{EVIL}`")
    topic = replace(awkward.topics[0], title=EVIL)
    changed = {
        "question": replace(awkward, weakest=(weak,)),
        "topic": replace(awkward, scope=EVIL, topics=()),
        "title": replace(
            awkward, topics=(topic,), family=(replace(awkward.family[0], title=EVIL, note=EVIL),)
        ),
        "cause": replace(awkward, drills=(replace(awkward.drills[0], name=EVIL),)),
        "lab": replace(
            awkward, labs=(LabResult(EVIL, DAY, (EVIL,), (LabTable(EVIL, (EVIL,), ((EVIL,),)),)),)
        ),
    }[field]
    text = report_as_html(changed)
    check_whole(text)
    assert "<script" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", text)
    text.encode()


def test_the_lab_has_its_place(awkward: ReportData) -> None:
    lab = LabResult(
        "Representations", DAY, ("MAE transfers best.",), (LabTable("Probe", ("a", "b"), (("x", "1"),)),)
    )
    assert "comparison lab" not in report_as_html(awkward)
    page = check_whole(report_as_html(replace(awkward, labs=(lab,))))
    assert "MAE transfers best." in page.texts


def test_a_text_is_made_harmless_in_one_line() -> None:
    assert harmless("a\nb\tc\u2028d\x00e\u202ef\ud800") == "a b c def\ufffd"
    assert harmless("Größe π0 → 注意 👩‍🔬") == "Größe π0 → 注意 👩‍🔬"


def test_the_calendar_shows_every_day_once(awkward: ReportData) -> None:
    parts = year_parts(awkward.calendar)
    days = [cell.day for part in parts for cell in part.cells]
    assert days == sorted(set(days))
    assert (days[0], days[-1]) == (awkward.calendar.since, awkward.calendar.until)
    assert [cell.level for part in parts for cell in part.cells if cell.reviews] == [4, 1]
    assert sum(part.reviews for part in parts) == 1201


@pytest.mark.parametrize(
    ("days", "grain"), [(7, Grain.DAY), (100, Grain.WEEK), (900, Grain.MONTH), (4000, Grain.YEAR)]
)
def test_the_course_of_any_period_has_bars_for_all_of_it(
    awkward: ReportData, days: int, grain: Grain
) -> None:
    since = date_before(days)
    done = (DayOfStudy(since, 3, 1, awkward.effort.days[0].minutes), *awkward.effort.days)
    told = course(
        replace(
            awkward, period=replace(awkward.period, since=since), effort=replace(awkward.effort, days=done)
        )
    )
    assert told.grain is grain
    assert len(told.spans) <= 60
    assert sum(span.reviews for span in told.spans) == 1204
    assert told.spans[0].first == since
    assert told.spans[0].reviews >= 3


def date_before(days: int) -> date:
    return DAY - timedelta(days=days - 1)


def test_a_tall_tree_gives_its_limbs_away_and_loses_no_topic() -> None:
    def grown(depth: int, name: str) -> MapNode:
        below = tuple(grown(depth - 1, f"{name}.{n}") for n in range(3)) if depth else ()
        return MapNode(name, "", TopicId(name), None, below)

    figures = tree_figures((grown(4, "t"),))
    assert all(len(figure.rows) <= TALLEST for figure in figures)
    drawn = [row.title for figure in figures for row in figure.rows if not row.is_elsewhere]
    assert len(drawn) == len(set(drawn)) == 121


def test_every_table_scrolls_in_a_frame_of_its_own() -> None:
    """On a phone a table keeps its columns, and the page does not move sideways with it."""
    for template in sorted(TEMPLATES.glob("*.html")):
        text = template.read_text(encoding="utf-8")
        framed = len(re.findall(r'<div class="scroll"[^>]*>\s*<table\b', text))
        assert framed == text.count("<table"), template.name
    assert ".scroll { overflow-x: auto;" in (TEMPLATES / "style.css").read_text(encoding="utf-8")
