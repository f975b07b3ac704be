from codebench.domain.codebook import Code, Codebook
from codebench.gui.choices import NewCode, new_codes, own_words
from codebench.gui.matching import candidates, filter_codes, matches, sections

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


def test_the_whole_name_comes_first_and_ties_go_to_last_used_then_most_used() -> None:
    assert found("studenten")[0] == "s"
    assert found("stud", ("t",)) == ["s", "v", "t", "f"]
    ranked = matches("stud", OFFERED, ("t",), {"f": 3, "t": 9})
    assert [each.code_id for each in ranked] == ["s", "v", "t", "f"]
    assert [each.code_id for each in matches("i", OFFERED, (), {"t": 3})][:2] == ["t", "b"]


def test_no_code_stands_in_two_sections() -> None:
    last, most, rest = sections(OFFERED, ("t", "gone"), {"t": 9, "f": 1, "v": 2})
    ids = [[each.code_id for each in section] for section in (last, most, rest)]
    assert ids == [["t"], ["v", "f"], ["b", "s"]]


def new(typed: str, below: str = "s") -> list[NewCode]:
    return new_codes(typed, BOOK, OFFERED, below)


def test_a_new_code_comes_under_the_usual_parent_or_none() -> None:
    assert new("geld") == [NewCode("geld", "s"), NewCode("geld")]
    assert new("geld", "") == [NewCode("geld")]
    assert new("Financien") == [NewCode("Financien")]


def test_a_parent_is_named_before_a_slash() -> None:
    assert new("belem / geld") == [NewCode("geld", "b")]
    assert new("belem / stud / geld")[0] == NewCode("geld", "s")
    assert new("/ geld") == [NewCode("geld")]
    assert new("belem/geld") == [NewCode("geld", "b"), NewCode("belem/geld", "s"), NewCode("belem/geld")]
    assert new("belem /") == new("xyz / geld") == new("studenten / financiën") == []


def test_words_of_a_transcript_become_a_name() -> None:
    assert own_words(" ze zijn\n bang, hè? / ja. ") == "ze zijn bang, hè? – ja"
    assert own_words("woord " * 20) == "woord woord woord woord woord woord woord woord woord woord"
    assert own_words("a" * 80) == "a" * 60
    assert own_words("… / .") == ""
