"""Scopes: what each word names, how several go together, and what is said of a word that names nothing."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studycli.errors import UsageError
from studycli.model.review import MarkKind, Rating
from studycli.place.scope import EVERYTHING, Selection
from studycli.place.vocabulary import scopes_of, select

from .conftest import Learner, Learners


def held(learner: Learner, *words: str) -> set[str]:
    chosen = select(learner.store, learner.catalogue, learner.clock.now(), words)
    return {row.id for row in learner.catalogue.entries() if chosen.holds(row.id, row.kind, row.topic)}


def topics(learner: Learner, *words: str) -> set[str]:
    return set(select(learner.store, learner.catalogue, learner.clock.now(), words).topics or ())


def test_a_word_names_a_topic_a_phase_a_branch_or_days(learner: Learner) -> None:
    assert topics(learner, "vit") == topics(learner, "topic:vit") == {"vit"}
    assert (
        topics(learner, "IV")
        == topics(learner, "iv")
        == topics(learner, "phase:IV")
        == topics(learner, "phase:vision")
    )
    assert topics(learner, "day:45") == {"vit"}
    assert topics(learner, "day:45-47") == {"vit", "deit", "swin"}
    assert topics(learner, "day:57") == set()
    assert {"mae", "bert", "beit"} <= topics(learner, "encoder-only")
    assert topics(learner, "vision") >= topics(learner, "IV")


def test_scopes_are_joined_by_or_within_a_sort_and_by_and_between_sorts(learner: Learner) -> None:
    drills = held(learner, "drills")
    assert held(learner, "vit", "swin", "drills") == (held(learner, "vit") | held(learner, "swin")) & drills
    assert (
        held(learner, "cards", "drills") == held(learner) == {row.id for row in learner.catalogue.entries()}
    )
    assert held(learner, "vit", "cards") == held(learner, "vit") - drills
    assert held(learner, "trees", "tokens-everywhere") == {"family-tree"}


def test_states_follow_what_happened(learner: Learner) -> None:
    learner.answer("vit-b16-shapes", Rating.AGAIN)
    learner.answer("swin-why", Rating.EASY)
    learner.mark("swin-why", MarkKind.FLAG)
    learner.mark("vit-cls-or-mean", MarkKind.SUSPEND)
    assert held(learner, "failed") == {"vit-b16-shapes"}
    assert held(learner, "failed", "swin") == set()
    assert held(learner, "flagged") == {"swin-why"}
    assert held(learner, "suspended") == {"vit-cls-or-mean"}
    assert held(learner, "flagged", "suspended") == {"swin-why", "vit-cls-or-mean"}
    assert held(learner, "new") == held(learner) - {"vit-b16-shapes", "swin-why", "vit-cls-or-mean"}
    learner.days_pass(1)
    assert held(learner, "due") == {"vit-b16-shapes"}
    learner.answer("vit-b16-shapes", Rating.EASY)
    assert held(learner, "failed") == {"vit-b16-shapes"}
    learner.days_pass(7)
    assert held(learner, "failed") == set()


def test_what_was_failed_and_never_recalled_since_stays_failed(learner: Learner) -> None:
    learner.answer("vit-b16-shapes", Rating.AGAIN)
    learner.days_pass(100)
    assert held(learner, "failed") == {"vit-b16-shapes"}


def test_no_word_names_everything(learner: Learner) -> None:
    assert select(learner.store, learner.catalogue, learner.clock.now(), ()) == EVERYTHING


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("vison", "the phase vision"),
        ("swinn", "the topic swin"),
        ("drill", "the kind drills"),
        ("faild", "the state failed"),
        ("encoder-onyl", "the branch encoder-only"),
        ("xyzzy", "Name a topic"),
        ("patch_embed", "study drill patch_embed"),
        ("day:fifty", "number from 1 to 112"),
        ("day:0", "1 to 112"),
        ("day:113", "1 to 112"),
        ("day:", "number from 1 to 112"),
        ("day:50-45", "Exchange"),
        ("phase:XX", "Name a topic"),
    ],
)
def test_a_word_that_names_nothing_is_told_the_nearest_of_every_sort(
    learner: Learner, word: str, told: str
) -> None:
    with pytest.raises(UsageError) as refused:
        held(learner, word)
    assert told in f"{refused.value.message} {refused.value.hint}"


@pytest.fixture(scope="module")
def words() -> list[str]:
    return [
        "vit",
        "swin",
        "vision",
        "IV",
        "day:45-50",
        "cards",
        "drills",
        "rows",
        "new",
        "due",
        "flagged",
        "failed",
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_line_of_words_either_selects_or_is_refused_kindly(
    learners: Learners, words: list[str], data: st.DataObject
) -> None:
    learner = _kept(learners)
    typed = data.draw(st.lists(st.sampled_from(words) | st.text(max_size=8), max_size=5))
    try:
        one = select(learner.store, learner.catalogue, learner.clock.now(), typed)
    except UsageError as refused:
        assert refused.message and refused.hint  # noqa: PT017, PT018
        return
    again = select(learner.store, learner.catalogue, learner.clock.now(), [*reversed(typed), *typed])
    assert again == one
    assert isinstance(one, Selection)


def test_every_word_that_is_offered_can_be_used(learner: Learner) -> None:
    for word in scopes_of(learner.store, learner.catalogue).names():
        select(learner.store, learner.catalogue, learner.clock.now(), [word])


_KEPT: dict[int, Learner] = {}


def _kept(learners: Learners) -> Learner:
    """One learner for all examples: looking words up changes nothing."""
    return _KEPT.setdefault(id(learners), learners())
