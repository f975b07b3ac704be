from itertools import combinations

import pytest

from codebench.domain.codebook import PALETTE
from codebench.gui.contrast import contrast
from codebench.gui.theme import load_theme
from tests.gui.eyes import SIGHTS, difference, lab

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


COLOURS = [*PALETTE, "#000000", "#FFFFFF", "#FFFF00", "#332288", "#882255"]


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("colour", COLOURS)
@pytest.mark.parametrize("strong", [False, True])
def test_speech_and_quieter_words_stay_readable_on_every_tint(name: str, colour: str, strong: bool) -> None:
    theme = load_theme(name)
    tint = theme.tint(colour, strong=strong).name().upper()
    assert min(contrast(tint, theme.ink), contrast(tint, theme.muted)) >= 4.5


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("colour", PALETTE)
def test_the_chosen_coding_is_tinted_more_than_the_others(name: str, colour: str) -> None:
    theme = load_theme(name)
    plain, strong = (theme.tint(colour, strong=strong).name().upper() for strong in (False, True))
    assert contrast(strong, theme.paper) > contrast(plain, theme.paper) > 1.05


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("colour", COLOURS)
def test_dots_and_stripes_stand_out_from_paper_and_desk(name: str, colour: str) -> None:
    theme = load_theme(name)
    shade = theme.shade(colour).name().upper()
    assert min(contrast(shade, theme.paper), contrast(shade, theme.desk)) >= 3.0


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("sight", list(SIGHTS))
def test_the_colours_of_codes_stay_apart_for_every_eye(name: str, sight: str) -> None:
    seen = [lab(load_theme(name).shade(colour).name(), sight) for colour in PALETTE]
    neighbours = [difference(one, other) for one, other in zip(seen, seen[1:] + seen[:1], strict=True)]
    assert min(neighbours) >= 10
    assert min(difference(one, other) for one, other in combinations(seen, 2)) >= 6


def test_the_measure_of_difference_is_the_published_one() -> None:
    assert difference((50, 2.6772, -79.7751), (50, 0, -82.7485)) == pytest.approx(2.0425, abs=1e-4)
    assert difference((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619)) == pytest.approx(2.0373, abs=1e-4)
