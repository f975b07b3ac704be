"""A researcher saves a frequency table."""

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from export_samples import table, without_bases

from codebench.domain.table import TOTAL, Cell, Column
from codebench.errors import CodebenchError
from codebench.exporters import render_table, render_text, write_table


def text_of(content: str | bytes) -> str:
    assert isinstance(content, str)
    return content


def test_the_total_is_the_second_column_of_a_csv_wherever_it_stands_in_the_table() -> None:
    made = table()
    turned = replace(
        made,
        columns=made.columns[::-1],
        rows=tuple(replace(row, cells=row.cells[::-1]) for row in made.rows),
    )
    rows = list(csv.reader(io.StringIO(text_of(render_table(turned, "csv")))))
    assert rows[0][:2] == ["code", "total"]
    assert rows[1][:2] == ["n", "30"]
    assert rows[2][:2] == ["beelden", "28"]


def test_no_data_is_an_empty_cell_and_zero_is_a_zero_in_csv() -> None:
    last = list(csv.reader(io.StringIO(text_of(render_table(table(), "csv")))))[-1]
    assert last[3:] == ["0", ""]


def test_no_data_is_null_and_zero_is_zero_in_json() -> None:
    cells = json.loads(render_table(table(), "json"))["rows"][-1]["cells"]
    assert (cells[2]["count"], cells[2]["percentage"], cells[2]["asked"]) == (0, 0, True)
    assert (cells[3]["count"], cells[3]["percentage"], cells[3]["asked"]) == (None, None, True)


def test_zero_not_asked_and_no_data_look_different_in_every_face() -> None:
    made = table()
    last = made.rows[-1]
    row = replace(last, cells=(*last.cells[:1], Cell(0, 0, 14), Cell(None, asked=False), Cell(None)))
    told = replace(made, rows=(row,))
    csv_row = text_of(render_table(told, "csv")).splitlines()[-1]
    assert csv_row.split(",")[-3:] == ["0", "–", ""]
    html = text_of(render_table(told, "html"))
    assert re.search(r'<td class="zero">0 <small>0%</small></td><td class="zero">–</td><td class="zero"></td>', html)
    assert any(line.split()[-3:] == ["0", "0%", "–"] for line in render_text(told).splitlines())
    cells = json.loads(text_of(render_table(told, "json")))["rows"][0]["cells"]
    assert [(cell["count"], cell["asked"]) for cell in cells[1:]] == [(0, True), (None, False), (None, True)]
    for face in ("html", "text"):
        assert "– = not asked" in text_of(render_table(told, face))
        assert "Empty = no data" in text_of(render_table(told, face))


def test_a_table_without_bases_shows_no_percentages() -> None:
    bare = replace(without_bases(table()), unit="segments")
    for face in (render_text(bare), text_of(render_table(bare, "html")).split("</style>")[1]):
        assert "%" not in face
        assert "n =" not in face
        assert "coded segments" in face


@pytest.mark.parametrize("width", [20, 60, 80, 200])
def test_no_line_of_a_text_table_is_wider_than_the_screen(width: int) -> None:
    made = table()
    more = tuple(Column(f"k{at}", f"programma{at}", 20) for at in range(12))
    wide = replace(
        made,
        columns=made.columns + more,
        rows=tuple(replace(row, cells=row.cells + tuple(Cell(at) for at in range(12))) for row in made.rows),
    )
    shown = render_text(wide, width=width)
    assert max(len(line) for line in shown.splitlines()) <= max(width, 60)
    assert all(f"programma{at}" in shown for at in range(12))
    assert "…" not in shown


def test_colour_only_comes_when_asked() -> None:
    assert "\x1b[" not in render_text(table())
    assert "\x1b[" in render_text(table(), colour=True)


def test_square_brackets_and_emoji_names_stay_text() -> None:
    made = replace(table(), title="[bold]Titel[/bold] :smile:")
    assert "[bold]Titel[/bold] :smile:" in render_text(made)


def test_html_shows_code_names_as_typed() -> None:
    page = text_of(render_table(table(), "html"))
    assert "&lt;diversiteit&gt; &amp; taal" in page
    assert "<diversiteit>" not in page


def test_a_total_alone_is_a_table_too(tmp_path: Path) -> None:
    made = table()
    alone = replace(made, columns=made.columns[:1], rows=tuple(replace(row, cells=row.cells[:1]) for row in made.rows))
    assert alone.columns[0].key == TOTAL
    for suffix in ("txt", "csv", "json", "xlsx", "docx", "html"):
        write_table(alone, tmp_path / f"t.{suffix}")


def test_a_table_without_codes_is_written_in_every_format(tmp_path: Path) -> None:
    for suffix in ("txt", "csv", "json", "xlsx", "docx", "html"):
        write_table(replace(table(), rows=()), tmp_path / f"t.{suffix}")


def test_a_suffix_that_we_do_not_write_is_named_with_those_that_we_do(tmp_path: Path) -> None:
    with pytest.raises(CodebenchError, match=r"“t\.pdf” must end in one of .*\.docx"):
        write_table(table(), tmp_path / "t.pdf")
    with pytest.raises(CodebenchError, match="“pdf” is not a format for a table"):
        render_table(table(), "pdf")
    with pytest.raises(CodebenchError, match="is not a format for a table"):
        render_table(table(), "yaml")


def test_a_named_format_wins_over_the_suffix(tmp_path: Path) -> None:
    path = tmp_path / "counts.dat"
    write_table(table(), path, "csv")
    assert path.read_text(encoding="utf-8").startswith("code,total,")


def test_capitals_in_a_suffix_are_fine(tmp_path: Path) -> None:
    write_table(table(), tmp_path / "T.CSV")
    assert (tmp_path / "T.CSV").exists()
