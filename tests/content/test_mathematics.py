"""LaTeX becomes Unicode that means the same, or stays what it is."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studycli.content.mathematics import display, in_text, inline


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (r"\alpha_t", "αₜ"),
        (r"x_i^2", "xᵢ²"),
        (r"O(n^2 d)", "O(n²d)"),
        (r"2^{-8}", "2⁻⁸"),
        (r"QK^\top", "QKᵀ"),
        (r"W_Q", "W_Q"),
        (r"d_{model}", "d_model"),
        (r"x_{i,j}", "x_(i,j)"),
        (r"\frac{1}{2}", "1/2"),
        (r"\tfrac12", "1/2"),
        (r"\frac{a+b}{2}", "(a + b)/2"),
        (r"\frac{1}{2\sigma}", "1/(2σ)"),
        (r"\frac{1}{\sqrt{d_k}}", "1/√dₖ"),
        (r"\sqrt{HW}", "√(HW)"),
        (r"\mathrm{softmax}\left(\frac{QK^\top}{\sqrt{d_k}}\right)V", "softmax(QKᵀ/√dₖ)V"),
        (r"\mathbb{R}^{B\times N}", "ℝ^(B×N)"),
        (r"\mathcal{L} = -\log p_\theta(x)", "ℒ = −log p_θ(x)"),
        (r"\hat{y} \in \{0,1\}^N", "ŷ ∈ {0, 1}ᴺ"),
        (r"\sum_{i=1}^n x_i", "∑ᵢ₌₁ⁿ xᵢ"),
        (r"x' = \bar{\alpha}_t x", "x′ = ᾱₜx"),
        (r"\operatorname{KL}(p\|q)", "KL(p‖q)"),
        (r"\text{if } x > 0", "if x > 0"),
        (r"-1 \le x", "−1 ≤ x"),
    ],
)
def test_a_formula_in_a_line(source: str, text: str) -> None:
    assert inline(source) == normalize("NFC", text)


@pytest.mark.parametrize(
    "source", [r"\unknown{x}", "{", r"\frac{1}", r"\begin{pmatrix}1\end{pmatrix}", "a}b", "_"]
)
def test_what_cannot_be_rendered_stays_as_written(source: str) -> None:
    assert inline(source) == source


def test_a_fraction_on_its_own_is_laid_out_in_two_dimensions() -> None:
    assert display(r"\frac{a+b}{2}").splitlines() == [" a+b", "╶───╴", "  2"]


def test_a_formula_that_needs_one_line_gets_one() -> None:
    assert display(r"y = W x + b") == "y = Wx + b"


@pytest.mark.parametrize("source", [r"\frac{\unknown{x}}{2}", r"\frac{\boldmath x}{2}"])
def test_unknown_macros_in_display_are_shown_and_never_swallowed(source: str) -> None:
    assert display(source) == source


def test_text_keeps_money_code_and_fences() -> None:
    text = "It costs $5 and $6; `$x_i$` is code, $x_i$ is not.\n\n```\n$y$\n```\nA \\$ sign."
    assert in_text(text) == "It costs $5 and $6; `$x_i$` is code, xᵢ is not.\n\n```\n$y$\n```\nA $ sign."


def test_display_mathematics_in_text_stands_on_lines_of_its_own() -> None:
    assert in_text("So $$\\frac{a}{b}$$ it is.") == "So \n     a\n    ╶─╴\n     b\n it is."


@given(st.text(alphabet="\\{}_^$ab1 fracsqrt\n`~", max_size=40))
def test_nothing_that_is_written_breaks_it(text: str) -> None:
    inline(text)
    display(text)
    in_text(text)
