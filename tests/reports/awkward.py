"""A report in which everything is as unhandy as it can be."""

from __future__ import annotations

from datetime import date, timedelta

from studycli.model.items import ItemId, Minutes, Seconds, TopicId
from studycli.model.memory import Days, Probability
from studycli.model.review import Rating
from studycli.reports.data import (
    FORMAT,
    Bin,
    Calendar,
    Calibration,
    CalibrationBin,
    DayOfStudy,
    Distribution,
    DueDay,
    DueWeek,
    Effort,
    Foundation,
    Leech,
    MapNode,
    Maturity,
    MaturityRetention,
    Period,
    PhaseMemory,
    ReportData,
    Retention,
    StudiedItem,
    StudiedTopic,
    TopicMemory,
    WeakItem,
)
from studycli.reports.drill_data import Drilling, DrillRecord, DrillRepetition, FailureCause, Trend

DAY = date(2026, 3, 2)
VIT = TopicMemory(
    TopicId("vit"),
    "A title | with a bar, and longer than any column",
    "Phase IV",
    6,
    2,
    1,
    Probability(0.823),
)
MAE = TopicMemory(TopicId("mae"), "MAE", "", 1, 0, 0, None, TopicId("vit"), (TopicId("vit"),))
STUDIED = (DayOfStudy(DAY - timedelta(days=1), 1200, 7, Minutes(60.0)), DayOfStudy(DAY, 1, 0, Minutes(1.4)))
DRILLS = (
    DrillRecord(
        item=ItemId("drill:patch_embed"),
        name="patch_embed",
        title="Patches",
        topic=TopicId("vit"),
        runs=5,
        failed_runs=3,
        repetitions=(
            DrillRepetition(DAY - timedelta(days=4), Rating.HARD, Seconds(280.0), 4, 2),
            DrillRepetition(DAY, Rating.HARD, Seconds(59.6), 1, 0),
        ),
        passed_in_period=2,
        first_seconds=Seconds(280.0),
        last_seconds=Seconds(59.6),
        trend=Trend.FASTER,
        causes=(FailureCause("order", 3),),
        remembered=Probability(0.97),
    ),
    DrillRecord(
        ItemId("drill:random_mask"),
        "random_mask",
        "random_mask",
        None,
        1,
        1,
        (),
        0,
        None,
        None,
        Trend.UNKNOWN,
        (),
        None,
    ),
)


def awkward_report() -> ReportData:
    """The report."""
    return ReportData(
        format=FORMAT,
        today=DAY,
        period=Period(DAY - timedelta(days=6), DAY),
        scope=None,
        effort=Effort(1201, 7, Minutes(61.4), 2, 1, STUDIED),
        calendar=Calendar(DAY - timedelta(weeks=52), DAY, STUDIED, 2, 2),
        retention=Retention(
            8,
            7,
            (
                MaturityRetention(Maturity.LEARNING, 0, 0),
                MaturityRetention(Maturity.YOUNG, 5, 4),
                MaturityRetention(Maturity.MATURE, 3, 3),
            ),
        ),
        calibration=Calibration(
            (
                CalibrationBin(Probability(0.1), Probability(0.15), 1, 0, Probability(0.12)),
                CalibrationBin(Probability(0.95), Probability(1.0), 7, 7, Probability(0.99)),
            ),
            8,
            Probability(0.88),
            0.1,
            0.04,
        ),
        stability=Distribution((Bin(0, 1, 0), Bin(1, 365, 2), Bin(365, None, 0)), 12.5),
        difficulty=Distribution((Bin(1, 2, 0), Bin(2, None, 2)), 6.4),
        phases=(
            PhaseMemory("Phase IV", "Vision", 1, 6, 2, 1, Probability(0.823)),
            PhaseMemory("", "Topics of your own", 1, 1, 0, 0, None),
        ),
        topics=(VIT, MAE),
        family=(
            MapNode("ViT", "", TopicId("vit"), VIT, (MapNode("MAE", "masked", TopicId("mae"), MAE, ()),)),
        ),
        studied=(
            StudiedTopic(
                TopicId("vit"),
                VIT.title,
                "Phase IV",
                1200,
                7,
                Minutes(61.0),
                2,
                1,
                (StudiedItem(ItemId("vit-1"), "What | why?", 1199, 7, True, Probability(0.41)),),
            ),
            StudiedTopic(None, "No longer in the content", "", 1, 0, Minutes(0.4), 1, 0, ()),
        ),
        drilling=Drilling(2, 2, 1, 6, 4, 2, 1, 0, (FailureCause("order", 3), FailureCause("not_allowed", 1))),
        drills=DRILLS,
        weakest=(
            WeakItem(
                ItemId("vit-1"),
                TopicId("vit"),
                "What | why?",
                Probability(0.41),
                3,
                "Look first at Self-attention (45 %), which it builds on.",
            ),
        ),
        leeches=(
            Leech(
                ItemId("vit-2"),
                TopicId("vit"),
                "A question | that is far longer than any line of any terminal could ever be, and then some",
                Probability(0.5),
                12,
                Days(1.2),
                (Foundation("self-attention", "Self-attention", None),),
                "Look first at Self-attention (not begun), which it builds on.",
            ),
        ),
        forecast=(
            DueDay(DAY, 0, 0, Minutes(0.0)),
            DueDay(DAY + timedelta(days=1), 10, 2, Minutes(14.5)),
        ),
        weeks=(DueWeek(DAY, 10, 2, Minutes(14.5)),),
    )
