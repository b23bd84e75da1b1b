"""Results: to JSON and back, the newest of a home, damaged files; the sentences; the terminal and the page."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest

from studycli.labs.conclusions import clearly_above, conclusions
from studycli.labs.half_blocks import side_by_side
from studycli.labs.page import result_as_page
from studycli.labs.results import from_json, latest_results
from studycli.labs.saving import save_result
from studycli.labs.terminal import result_as_text, sparkline
from studycli.reports.gathering.labs import newest_labs

from .results_by_hand import model, result


def test_a_result_comes_back_from_json_as_it_was():
    assert from_json(result().to_json()) == result()


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", "null", '{"format": "study-lab-1"}', '{"format": "study-lab-9", "models": []}', "\x00"],
)
def test_anything_else_is_refused_with_a_reason(text):
    with pytest.raises(ValueError, match=r"."):
        from_json(text)


def test_a_result_with_empty_values_is_refused():
    data = json.loads(result().to_json())
    data["models"][0]["values"]["probe"] = []
    with pytest.raises(ValueError, match=r"."):
        from_json(json.dumps(data))


def test_the_newest_result_is_found_and_a_damaged_file_costs_a_note(tmp_path):
    save_result(result(), tmp_path)
    save_result(result(made_at="2026-11-27T12:00:00+00:00"), tmp_path)
    (tmp_path / "labs" / "zz.json").write_bytes(b"\xff{")
    (tmp_path / "labs" / "yy.json").write_text('{"format": "study-lab-1"}')
    latest = latest_results(tmp_path)
    assert latest.found is not None
    assert latest.found.result.made_at == "2026-11-27T12:00:00+00:00"
    assert len(latest.notes) == 2
    assert latest.notes[0].startswith("labs/yy.json: not used")


def test_no_result_is_no_result(tmp_path):
    assert latest_results(tmp_path).found is None


def test_reading_results_loads_neither_torch_nor_numpy():
    script = (
        "import sys; from pathlib import Path\n"
        "from studycli.reports.gathering.labs import newest_labs; newest_labs(Path('/nonexistent'))\n"
        "assert not {'torch', 'numpy', 'jinja2'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_the_report_tells_the_newest_result(tmp_path):
    assert newest_labs(tmp_path) == ()
    save_result(result(), tmp_path)
    (tmp_path / "labs" / "zz.json").write_text("{}")
    (told,) = newest_labs(tmp_path)
    assert told.tables[0].rows[0] == (
        "supervised ViT",
        "95.0 ± 0.5",
        "95.0 ± 0.5",
        "95.0 ± 0.5",
        "95.0 ± 0.5",
    )
    assert told.sentences[0] == "Digits <by index>."
    assert told.sentences[-1].startswith("labs/zz.json: not used")


def test_a_difference_is_clear_beyond_twice_its_uncertainty():
    # √(0.01² + 0.01² + 2·0.9·0.1/500) = 0.0237 on either side of 0.9
    low = model("mae", 0.9, 0.01)
    assert not clearly_above(model("dino", 0.94, 0.01), low, "probe", 500)
    assert clearly_above(model("dino", 0.95, 0.01), low, "probe", 500)
    assert not clearly_above(low, model("dino", 0.95, 0.01), "probe", 500)


def test_the_sentences_follow_from_the_numbers():
    told = conclusions(result())
    assert told[0].startswith("Which features transfer best? ")
    assert "supervised ViT is clearly first in 6 of 6" in told[0]
    assert (
        "supervised ViT is clearly ahead of DINO and there is no clear difference between DINO and MAE"
        in told[1]
    )
    assert "supervised ViT is clearly above; DINO and MAE are not clearly different" in " ".join(told)
    assert "supervised ViT and DINO are most alike (0.70), those of DINO and MAE least (0.30)" in told[-1]


def test_with_equal_models_there_is_no_clear_difference():
    even = [model(name, 0.9, 0.01) for name in ("supervised", "dino", "mae")]
    assert "no clear difference at the top of any" in conclusions(result(models=even))[0]


def test_one_seed_makes_no_difference_clear():
    single = [
        type(found)(found.name, {name: values[:1] for name, values in found.values.items()})
        for found in result().models
    ]
    told = conclusions(result(models=single, seeds=1))
    assert "no clear difference at the top" in told[0]
    assert "try --seeds 3" in told[-1]


def test_the_text_fits_eighty_columns_and_says_everything():
    text = result_as_text(result(), colour=False)
    assert max(map(len, text.splitlines())) <= 80
    assert "\x1b" not in text
    for part in ("95.0 ± 0.5", "untrained ViT", "It follows.", "0.400", "Run with your own patch_embed"):
        assert part in text


def test_colour_adds_nothing_but_colour():
    plain = result_as_text(result(reconstructions=[]), colour=False)
    bare = re.sub(r"\x1b\[[0-9;]*m", "", result_as_text(result(reconstructions=[]), colour=True))
    assert bare == plain


def test_half_blocks_show_two_pixels_a_character():
    assert side_by_side([[[0.0, 1.0], [None, 0.5]]], colour=True) == [
        "\x1b[38;5;232;48;5;24m▀\x1b[38;5;255;48;5;244m▀\x1b[0m"
    ]
    assert side_by_side([[[0.0, 1.0], [None, 0.5]]] * 2, colour=False) == ["  ██      ██", "··▒▒    ··▒▒"]


def test_a_sparkline_goes_from_its_lowest_to_its_highest():
    assert sparkline([0.0, 1.0, 0.5]) == "▁█▅"
    assert sparkline([2.0, 2.0]) == "▁▁"


def test_the_page_is_self_contained_and_escapes_texts():
    page = result_as_page(result(sentences=["<script>alert(1)</script>"]))
    assert "<script" not in page
    assert "Digits &lt;by index&gt;" in page
    assert not re.search(r"""(src|href)\s*=|url\(|@import|https?://""", page)
    assert "prefers-color-scheme: dark" in page
    assert page.count('role="img"') == 5  # three maps, a curve, a picture
