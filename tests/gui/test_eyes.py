"""The colours of codes as eyes see them that see fewer colours."""

from itertools import combinations

import pytest

from codebench.domain.codebook import PALETTE
from codebench.gui.theme import load_theme
from tests.gui.eyes import SIGHTS, difference, lab


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
