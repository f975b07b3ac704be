import io

import pytest

from codebench.errors import CodebenchError
from codebench.importers.rows import read_rows, read_sheet


def workbook(*rows):
    from openpyxl import Workbook

    book = Workbook()
    for row in rows:
        book.active.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("mark", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_csv_of_any_make_is_read(mark, encoding):
    text = mark.join(["Naam", " Leeftijd "]) + "\r\n" + mark.join(["Reünie", "31"]) + "\r\n" + mark * 1 + "\r\n"
    assert read_rows(text.encode(encoding), "x.csv") == [{"naam": "Reünie", "leeftijd": "31"}]


def test_delimiters_and_line_breaks_in_quoted_cells_stay():
    data = b'a;b\r\n"een; twee\r\ndrie";"zei ""ja"""\r\n'
    assert read_rows(data, "x.csv") == [{"a": "een; twee\ndrie", "b": 'zei "ja"'}]


def test_hundreds_of_empty_rows_are_no_rows():
    sheet = read_sheet(b"a;b\n" + b";\n" * 300 + b"1;2\n", "x.csv")
    assert sheet.rows == ((302, {"a": "1", "b": "2"}),)


def test_the_declared_delimiter_of_excel_is_heeded():
    assert read_rows(b"sep=,\na,b\n1;2,3\n", "x.csv") == [{"a": "1;2", "b": "3"}]


def test_numbers_from_excel_have_no_point_nought():
    rows = read_rows(workbook(["Naam", "n"], ["A", 3.0], [None, None], ["B", 2.5]), "x.xlsx")
    assert rows == [{"naam": "A", "n": "3"}, {"naam": "B", "n": "2.5"}]


def test_a_workbook_called_csv_is_read_as_a_workbook():
    assert read_rows(workbook(["a"], ["x"]), "x.csv") == [{"a": "x"}]


def test_a_word_document_is_no_table():
    from .makers import docx

    with pytest.raises(CodebenchError, match="text document"):
        read_rows(docx("Hallo"), "x.xlsx")


def test_two_columns_of_one_name_are_refused():
    with pytest.raises(CodebenchError, match="two columns “a”"):
        read_rows(b"a,A\n1,2\n", "x.csv")


def test_a_damaged_workbook_is_a_clear_error():
    from .makers import zipped

    with pytest.raises(CodebenchError, match="can't be read"):
        read_rows(zipped({"xl/workbook.xml": b"<x/>"}), "x.xlsx")
