import pytest

from codebench.domain.diminutives import diminutives
from codebench.domain.hiding import HiddenName, Hider, NameKind


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Fenna", {"Fennatje", "Fennaatje", "Fenna'tje"}),
        ("Jan", {"Jantje", "Jannetje"}),
        ("Sem", {"Semmetje", "Sempje"}),
        ("Tom", {"Tommetje", "Tompje"}),
        ("Bob", {"Bobje", "Bobbetje"}),
        ("Roos", {"Roosje"}),
        ("Marie", {"Marietje"}),
        ("Sanne", {"Sannetje"}),
        ("Geert", {"Geertje"}),
        ("Peter", {"Petertje", "Peterretje"}),
        ("Mimi", {"Mimitje", "Mimietje", "Mimi'tje"}),
        ("Romy", {"Romytje", "Romy'tje"}),
        ("Koning", set()),
        ("Antje", set()),
        ("Roosje", set()),
        ("Marije", {"Marijetje"}),
        ("P7", set()),
        ("J", set()),
    ],
)
def test_a_first_name_is_said_fondly_as_dutch_does(name: str, called: set[str]) -> None:
    assert set(diminutives(name)) == called


def _fond(name: str) -> list[tuple[str, bool]]:
    return [(each, False) for each in diminutives(name)]


def test_who_has_the_diminutive_for_a_name_keeps_it() -> None:
    both = [HiddenName("Jan", NameKind.PERSON, (), "P1"), HiddenName("Jantje", NameKind.PERSON, (), "P2")]
    assert Hider(both, fond=_fond).hide("Jan, Jantje en Jannetje") == "P1, P2 en P1"


def test_surnames_and_places_are_not_said_fondly() -> None:
    names = [
        HiddenName("Eva Bloem", NameKind.PERSON, ("Eva", "Bloem"), "P1"),
        HiddenName("Best", NameKind.PLACE, (), "[plaats]"),
    ]
    assert Hider(names, fond=_fond).hide("Evaatjes tas, Bloempje, Bestje") == "P1's tas, Bloempje, Bestje"
