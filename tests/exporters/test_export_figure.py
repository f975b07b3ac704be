"""Figures as they leave the program: nothing cut, nothing over something else, every number a text."""

import io
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from export_samples import table, without_bases
from lxml import etree
from PIL import Image

from codebench.domain.figure import PRINT, FigureKind, Look, kinds_for
from codebench.domain.table import TOTAL, Cell, Column, Parts, Row, Table
from codebench.errors import CodebenchError
from codebench.exporters import figure
from codebench.exporters.figure import caption, render_figure
from codebench.exporters.figureheat import blend, contrast
from codebench.exporters.figuresheet import width_of
from codebench.services.exporting import export_figure, figure_bytes

BARS, GROUPED, HEAT, CURVE = FigureKind
DARK = Look("#25292D", "#E7E7E4", "#A9AFB6", "#363B40", "#8DB8E6")
LONG = "angst voor studievertraging, en voor het verliezen van de aansluiting bij de eigen jaargroep na terugkomst"
WITH_SEGMENTS = Parts(segments=True)
WORD = "meervoudigepersoonlijkheidsstoornisbehandelingsovereenkomst"


def codes(n: int, columns: int = 1, name: str = "code", parts: Parts = WITH_SEGMENTS) -> Table:
    """Codes below one root; some not asked, some without data."""
    heads = (Column(TOTAL, "Totaal", 30), *(Column(str(at), f"{name} {at}", 12 + at) for at in range(1, columns)))

    def cells(at: int) -> tuple[Cell, ...]:
        some = (Cell((7 * at + 3 * c) % 12, 40, 12 + c) for c in range(1, columns))
        missing = (cell if (at + c) % 5 else Cell(None, asked=bool(at % 2)) for c, cell in enumerate(some))
        return (Cell(30 - at % 30, 99, 30), *missing)

    rows = [Row(str(at), ("root", f"{name} {at}") if at else ("root",), cells(at)) for at in range(n)]
    return Table(f"Participanten die een code noemen: {name}", "participants", heads, tuple(rows), "Regel.", (), parts)


def saturation(n: int, name: str = "P") -> Table:
    columns = (Column("new", "Nieuwe codes", None), Column("so-far", "Codes tot nu toe", None))
    new = [max(9 - at, at % 2) for at in range(n)]
    rows = (Row(str(at), (f"{name}{at}",), (Cell(new[at]), Cell(sum(new[: at + 1])))) for at in range(n))
    return Table("Verzadiging", "", columns, tuple(rows), "Een code is nieuw waar hij het eerst voorkomt.")


TABLES = {
    "as most are": table(),
    "no bases": without_bases(table()),
    "one row": codes(1),
    "two rows": codes(2, 3),
    "sixty rows": codes(60, 3),
    "long names": codes(20, 4, LONG),
    "one long word": codes(5, 7, WORD),
    "many columns": codes(9, 25, "omgaan met diversiteit"),
    "all zero": replace(table(), rows=(Row("z", ("z",), (Cell(0, 0, 30),) * 4),)),
    "one source": saturation(1),
    "thirty sources": saturation(30),
    "many sources, long names": saturation(130, LONG),
    "strange signs": replace(table(), title="€5 $x^2$ 🙂 \x00 日本 <b> & meer"),
}
CASES = [pytest.param(made, kind, id=f"{name}-{kind}") for name, made in TABLES.items() for kind in kinds_for(made)]


def texts(svg: bytes) -> list[str]:
    return [(each.text or "").replace("\u00a0", " ") for each in etree.fromstring(svg).iter("{*}text")]


def boxes(svg: bytes) -> Iterator[tuple[float, float, float, float, str]]:
    """Yield left, top, right, bottom of the letters of every level text."""
    for each in etree.fromstring(svg).iter("{*}text"):
        style, words = each.get("style", ""), each.text or ""
        if each.get("x") is None:
            continue
        size = float(re.search(r"([\d.]+)px", style)[1])  # type: ignore[index]
        wide = width_of(words, size, "bold" in style or " 700 " in style)
        x, y = float(each.get("x", 0)), float(each.get("y", 0))
        x -= {"end": wide, "middle": wide / 2}.get(re.search(r"anchor: (\w+)", style)[1], 0)  # type: ignore[index]
        yield x, y - size * 0.72, x + wide, y, words


@pytest.mark.parametrize(("made", "kind"), CASES)
def test_nothing_is_cut_off_at_the_edges(made: Table, kind: FigureKind) -> None:
    image = Image.open(io.BytesIO(render_figure(made, kind, "png", dpi=72))).convert("RGB")
    width, height = image.size
    edge = [
        image.crop(box)
        for box in ((0, 0, width, 3), (0, height - 3, width, height), (0, 0, 3, height), (width - 3, 0, width, height))
    ]
    assert all(strip.getextrema() == ((255, 255),) * 3 for strip in edge)
    assert len(image.getcolors(width * height) or ()) > 5


@pytest.mark.parametrize(("made", "kind"), CASES)
def test_no_text_stands_over_another(made: Table, kind: FigureKind) -> None:
    found = sorted(boxes(render_figure(made, kind, "svg")))
    for at, (_, top, right, bottom, words) in enumerate(found):
        for left, other_top, _, other_bottom, others in found[at + 1 :]:
            if left >= right - 0.5:
                break
            assert other_top >= bottom - 0.5 or other_bottom <= top + 0.5, (words, others)


