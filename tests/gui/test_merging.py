from codebench.domain.codebook import Code, Codebook
from codebench.gui.merging import along_in_words, may_stay

BOOK = Codebook(
    [
        Code("o", "obstacles"),
        Code("m", "money", "o", 0),
        Code("l", "loans", "m", 0),
        Code("t", "time", "o", 1),
        Code("g", "gains", None, 1),
        Code("x", "old", None, 2, retired=True),
    ]
)


def test_of_several_chosen_codes_each_may_stay_and_stands_first() -> None:
    assert may_stay(BOOK, ["t", "g"]) == ["t", "g", "o", "m", "l"]


def test_one_code_goes_into_another_never_into_itself_what_lies_below_or_what_is_retired() -> None:
    assert may_stay(BOOK, ["m"]) == ["t", "o", "g"]
    assert may_stay(BOOK, ["m", "l"]) == ["m", "o", "t", "g"]
    assert may_stay(BOOK, ["o", "g"]) == ["o", "g"]


def test_what_comes_along_is_said() -> None:
    assert along_in_words(BOOK, ["t"], "g") == ""
    assert along_in_words(BOOK, ["m"], "o") == "Codes that come to stand below “obstacles”: “loans”."
    assert along_in_words(BOOK, ["o", "l"], "g") == (
        "“loans” stands below “obstacles” and goes with it into “gains”. "
        "Codes that come to stand below “gains”: “money”, “time”."
    )
