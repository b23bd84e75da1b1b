"""The tables behind `mathematics`: LaTeX names and the Unicode characters that stand for them."""

from __future__ import annotations

_GREEK = (
    "alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ "
    "mu μ nu ν xi ξ pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω "
    "Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω"
)
_SIGNS = (
    "times × cdot · div ÷ pm ± mp ∓ ast ∗ star ⋆ circ ∘ bullet • odot ⊙ otimes ⊗ oplus ⊕ "
    "le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ approx ≈ equiv ≡ sim ∼ simeq ≃ cong ≅ propto ∝ ll ≪ gg ≫ "
    "in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ supset ⊃ supseteq ⊇ cup ∪ cap ∩ setminus ∖ emptyset ∅ varnothing ∅ "
    "to → rightarrow → leftarrow ← gets ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ implies ⇒ iff ⇔ "
    "mapsto ↦ uparrow ↑ downarrow ↓ longrightarrow → "
    "forall ∀ exists ∃ neg ¬ lnot ¬ land ∧ wedge ∧ lor ∨ vee ∨ top ⊤ bot ⊥ perp ⊥ "
    "infty ∞ partial ∂ nabla ∇ sum ∑ prod ∏ int ∫ oint ∮ ell ℓ hbar ℏ Re ℜ Im ℑ aleph ℵ prime ′ degree ° "
    "ldots … cdots … dots … dotsc … dotsb … vdots ⋮ ddots ⋱ langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ "
    "lVert ‖ rVert ‖ Vert ‖ lvert | rvert | vert | mid | parallel ∥ colon : angle ∠ triangle △ square □ dagger †"
)


def _pairs(text: str) -> dict[str, str]:
    words = text.split()
    return dict(zip(words[::2], words[1::2], strict=True))


SYMBOLS: dict[str, str] = {
    **_pairs(_GREEK),
    **_pairs(_SIGNS),
    **{mark: mark for mark in "{}%&#$_"},
    ",": " ",
    ";": " ",
    ":": " ",
    " ": " ",
    "!": "",
    "quad": "  ",
    "qquad": "  ",
    "|": "‖",
}
"""Macros without an argument; `\\,` and its kin are spaces."""

_WORDS = (
    "log ln exp sin cos tan sinh cosh tanh max min argmax argmin arg sup inf lim det dim ker tr softmax "
    "sigmoid relu Pr gcd deg mod rank diag var cov"
)

FUNCTIONS: dict[str, str] = {**{name: name for name in _WORDS.split()}, "bmod": "mod"}
"""Macros that are words."""

ENVIRONMENT_FREE: dict[str, str] = {
    "limits": "",
    "nolimits": "",
    "displaystyle": "",
    "textstyle": "",
    "nonumber": "",
}
"""Macros that only say how to set what follows."""

TRANSPARENT = frozenset({"mathbf", "boldsymbol", "bm", "mathit", "mathnormal", "pmb", "hbox", "mbox"})
"""Macros whose argument reads as well without them: bold letters are often missing from terminal fonts."""

ACCENTS: dict[str, str] = {
    "hat": "\u0302", "widehat": "\u0302", "bar": "\u0304", "overline": "\u0304", "tilde": "\u0303",
    "widetilde": "\u0303", "vec": "\u20d7", "dot": "\u0307", "ddot": "\u0308", "check": "\u030c",
}  # fmt: skip
"""Macros that set a combining mark on one letter."""

BLACKBOARD: dict[str, str] = {
    **{letter: chr(0x1D538 + index) for index, letter in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZ")},
    "C": "ℂ",
    "H": "ℍ",
    "N": "ℕ",
    "P": "ℙ",
    "Q": "ℚ",
    "R": "ℝ",
    "Z": "ℤ",
    "1": "𝟙",
}
SCRIPT: dict[str, str] = {
    **{letter: chr(0x1D49C + index) for index, letter in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZ")},
    "B": "ℬ",
    "E": "ℰ",
    "F": "ℱ",
    "H": "ℋ",
    "I": "ℐ",
    "L": "ℒ",
    "M": "ℳ",
    "R": "ℛ",
}

SUPERSCRIPTS: dict[str, str] = dict(
    zip(
        "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδθ∗*′",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᶿ**′",
        strict=True,
    )
)
SUBSCRIPTS: dict[str, str] = dict(
    zip(
        "0123456789+-−=()aehijklmnoprstuvxβγρφχ",
        "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ",
        strict=True,
    )
)
