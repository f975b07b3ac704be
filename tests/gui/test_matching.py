from codebench.domain.codebook import Code, Codebook
from codebench.gui.matching import candidates, filter_codes, matches

BOOK = Codebook(
    [
        Code("b", "belemmeringen"),
        Code("s", "studenten", "b", 0),
        Code("v", "studievertraging", "s", 0, definition="Een half jaar later klaar"),
        Code("f", "financiën", "s", 1),
        Code("t", "thuissituatie", "s", 2),
        Code("o", "oud", "s", 3, retired=True),
    ]
)
OFFERED = candidates(BOOK)


def found(typed: str, recent: tuple[str, ...] = ()) -> list[str]:
    return [each.code_id for each in matches(typed, OFFERED, recent)]


def test_matches_without_case_and_accents_in_any_part_of_a_word() -> None:
    assert found("FINANCIEN") == ["f"]
    assert found("traging") == ["v"]


def test_a_name_comes_before_a_path_before_a_definition() -> None:
    assert found("stud") == ["s", "v", "f", "t"]
    assert found("half jaar") == ["v"]


def test_all_typed_words_must_match() -> None:
    assert found("belem thuis") == ["t"]
    assert found("belem xyz") == []


def test_recent_codes_come_first_and_retired_ones_are_not_offered() -> None:
    assert found("", ("t", "f"))[:2] == ["t", "f"]
    assert "o" not in found("")


def test_a_filter_keeps_the_codes_above() -> None:
    assert filter_codes("thuis", BOOK) == {"b", "s", "t"}
    assert filter_codes(" ", BOOK) is None
