import pytest

from codebench.domain.coding import CodingSpec
from codebench.errors import CodebenchError
from codebench.importers import read_codings

from .test_rows import workbook


def test_codings_by_offsets_and_by_words():
    text = 'source,start,end,code,coder,quote\ngesprek 1,0,12,a / b,Els,\ngesprek 2,,,c,,"ja, dat is zo"\n'
    assert read_codings(text.encode(), "x.csv") == (
        CodingSpec(2, "gesprek 1", "a / b", "Els", 0, 12),
        CodingSpec(3, "gesprek 2", "c", "", None, None, "ja, dat is zo"),
    )


def test_codings_from_excel_have_whole_offsets():
    data = workbook(["Bron", "start", "einde", "code", "codeur"], ["g", 3, 9, "c", "E"])
    assert read_codings(data, "x.xlsx") == (CodingSpec(2, "g", "c", "E", 3, 9),)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (",0,2,c,,", "Row 3 of the codings has no source"),
        ("s,0,2,,,", "Row 3 of the codings has no code"),
        ("s,,,c,,", "Row 3 .* start and end, or a quote"),
        ("s,1,,c,,", "Row 3 .* start and end"),
        ("s,5,2,c,,", "Row 3 .* ends before"),
        ("s,x,2,c,,", "Row 3 .* “x” is not a whole number"),
        ("s,-1,2,c,,", "Row 3 .* not a whole number"),
    ],
)
def test_a_wrong_row_is_named(row, words):
    with pytest.raises(CodebenchError, match=words):
        read_codings(f"source,start,end,code,coder,quote\ns,0,2,c,,\n{row}\n".encode(), "x.csv")


def test_a_file_without_the_columns_is_refused():
    with pytest.raises(CodebenchError, match="no column “code”"):
        read_codings(b"source,start\na,1\n", "x.csv")
