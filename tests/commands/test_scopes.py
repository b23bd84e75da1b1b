"""Scopes, focus and position, and completion by the real program."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Study


def tabbed(study: Study, line: str) -> list[str]:
    """What Tab offers at the end of `line`."""
    words = line.split(" ")
    done = study(_STUDY_COMPLETE="complete_bash", COMP_WORDS=line, COMP_CWORD=str(len(words) - 1))
    assert done.stderr == ""
    return done.stdout.split()


@pytest.mark.slow
def test_commands_take_scopes_and_topic_is_another_name_for_one(here: Study) -> None:
    both = here("list", "vit", "swin", "drills").stdout
    assert here("list", "drills", "--topic", "vit", "--topic", "swin").stdout == both
    assert "drill:patch_embed" in both
    assert "drill:window_partition" in both
    assert len(here("list", "topics", "V").stdout.splitlines()) == 7
    assert "Nothing matches failed" in here("list", "failed").stdout
    assert "Swin" in here("map", "swin", "--plain").stdout
    assert "DINO" not in here("map", "swin", "--plain").stdout
    assert json.loads(here("report", "vit", "--format", "json").stdout)["scope"] == "vit"
    assert here("export", "csv", "swin", "trees").returncode == 2


REFUSED = [
    (["start", "--day", "0"], "no day 0"),
    (["start", "--day", "113"], "no day 113"),
    (["start", "--day", "fifty"], "fifty is no day"),
    (["day", "0"], "no day 0"),
    (["day", "113"], "no day 113"),
    (["day", "fifty"], "fifty is no day"),
    (["focus", "vison"], "the phase vision"),
    (["focus", "failed"], "where new items come from"),
    (["focus", "vit", "--off"], "--off"),
    (["known", "drills"], "Only topics"),
    (["known", "--off"], "Name a part"),
    (["known", "day:57"], "holds no topic"),
    # None of these has a terminal: what was mistyped is told before that.
    (["today", "nosuch"], "Nothing is called nosuch"),
    (["today", "--topic", "nosuch"], "Nothing is called nosuch"),
    (["write", "nosuch"], "Nothing is called nosuch"),
    (["browse", "nosuch"], "Nothing is called nosuch"),
    (["stats", "--screen", "nosuch"], "Nothing is called nosuch"),
    (["list", "patch_embd"], "Nothing is called patch_embd"),
]


@pytest.mark.slow
def test_what_cannot_be_done_is_said(here: Study) -> None:
    """In one home: what is refused changes nothing."""
    for arguments, told in REFUSED:
        done = here(*arguments)
        assert (done.returncode, done.stdout) == (2, ""), arguments
        assert told in done.stderr, arguments


def test_position_focus_and_known_are_said_shown_and_taken_back(here: Study) -> None:
    assert "day 50" in here("start", "--day", "50").stdout
    assert "1 topic counts as known" in here("known", "vit").stdout
    assert "vit" in here("known").stdout.split()
    assert "autograd" in here("known").stdout.split()
    here("known", "--undo")
    assert "vit" not in here("known").stdout.split()
    assert "vision drills" in here("focus", "vision", "drills").stdout
    assert "vision drills" in here("focus").stdout
    assert "everywhere" in here("focus", "--undo").stdout
    assert "the beginning" in here("start", "--undo").stdout
    assert here("start", "--undo").returncode == 2


@pytest.mark.slow
def test_tab_offers_scopes_drills_and_cards(study: Study) -> None:
    assert "vit" in tabbed(study, "study list vi")  # before anything was ever read
    study("list", "drills")
    assert {"vit", "vision"} <= set(tabbed(study, "study focus vi"))
    assert tabbed(study, "study report fai") == ["failed"]
    assert "topics" in tabbed(study, "study list to")
    assert tabbed(study, "study drill window_p") == ["window_partition"]
    assert "swin" in tabbed(study, "study export csv --topic sw")
    assert "vit-b16-shapes" in tabbed(study, "study list --unsuspend vit-b")


def test_tab_is_silent_where_something_is_wrong(study: Study, study_home: Path) -> None:
    study_home.mkdir()
    (study_home / "study.db").write_text("no database")
    assert tabbed(study, "study list vi") == []


@pytest.mark.slow
def test_the_days_of_the_course_are_listed_and_a_page_is_shown_and_opened(here: Study) -> None:
    here("start", "--day", "50")
    days = here("day").stdout.splitlines()
    assert [line for line in days if line.startswith("▸")] == [next(line for line in days if " 50 " in line)]
    shown = here("day", "50", "--list").stdout
    assert "0 of 13 done, 3 drills left" in shown
    assert "study lab representations" in shown
    assert json.loads(here("day", "50", "--json").stdout)["parts"][2]["id"] == "vit-three-sentences"
    assert "What stays the same" in here("day", "50", "--plain", typed="\n1\n3\nq\n").stdout
    assert "1 of 13 done" in here("day", "50", "--list").stdout
    assert "nothing to study for this day" in here("day", "57").stdout


@pytest.mark.slow
def test_where_nobody_can_be_asked_a_line_says_so(here: Study) -> None:
    for arguments in (["today", "--list"], ["today", "--json"], ["today", "--plain"], []):
        assert "study start --day 50" in here(*arguments).stderr
    here("start", "--beginning")
    assert here("today", "--list").stderr == ""
    assert here("start").returncode == 2
    assert "day 50" in here("start", "--plain", typed="1\n").stdout


@pytest.mark.slow
def test_today_and_write_take_scopes_too(here: Study) -> None:
    here("start", "--day", "50")
    queue = json.loads(here("today", "swin", "drills", "--json").stdout)
    assert {item["topic"] for item in queue["items"]} == {"swin"}
    assert all(item["id"].startswith("drill:") for item in queue["items"])
    named = json.loads(here("today", "bert", "--json").stdout)
    assert {item["topic"] for item in named["items"]} == {"bert"}
    assert "nothing to study in failed" in here("today", "failed", "--list").stdout
    assert "nothing to study in failed" in here("today", "failed", "--plain").stdout
    assert "no question" in here("write", "failed", "--plain").stderr
    assert "Draw" not in here("write", "dino", "--plain").stdout


@pytest.mark.slow
def test_what_waits_for_its_step_has_no_chance_of_recall(study: Study) -> None:
    study("today", "vit", "--plain", typed="\n\n1\nq\n")
    (failed, _) = study("today", "failed", "--list").stdout.splitlines()
    assert failed.startswith("learning")
    assert "%" not in failed


@pytest.mark.slow
def test_who_has_begun_everything_up_to_the_position_is_told_how_to_go_on(
    here: Study, study_home: Path
) -> None:
    here("start", "--day", "43")
    study_home.joinpath("config.toml").write_text("checks_per_day = 0\nminutes_per_day = 1440\n")
    topics = ["tokenization", "bert"]
    here("known", "III")
    assert "study start --day 44" in here("today", "--list").stdout
    assert "study start --day 44" in here("today", "--plain").stdout
    assert json.loads(here("today", *topics, "--json").stdout)["items"]


def test_the_list_calls_assumed_what_is_assumed(study: Study) -> None:
    study("start", "--day", "50")
    rows = [json.loads(line) for line in study("list", "drills", "--json").stdout.splitlines()]
    state = {row["id"]: row["assumed"] for row in rows}
    assert state["drill:linear"]
    assert not state["drill:random_mask"]
    (line,) = (line for line in study("list", "drills").stdout.splitlines() if " drill:linear " in line)
    assert "assumed" in line
    assert "new" not in line