def test_every_name_and_number_is_a_text() -> None:
    found = texts(render_figure(codes(8, 3, "kort"), HEAT, "svg"))
    for at in range(1, 8):
        assert f"kort {at}" in found
    assert found.count("–") == 2
    assert {"0", "root", "Regel. – = not asked. Empty = no data: nobody to count here."} <= set(found)


def test_the_caption_tells_unit_n_and_rule() -> None:
    said = " ".join(texts(render_figure(table(), GROUPED, "svg")))
    assert "Unit: participants · pabo n = 14, tweedegraads lerarenopleiding n = 10, BKO/SKO n = 0" in said
    assert "A bar is as long as the percentage of n." in said
    assert table().rule in said
    assert "Unit: participants · n = 30" in texts(render_figure(table(), BARS, "svg"))


def test_a_bare_figure_leaves_title_and_caption_to_the_page_it_stands_on() -> None:
    found = texts(render_figure(table(), BARS, "svg", bare=True))
    assert "beelden" in found
    assert not {table().title, table().rule, "Unit: participants · n = 30"} & set(found)
    assert caption(table(), BARS)[0].replace("\u00a0", " ") == "Unit: participants · n = 30"


def test_zero_has_no_percentage_and_another_base_is_told() -> None:
    rows = (Row("a", ("a",), (Cell(0, 0, 30),)), Row("b", ("b",), (Cell(9, 9, 18),)))
    found = texts(render_figure(replace(codes(1), rows=rows, parts=Parts()), BARS, "svg"))
    assert {"0", "9", "50% of 18"} <= set(found)
    assert "0%" not in found


def test_a_long_table_shows_its_upper_levels_or_its_highest_numbers_and_says_so() -> None:
    tree = [("r",), *((f"r{at % 9}",) for at in range(9)), *(("r", str(at)) for at in range(50))]
    rows = tuple(Row(str(at), path, (Cell(5, 5, 30),)) for at, path in enumerate(tree))
    said = " ".join(texts(render_figure(replace(codes(1), rows=rows), BARS, "svg")))
    assert "Rows of deeper levels are left out: 10 of 60 rows are drawn." in said
    flat = texts(render_figure(codes(60), BARS, "svg"))
    assert "Only the 36 rows with the highest numbers are drawn, of 60." in flat
    assert "root" in flat and "code 59" not in flat and "code 31" in flat


def test_the_first_columns_of_very_many_are_drawn() -> None:
    assert "The first 16 of 24 columns are drawn." in " ".join(texts(render_figure(codes(3, 25), HEAT, "svg")))


@pytest.mark.parametrize("form", ["png", "svg", "pdf"])
def test_the_same_figure_is_the_same_file_and_names_nobody(form: str) -> None:
    first, second = (render_figure(table(), HEAT, form, dpi=60) for _ in range(2))
    assert first == second
    assert not re.search(rb"matplotlib|Author|CreationDate|dc:date|Creator", first, re.IGNORECASE)


def test_each_form_is_what_it_says(tmp_path: Path) -> None:
    export_figure(table(), tmp_path / "f.PDF", BARS)
    assert (tmp_path / "f.PDF").read_bytes()[:5] == b"%PDF-" and (tmp_path / "f.PDF").stat().st_size > 5000
    assert b"/FontFile2" in (tmp_path / "f.PDF").read_bytes()
    export_figure(table(), tmp_path / "f.png", BARS)
    image = Image.open(io.BytesIO((tmp_path / "f.png").read_bytes()))
    assert image.width == pytest.approx(454 / 72 * 300, abs=2)
    assert round(image.info["dpi"][0]) == 300
    with pytest.raises(CodebenchError, match=r"must end in one of \.png, \.svg, \.pdf"):
        export_figure(table(), tmp_path / "f.gif", BARS)


def test_what_cannot_be_drawn_is_said() -> None:
    with pytest.raises(CodebenchError, match="no numbers"):
        figure_bytes(replace(table(), rows=()), BARS, "png")
    with pytest.raises(CodebenchError, match="no numbers"):
        figure_bytes(table(), CURVE, "png")
    with pytest.raises(CodebenchError, match="“gif” is not a format"):
        figure_bytes(table(), BARS, "gif")


def test_a_figure_wears_the_colours_of_the_window() -> None:
    image = Image.open(io.BytesIO(figure_bytes(table(), HEAT, "png", DARK, 72))).convert("RGB")
    assert image.getpixel((1, 1)) == (0x25, 0x29, 0x2D)


@pytest.mark.parametrize("look", [PRINT, DARK])
def test_every_shade_of_a_heat_map_differs_in_grey_and_bears_its_number(look: Look) -> None:
    shades = [blend(look.paper, look.accent, step / 10) for step in range(11)]
    lightness = [contrast(shade, look.paper) for shade in shades]
    assert lightness == sorted(lightness)
    assert lightness[-1] > 4.5
    assert all(max(contrast(shade, "#000000"), contrast(shade, "#FFFFFF")) >= 4.5 for shade in shades)


def test_figures_are_drawn_one_at_a_time_whoever_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    # Counting draws its figure beside the window, and so does the page of the report.
    inside, most, other = [], [], Event()
    draw = figure._drawn

    def slowly(*args: object) -> object:
        inside.append(1)
        most.append(len(inside))
        if len(most) > 1:
            other.set()
        other.wait(0.1)
        inside.pop()
        return draw(*args)

    monkeypatch.setattr(figure, "_drawn", slowly)
    with ThreadPoolExecutor(2) as both:
        drawn = [both.submit(render_figure, codes(4), BARS, "png") for _ in range(2)]
    assert all(each.result().startswith(b"\x89PNG") for each in drawn)
    assert most == [1, 1]
