"""The curriculum: read whole, in order, and without circles or gaps whatever is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from studycli.content.curriculum import Curriculum
from studycli.content.curriculum_reading import read_curricula, read_curriculum
from studycli.content.fault import Fault
from studycli.model.items import TopicId
from studycli.paths import shipped_content

PHASE = '[[phase]]\nid = "vision"\nnumber = "IV"\ntitle = "Vision"\ndays = [45, 58]\n'


def read(tmp_path: Path, text: str, name: str = "curriculum.toml") -> tuple[Curriculum, list[Fault]]:
    """The curriculum that this text makes."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_curriculum(path)


def topic(name: str, *below: str, day: int = 45, more: str = "") -> str:
    """A topic of five lines."""
    return f'[[topic]]\nid = "{name}"\nphase = "vision"\nday = {day}\nbuilds_on = {list(below)}\n{more}'


def test_topics_are_ordered_by_phase_then_day_then_as_written(tmp_path: Path) -> None:
    second = '[[phase]]\nid = "own"\ntitle = "Own"\n[[topic]]\nid = "z"\nphase = "own"\nday = 1\n'
    curriculum, faults = read(
        tmp_path, PHASE + second + topic("b", day=47) + topic("a", day=46) + topic("c", day=47)
    )
    assert faults == []
    assert curriculum.order() == ("a", "b", "c", "z")
    assert [topic.position for topic in curriculum.topics.values()] == [0, 1, 2, 3]
    assert curriculum.position(TopicId("nowhere")) == 4
    assert [phase.label for phase in curriculum.phases] == ["Phase IV", "Own"]


def test_ancestors_and_family_tree(tmp_path: Path) -> None:
    text = PHASE + topic("a") + topic("b", "a") + topic("c", "b", "a", more='note = "n"\nbranch = "x"\n')
    curriculum, faults = read(tmp_path, text + topic("d", "a", more='parent = ""\n'))
    assert faults == []
    assert curriculum.ancestors(TopicId("c")) == ("a", "b")
    assert curriculum.ancestors(TopicId("nowhere")) == ()
    assert curriculum.children(None) == ("a", "d")
    assert curriculum.children(TopicId("b")) == ("c",)
    found = curriculum.topics[TopicId("c")]
    assert (found.note, found.branch, found.parent) == ("n", "x", "b")


def test_a_learner_adds_topics_and_phases(tmp_path: Path) -> None:
    (tmp_path / "1.toml").write_text(PHASE + topic("vit") + topic("mae", "vit", day=49), encoding="utf-8")
    own = '[[phase]]\nid = "mine"\ntitle = "Mine"\n' + topic("registers", "vit", day=46)
    (tmp_path / "2.toml").write_text(own, encoding="utf-8")
    curriculum, faults = read_curricula([tmp_path / "1.toml", tmp_path / "2.toml", tmp_path / "gone.toml"])
    assert faults == []
    assert curriculum.order() == ("vit", "registers", "mae")
    assert [phase.id for phase in curriculum.phases] == ["vision", "mine"]


