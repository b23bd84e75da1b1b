"""`study today`, as a learner goes through it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.widgets import Static, TextArea

from studycli.errors import ExitCode, StoreError
from studycli.screens.app import StudyApp
from studycli.screens.today import TodayScreen
from studycli.widgets import prompt
from studycli.widgets.prompt import Prompt

from .piloting import LARGE, SMALL, press, settled, shown, text_of
from .sittings import CLOZE, FORMULA, ROWS, SHORT, TREE, Place

Sit = Callable[..., Place]


async def test_the_first_screen_shows_the_question_where_it_belongs_and_what_to_press(sit: Sit) -> None:
    async with shown(sit()) as pilot:
        text = text_of(pilot.app)
    assert "Explain ViT to a colleague in three sentences." in text
    assert "Phase IV · ViT" in text
    assert "1 of 2" in text
    assert "space reveal  enter write  f2 hint" in text.splitlines()[-1]


async def test_space_reveals_at_once_when_nothing_was_written(sit: Sit) -> None:
    async with shown(sit()) as pilot:
        text = await press(pilot, "space")
    assert "cut into fixed-size" in text
    assert "your answer" not in text
    assert "1 [ ] patch embedding" in text
    assert "0 of 3 → Again" in text


@pytest.mark.slow
async def test_what_was_written_stands_beside_the_answer_and_goes_into_the_log(sit: Sit) -> None:
    place = sit()
    async with shown(place) as pilot:
        await press(pilot, "enter", *"patches", "space", *"and", "ctrl+r")
        text = text_of(pilot.app)
        assert "patches and" in text
        assert "the answer" in text
        await press(pilot, "1", "2", "3", "space")
    review = place.store.reviews_of("vit-essay")[0]
    assert review.answer == "patches and"
    assert review.rating == 3


@pytest.mark.slow
async def test_digits_tick_and_the_share_suggests_the_rating(sit: Sit) -> None:
    async with shown(sit()) as pilot:
        await press(pilot, "space")
        text = await press(pilot, "1", "3")
        assert "1 [x]" in text
        assert "3 [x]" in text
        assert "2 of 3 → Hard" in text
        assert "▸s Hard" in text
        assert text.splitlines()[-1].strip().startswith("space Hard")
        assert "3 of 3 → Good" in await press(pilot, "0")
        assert "2 of 3 → Hard" in await press(pilot, "2")


async def test_the_home_row_rates(sit: Sit) -> None:
    place = sit()
    async with shown(place) as pilot:
        for rating, key in enumerate("asdf", start=1):
            await press(pilot, "space", key)
            assert place.ratings("vit-essay") == [rating]
            await press(pilot, "u")
            assert place.ratings("vit-essay") == []


async def test_without_key_points_one_to_four_rate_as_in_anki(sit: Sit) -> None:
    place = sit(SHORT)
    async with shown(place) as pilot:
        assert "d/3 Good" in await press(pilot, "space")
        await press(pilot, "2")
    assert place.ratings("tokens") == [2]


async def test_nothing_rates_before_the_answer_was_seen(sit: Sit) -> None:
    place = sit(SHORT)
    async with shown(place) as pilot:
        text = await press(pilot, "a", "s", "d", "f", "1", "2", "3", "4")
    assert "How many tokens" in text
    assert place.ratings("tokens") == []


async def test_undo_goes_back_answer_by_answer_with_what_was_written(sit: Sit) -> None:
    place = sit()
    async with shown(place) as pilot:
        await press(pilot, "enter", *"mine", "ctrl+r", "d", "space", "d")
        await press(pilot, "u", "u")
        text = text_of(pilot.app)
        assert "Explain ViT" in text
        assert "mine" in text
        assert "Taken back." in text
        assert "nothing to take back" in await press(pilot, "u")
    assert place.ratings("vit-essay") == place.ratings("tokens") == []


@pytest.mark.slow
async def test_burying_suspending_and_skipping_bring_the_next_and_can_be_taken_back(sit: Sit) -> None:
    async with shown(sit()) as pilot:
        for key, told in (("b", "Hidden until tomorrow"), ("at", "Suspended"), ("f3", "Skipped")):
            text = await press(pilot, key)
            assert told in text
            assert "How many tokens" in text
            assert "Explain ViT" in await press(pilot, "u")


async def test_a_flag_is_shown_and_taken_away(sit: Sit) -> None:
    async with shown(sit()) as pilot:
        assert "⚑ flagged" in await press(pilot, "m")
        assert "⚑ flagged" not in await press(pilot, "m")


async def test_the_hint_is_shown_on_request_and_only_offered_once(sit: Sit) -> None:
    async with shown(sit()) as pilot:
        text = await press(pilot, "f2")
    assert "before the first layer?" in text
    assert "f2 hint" not in text


@pytest.mark.slow
async def test_last_times_answer_is_one_key_away(sit: Sit) -> None:
    place = sit(SHORT)
    async with shown(place) as pilot:
        await press(pilot, "enter", *"196", "ctrl+r", "a")
        text = await press(pilot, "enter", *"197", "ctrl+r")
        assert "tab last time" in text
        assert "196" not in text
        assert "196" in await press(pilot, "tab")
        assert "196" not in await press(pilot, "tab")


async def test_drafts_survive_leaving_and_a_crash(sit: Sit) -> None:
    place = sit(SHORT)
    async with shown(place) as pilot:
        await press(pilot, "enter", *"half a th")
        await pilot.pause(0.6)  # longer than the hand rests before a draft is kept
        assert place.store.draft("tokens") == "half a th"
        await press(pilot, *"ought", "escape")
    assert place.store.draft("tokens") == "half a thought"
    async with shown(sit(SHORT)) as pilot:
        assert "half a thought" in text_of(pilot.app)


async def test_ctrl_c_ends_it_from_anywhere_and_keeps_the_draft(sit: Sit) -> None:
    place = sit(SHORT)
    async with shown(place) as pilot:
        await press(pilot, "enter", *"going", "ctrl+c")
        assert pilot.app.return_value is ExitCode.INTERRUPTED
    assert place.store.draft("tokens") == "going"


@pytest.mark.slow
async def test_an_answer_that_cannot_be_saved_stays_on_the_screen(
    sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = sit(SHORT)

    def full(*_: object, **__: object) -> None:
        raise StoreError("The disk is full: the answer was not saved.", "Free some space, then rate again.")

    async with shown(place) as pilot:
        await press(pilot, "enter", *"197", "ctrl+r")
        with monkeypatch.context() as patched:
            patched.setattr(place.store, "add_review", full)
            text = await press(pilot, "d")
        assert "✗ The disk is full" in text
        assert "Free some space" in text
        assert "197" in text
        await press(pilot, "d")
    assert place.ratings("tokens") == [3]


@pytest.mark.slow
async def test_the_end_is_a_summary_from_which_one_can_still_go_back(sit: Sit) -> None:
    place = sit(SHORT)
    async with shown(place) as pilot:
        text = await press(pilot, "space", "f")
        assert "Done: 1 item" in text
        assert "✓ 1 remembered" in text
        assert "How many tokens" in await press(pilot, "u")
        await press(pilot, "space", "f", "space")
        assert pilot.app.return_value is ExitCode.DONE
    assert place.ratings("tokens") == [4]


async def test_nothing_due_says_what_comes_next_and_how_to_go_on(sit: Sit) -> None:
    async with shown(sit(SHORT)) as pilot:
        await press(pilot, "space", "f", "space")
    async with shown(sit(SHORT)) as pilot:
        text = text_of(pilot.app)
    assert "Nothing is due" in text
    assert "ten more" in text


@pytest.mark.slow
async def test_long_answers_scroll(sit: Sit) -> None:
    lines = "\n".join(f"line {number}" for number in range(40))
    async with shown(sit(f"## Count. {{#count}}\n\n```text\n{lines}\n```\n")) as pilot:
        assert "line 1\n" in await press(pilot, "space")
        text = await press(pilot, *["j"] * 6)
        assert "line 39" in text
        assert "line 1\n" not in text


@pytest.mark.slow
async def test_code_tables_and_formulas_are_rendered(sit: Sit) -> None:
    async with shown(sit(FORMULA), LARGE) as pilot:
        assert "dₖ the width of a key" in text_of(pilot.app)
        text = await press(pilot, "space")
    assert "QKᵀ" in text
    assert "symbol   shape" in text
    assert "def attention(q, k, v):" in text
    assert "$" not in text


@pytest.mark.slow
@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_everything_can_be_clicked(sit: Sit, size: tuple[int, int]) -> None:
    place = sit()
    async with shown(place, size) as pilot:
        await pilot.click("#box")
        await press(pilot, *"typed")
        line = text_of(pilot.app).splitlines()[-1]
        await pilot.click(offset=(line.index("ctrl+r"), size[1] - 1))
        text = await settled(pilot)
        assert "typed" in text
        await pilot.click("_Point")
        assert "1 of 3" in await settled(pilot)
        cells = pilot.app.screen.query("_Cell")
        await pilot.click(cells[3])
        await settled(pilot)
    assert place.ratings("vit-essay") == [4]


@pytest.mark.slow
async def test_the_box_takes_every_printable_key(sit: Sit) -> None:
    async with shown(sit()) as pilot:
        await press(pilot, "enter", *"quebm1234asdf")
        assert pilot.app.screen.query_one(TextArea).text == "quebm1234asdf"


@pytest.mark.slow
async def test_help_lists_every_key_and_closes(sit: Sit) -> None:
    async with shown(sit()) as pilot:
        text = await press(pilot, "question_mark")
        assert "Show the answer." in text
        assert "Explain ViT" in await press(pilot, "escape")
        assert "Show the answer." in await press(pilot, "f1")


@pytest.mark.slow
async def test_help_tells_first_what_works_now_and_scrolls_at_once(sit: Sit) -> None:
    async with shown(sit()) as pilot:
        text = await press(pilot, "space", "question_mark")
        assert "Rate as suggested." in text
        assert "Show the answer." not in text, "it was shown"
        assert await press(pilot, "down") != text
        assert "Show the answer." in await press(pilot, "end")
        assert "At other times" in await press(pilot, "up", "up")


async def test_escape_goes_one_step_back_and_never_ends_the_program(sit: Sit) -> None:
    place = sit()
    async with shown(place) as pilot:
        await press(pilot, "enter", *"An image", "ctrl+r")
        text = await press(pilot, "escape")
        assert "An image" in text
        assert "the answer" not in text, "one step back from the answer is the question"
        assert "q leaves. Everything is saved." in await press(pilot, "escape", "escape")
        assert pilot.app.is_running
        await press(pilot, "q")
        assert pilot.app.return_value is ExitCode.DONE
    assert place.session.draft() == "An image"


async def test_escape_leaves_the_end_of_a_session_only_to_where_it_began(sit: Sit) -> None:
    async with shown(sit(SHORT)) as pilot:
        assert "q leaves." in await press(pilot, "space", "f", "escape", "escape")
        assert pilot.app.is_running


@pytest.mark.slow
async def test_a_window_that_is_too_small_asks_for_a_larger_one(sit: Sit) -> None:
    async with shown(sit()) as pilot:
        await press(pilot, "enter", *"kept")
        await pilot.resize_terminal(50, 10)
        assert "Please make the window larger" in await settled(pilot)
        await pilot.resize_terminal(80, 24)
        assert "kept" in await settled(pilot)
        await press(pilot, *"!")
        assert pilot.app.screen.query_one(TextArea).text == "kept!"


async def test_the_judge_is_warmed_only_when_a_drill_is_coming(sit: Sit) -> None:
    place = sit()
    async with shown(place) as pilot:
        await settled(pilot)
    assert place.judge.warmed == 0


async def test_the_theme_of_the_settings_is_used(sit: Sit) -> None:
    async with shown(sit(theme="study-light")) as pilot:
        assert pilot.app.current_theme.name == "study-light"
        assert pilot.app.screen.styles.background.hex == "#FFFFFF"


async def test_without_colours_the_suggestion_has_a_sign(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with shown(sit()) as pilot:
        assert pilot.app.no_color
        assert "▸a Again" in await press(pilot, "space")


def test_a_fault_of_the_program_is_handed_on_and_prints_no_traceback(
    sit: Sit, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_: TodayScreen) -> None:
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr(TodayScreen, "on_mount", broken)
    app = StudyApp((sitting := sit().sitting).workspace, lambda: TodayScreen(sitting))
    app.run(headless=True)
    with pytest.raises(RuntimeError, match="broken on purpose"):
        app.raise_fault()
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.slow
async def test_a_key_that_comes_before_the_box_does_no_harm(sit: Sit) -> None:
    sitting = sit(SHORT).sitting
    app = StudyApp(sitting.workspace, lambda: TodayScreen(sitting))
    async with app.run_test() as pilot:
        await pilot.press("space")
        await settled(pilot)
        assert await press(pilot, "space", "f")


async def test_space_asks_for_a_rating_before_it_takes_one_that_follows_from_nothing(sit: Sit) -> None:
    place = sit()
    async with shown(place) as pilot:
        text = await press(pilot, "space")
        assert text.splitlines()[-1].strip().startswith("space rate")
        text = await press(pilot, "space")
        assert "How did it go? Rate it with a s d f; space once more takes Again." in text
        assert place.ratings("vit-essay") == []
        await press(pilot, "1", "2", "space")
    assert place.ratings("vit-essay") == [2]


@pytest.mark.parametrize(
    ("keys", "rating"), [(("space", "space", "space"), 1), (("enter", *"An image", "ctrl+r", "space"), 1)]
)
async def test_space_takes_the_suggestion_when_asked_twice_or_when_something_was_written(
    sit: Sit, keys: tuple[str, ...], rating: int
) -> None:
    place = sit()
    async with shown(place) as pilot:
        await press(pilot, *keys)
    assert place.ratings("vit-essay") == [rating]


@pytest.mark.slow
async def test_asking_for_a_rating_is_not_carried_over_to_the_next_card(sit: Sit) -> None:
    place = sit()
    async with shown(place) as pilot:
        await press(pilot, "space", "space", "f", "space", "space")
    assert place.ratings("tokens") == []


async def test_what_a_cloze_or_a_row_hides_is_ticked_like_a_key_point(sit: Sit) -> None:
    place = sit(CLOZE + ROWS)
    async with shown(place) as pilot:
        text = await press(pilot, "space")
        assert "1 [ ] 16 × 16" in text
        assert text.count("16 × 16") == 2, "once to tick, once where it stands"
        assert "1 of 1 → Good" in await press(pilot, "1")
        await press(pilot, "space")
        text = await press(pilot, "space")
        assert "1 [ ] shape: (N, d)" in text
        assert text.count("(N, d)") == 1, "what is ticked is not told twice"
        assert "1 of 2 → Hard" in await press(pilot, "2")
        await press(pilot, "space")
    assert place.ratings("patch/1") == [3]
    assert place.ratings("parts/query") == [2]


@pytest.mark.slow
async def test_when_an_answer_comes_back_is_said_as_it_will_be(sit: Sit) -> None:
    async with shown(sit()) as pilot:
        assert "Again: back when the rest of this session is done." in await press(pilot, "space", "a")
        await press(pilot, "space", "f")
        assert "here it is once more, as nothing else is left" in await press(pilot, "space", "a")


@pytest.mark.parametrize(
    ("width", "height"),
    [
        (80, 24),
        *(
            pytest.param(*shape, marks=pytest.mark.slow)
            for shape in [(120, 40), (200, 60), (300, 90), (60, 20)]
        ),
    ],
)
async def test_the_question_stands_a_third_from_the_top_and_then_makes_room(
    sit: Sit, width: int, height: int
) -> None:
    async with shown(sit(), (width, height)) as pilot:
        lines = text_of(pilot.app).splitlines()
        at = next(place for place, line in enumerate(lines) if "Explain ViT" in line)
        assert height * 0.25 <= at <= height * 0.42
        assert max(len(line.strip()) for line in lines) <= 104, "prose and its box keep to one measure"
        lines = (await press(pilot, "space")).splitlines()
        at = next(place for place, line in enumerate(lines) if "Explain ViT" in line)
        assert at <= 5
    assert "projected to a token" in " ".join(" ".join(lines).split())


WIDE = """
## What does this print? {#wide}

