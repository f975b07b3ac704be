"""What is told coarser: numbers in steps, dates by year, postcodes by area; never a value that can't be read."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codebench.domain.coarse import Coarse, coarsened, other

STEPS = [each for each in Coarse if each.isdecimal()]


@pytest.mark.parametrize(
    ("value", "coarse", "told"),
    [
        ("55", Coarse.STEPS_10, "50–59"),
        ("59,9", Coarse.STEPS_10, "50–59"),
        ("60", Coarse.STEPS_10, "60–69"),
        ("ongeveer 55 jaar", Coarse.STEPS_5, "55–59"),
        ("50-59", Coarse.STEPS_10, "50–59"),
        ("-0,5", Coarse.STEPS_10, "−10–−1"),
        ("€ 2.500", Coarse.STEPS_1000, "2000–2999"),
        ("12.345.678", Coarse.STEPS_1000, "12345000–12345999"),
        ("12 500", Coarse.STEPS_1000, "12000–12999"),
        ("€ 1.250,50", Coarse.STEPS_100, "1200–1299"),
        ("-1.000,50", Coarse.STEPS_1000, "−2000–−1001"),
        ("1968-03-04", Coarse.YEAR, "1968"),
        ("4 maart 1968", Coarse.YEAR, "1968"),
        ("8011 AB", Coarse.AREA, "80"),
        ("8011AB Zwolle", Coarse.AREA, "80"),
        ("", Coarse.STEPS_10, ""),
        ("Anna, 55", Coarse.EXACT, "Anna, 55"),
    ],
)
def test_a_value_is_told_as_coarse_as_was_asked(value: str, coarse: Coarse, told: str) -> None:
    assert coarsened(value, coarse) == told


@pytest.mark.parametrize(
    ("value", "coarse"),
    [
        ("vijfenvijftig", Coarse.STEPS_10),
        ("55 (1968)", Coarse.STEPS_10),
        ("4-3-68", Coarse.YEAR),
        ("1968 of 1969", Coarse.YEAR),
        ("55", Coarse.AREA),
        ("Zwolle", Coarse.AREA),
        ("9" * 5000, Coarse.STEPS_10),
    ],
)
def test_what_cannot_be_read_is_not_told(value: str, coarse: Coarse) -> None:
    assert coarsened(value, coarse) == other()


@given(st.integers(0, 10**9), st.integers(0, 99), st.sampled_from(STEPS))
def test_a_number_lies_in_its_step_and_all_of_a_step_are_told_alike(whole: int, part: int, coarse: Coarse) -> None:
    told = coarsened(f"{whole},{part:02}", coarse)
    low, high = map(int, told.split("–"))
    assert low <= whole <= high and high - low + 1 == int(coarse) and low % int(coarse) == 0
    assert coarsened(str(low), coarse) == coarsened(str(high), coarse) == coarsened(told, coarse) == told


@given(st.text(max_size=80), st.sampled_from([each for each in Coarse if each]))
def test_no_letter_of_what_was_typed_gets_through(value: str, coarse: Coarse) -> None:
    told = coarsened(value, coarse)
    assert told in ("", other()) or re.fullmatch(r"\w*|−?\w+–−?\w+", told)
    assert told == other() or not any(letter.isalpha() for letter in told)
