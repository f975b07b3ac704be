import pytest

from codebench.domain.codebook import PALETTE
from codebench.gui.contrast import contrast
from codebench.gui.theme import load_theme

PAIRS = [(ink, ground) for ink in ("ink", "muted", "faint", "accent") for ground in ("paper", "desk")] + [
    ("ink", "accent_soft"),
    ("ink", "selection"),
    ("on_accent", "accent"),
    ("warning", "warning_soft"),
    ("muted", "well"),
]


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_words_can_be_read_in_both_themes(name: str, ink: str, ground: str) -> None:
    theme = load_theme(name)
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("colour", [*PALETTE, "#000000", "#FFFFFF", "#FFFF00", "#332288", "#882255"])
@pytest.mark.parametrize("strong", [False, True])
def test_ink_stays_readable_on_every_tint(name: str, colour: str, strong: bool) -> None:
    theme = load_theme(name)
    assert contrast(theme.tint(colour, strong=strong).name().upper(), theme.ink) >= 4.5