The width of a line:

```python
print("{}")
```
""".replace("{}", "=" * 130)


@pytest.mark.slow
async def test_code_gets_the_whole_width(sit: Sit) -> None:
    async with shown(sit(WIDE), (200, 60)) as pilot:
        assert f'print("{"=" * 130}")' in await press(pilot, "space")


LONG = """
## Tell me all about it. {#long}

{}
""".replace("{}", "A sentence of the long answer, told in several words. " * 12)


@pytest.mark.slow
async def test_a_long_answer_gets_the_whole_width_of_a_small_screen_and_tab_turns(sit: Sit) -> None:
    place = sit(LONG)
    async with shown(place) as pilot:
        text = await press(pilot, "enter", *"Mine, all mine", "ctrl+r")
        assert "Mine, all mine" not in text
        assert max(map(len, text.splitlines())) > 70
        assert "tab your answer" in text
        text = await press(pilot, "tab")
        assert "Mine, all mine" in text
        assert "A sentence of the long answer" not in text
        assert "tab the answer" in text
        assert "A sentence of the long answer" in await press(pilot, "tab")
        await pilot.resize_terminal(120, 40)
        text = await settled(pilot)
        assert "Mine, all mine" in text
        assert "A sentence of the long answer" in text
        await pilot.resize_terminal(80, 24)
        assert "Mine, all mine" not in await settled(pilot)


async def test_a_question_is_never_shown_with_its_markup(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    painted: list[str] = []
    update = Static.update

    def noted(self: Static, content: object = "", **options: bool) -> None:
        if isinstance(self.parent, Prompt):
            painted.append(str(content))
        update(self, content, **options)

    monkeypatch.setattr(Static, "update", noted)
    monkeypatch.setattr(prompt, "_PARSER", "a parser that is not loaded yet")
    deck = "\n## What does `softmax(x)` *do*? {#soft}\n\nIt sums to one.\n"
    async with shown(sit(deck)) as pilot:
        assert "What does softmax(x) do?" in await settled(pilot)
    assert "What does softmax(x) do?" in painted
    assert not any("`" in text or "*" in text for text in painted)


SHAPES = [(60, 20), (300, 90), (50, 10), (120, 40), (80, 24)]


@pytest.mark.slow
@pytest.mark.parametrize(
    "keys",
    [("enter", *"kept"), ("enter", *"kept", "ctrl+r", "1"), ("enter", *"kept", "f1")],
    ids=["asked", "revealed", "help"],
)
async def test_any_shape_of_the_window_keeps_what_is_there(sit: Sit, keys: tuple[str, ...]) -> None:
    place = sit()
    async with shown(place) as pilot:
        before = await press(pilot, *keys)
        for shape in SHAPES:
            await pilot.resize_terminal(*shape)
            await settled(pilot)
        assert await settled(pilot) == before
    assert place.session.draft() == "kept"


async def test_the_ratings_fit_into_a_narrow_window(sit: Sit) -> None:
    async with shown(sit(SHORT), (60, 20)) as pilot:
        text = await press(pilot, "space")
        assert "a Again 10m" in text
        assert "f Easy" in text
        await pilot.resize_terminal(120, 40)
        assert "a/1 Again 10 min" in await settled(pilot)


@pytest.mark.slow
async def test_a_tree_shows_its_marks_first_where_there_is_room_for_one_side(sit: Sit) -> None:
    place = sit(TREE)
    place.session.save_draft("Self-attention\n  BERT\n  GPT\n    ViT")
    async with shown(place, (80, 24)) as pilot:
        text = await press(pilot, "ctrl+r")
        assert "your tree" in text
        assert "✗" in text


@pytest.mark.slow
async def test_a_second_look_at_the_question_keeps_what_was_ticked(sit: Sit) -> None:
    async with shown(sit()) as pilot:
        await press(pilot, "space", "1", "3")
        assert "[x]" not in await press(pilot, "escape")
        assert "2 of 3 → Hard" in await press(pilot, "space")
        await press(pilot, "s", "u", "escape")
        assert "0 of 3" in await press(pilot, "space"), "another answer is ticked anew"