FAULTS = {
    "bad TOML": (PHASE + "[[topic]\n", 6, "not valid TOML", "Mend the line"),
    "unknown edge": (PHASE + topic("vit") + topic("mae", "vti"), 11, "builds on vti", "Did you mean vit?"),
    "unknown phase": (
        PHASE + '[[topic]]\nid = "a"\nphase = "visoin"\n',
        6,
        "phase visoin",
        "Did you mean vision?",
    ),
    "circle": (
        PHASE + topic("a", "c") + topic("b", "a") + topic("c", "b"),
        11,
        "b → a → c → b",
        "Remove one",
    ),
    "circle of one": (PHASE + topic("a", "a"), 6, "a → a", "Remove one"),
    "duplicate topic": (PHASE + topic("a") + topic("a"), 11, "already declared", "another id"),
    "duplicate phase": (PHASE + PHASE, 6, "already declared on line 1", "another id"),
    "no id": (PHASE + "[[topic]]\nday = 3\n", 6, "no id", 'id = "vit"'),
    "unknown key of a topic": (
        PHASE + topic("a", more="builds = 3\n"),
        6,
        "no key called builds",
        "builds_on?",
    ),
    "unknown key at the top": ("[[phases]]\n", 1, "no key called phases", "Did you mean phase?"),
    "day that is no number": (
        PHASE + '[[topic]]\nid = "a"\nphase = "vision"\nday = "x"\n',
        6,
        "day = 'x'",
        "number",
    ),
    "edges that are no list": (
        PHASE + '[[topic]]\nid = "a"\nphase = "vision"\nbuilds_on = "b"\n',
        6,
        "builds_on = 'b'",
        "list of topics",
    ),
    "days that do not fit": (PHASE.replace("45, 58", "45"), 1, "days = [45]", "[45, 58]"),
    "title that is no text": (PHASE.replace('"Vision"', "3"), 1, "title = 3", "quotes"),
    "foreign parent": (
        PHASE + topic("a") + topic("b", "a", more='parent = "c"\n'),
        11,
        "parent of b is c",
        "builds_on",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_fault_names_line_and_remedy(name: str, tmp_path: Path) -> None:
    text, line, message, remedy = FAULTS[name]
    _, faults = read(tmp_path, text)
    (fault,) = faults
    assert fault.place.line == line
    assert message in fault.message
    assert remedy in fault.remedy


def test_the_rest_of_a_faulty_curriculum_still_works(tmp_path: Path) -> None:
    text = PHASE + topic("a", "c", "nowhere") + topic("b", "a") + topic("c", "b") + topic("b")
    curriculum, faults = read(tmp_path, text)
    assert len(faults) == 3
    assert set(curriculum.topics) == {"a", "b", "c"}
    for name in curriculum.topics:
        assert name not in curriculum.ancestors(name)


def test_latin_1_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "curriculum.toml"
    path.write_bytes('# Größe\n[[phase]]\nid = "x"\n'.encode("latin-1"))
    curriculum, faults = read_curriculum(path)
    assert "UTF-8" in faults[0].remedy
    assert curriculum.topics == {}


EDGES = """
self-attention ← information, embeddings · dot-product-attention ← additive-attention · multi-head ← dot-product-attention
transformer ← multi-head, positions, normalization · bert ← self-attention · gpt ← self-attention · t5 ← self-attention
vit ← self-attention · swin ← self-attention, vit · deit ← vit · dino ← vit, deit · mae ← bert, vit · beit ← bert, vit
tokens-everywhere ← vit, gpt · representations ← dino, mae, vit · depth ← vit · point-clouds ← tokens-everywhere
video ← vit · video-pretraining ← video, mae · detr ← transformer, vit · sam ← vit, mae
vision-language-bridge ← vit, gpt · clip ← vit, bert · siglip ← clip · flamingo ← clip, gpt · blip2 ← clip
llava ← clip, gpt · kv-cache ← gpt · efficient-attention ← multi-head · experts ← transformer · sampling ← gpt
llm-recipe ← gpt, scaling · fine-tuning ← llm-recipe · rlhf ← fine-tuning, ppo · dpo ← rlhf · lora ← fine-tuning
ddim ← ddpm · latent-diffusion ← ddpm · flow-matching ← ddpm · act ← imitation, transformer
diffusion-policy ← imitation, ddpm · decision-transformer ← gpt, policy-gradient
action-tokens ← action-representations, tokenization · rt1 ← action-tokens, efficient-attention
rt2 ← rt1, vision-language-bridge · octo ← rt1, diffusion-policy · openvla ← rt2, llava · pi0 ← openvla, flow-matching
pi05 ← pi0
"""
FAMILY = {
    "self-attention": ("positions", "bert", "gpt", "t5", "vit", "swin"),
    "bert": ("mae", "beit"),
    "vit": ("deit", "dino"),
}


def test_the_shipped_curriculum_has_seven_phases_and_every_edge_of_the_course() -> None:
    curriculum, faults = read_curriculum(shipped_content() / "cards" / "curriculum.toml")
    assert faults == []
    assert [phase.number for phase in curriculum.phases] == ["I", "II", "III", "IV", "V", "VI", "VII"]
    days = [phase.days for phase in curriculum.phases]
    assert days == [(1, 9), (10, 30), (31, 44), (45, 58), (59, 70), (71, 91), (92, 112)]
    for edge in EDGES.replace("\n", " · ").split(" · "):
        if edge.strip():
            name, below = edge.split(" ← ")
            assert set(below.strip().split(", ")) <= set(curriculum.topics[TopicId(name.strip())].builds_on)
    for found in curriculum.topics.values():
        first, last = next(phase.days for phase in curriculum.phases if phase.id == found.phase) or (0, 0)
        assert found.day is not None
        assert first <= found.day <= last


def test_the_shipped_family_tree_is_that_of_the_course() -> None:
    curriculum, _ = read_curriculum(shipped_content() / "cards" / "curriculum.toml")
    for parent, children in FAMILY.items():
        assert set(children) <= set(curriculum.children(TopicId(parent)))
    assert "self-attention" in curriculum.children(None)
    assert curriculum.topics[TopicId("bert")].note == "masked prediction"
    branches = [curriculum.topics[TopicId(name)].branch for name in ("bert", "gpt", "t5", "vit", "swin")]
    assert branches == ["Encoder only", "Decoder only", "Encoder–decoder", "Vision", "Vision"]
