"""A report as a Word document: in our own style, or in an institution's, whose cover and headers stay as they are."""

import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from codebench.domain.report import Contents, PageBreak, Part, Report
from codebench.exporters.safely import write_safely
from codebench.exporters.word import blank, parsed, set_properties
from codebench.exporters.wordbody import Body, stretches
from codebench.exporters.wordcontents import Listed, lines, replace_own
from codebench.exporters.wordhouse import House
from codebench.exporters.wordml import q
from codebench.exporters.wordpages import Pages
from codebench.exporters.wordplace import Place, fill_in
from codebench.exporters.wordstyles import BLUE, Room
from codebench.exporters.wordtemplate import open_template

if TYPE_CHECKING:
    from docx.document import Document

_FIRST_ID = 70_000
_MOST_TOGETHER = 16


def write_word_report(report: Report, path: Path, template: tuple[str, bytes] | None = None) -> None:
    """Write the report; `template` is the name and the bytes of an institution's document."""
    write_safely(path, render_report(report, template))


def render_report(report: Report, template: tuple[str, bytes] | None = None) -> bytes:
    """Return the report as a Word document."""
    document = blank(report.title) if template is None else open_template(*template)
    titled = _fill_in(document, {"title": report.title, "date": report.date})
    place = Place(document.element.body)
    body = Body(report, lambda image: _picture(document, image), new_page=place.starts_page)
    house = House(document)
    body.headings = _with_pages(report, body.headings, place, house.rooms(), titled)
    contents = parsed(lines(body.headings, place.width()))
    if not replace_own(document.element.body, contents):
        contents = []
    runs = [] if titled else [(False, parsed(body.title(report)))]
    for stretch in stretches(_without_contents(report.parts) if contents else report.parts):
        runs.append((stretch.wide, parsed(body.write(stretch.parts, place.width(stretch.wide)))))
    _adopt(house, [*contents, *(element for _, elements in runs for element in elements)])
    place.put(place.turn(_joined(runs)))
    _number(document.element.body)
    _forget_people(document, report.title)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _fill_in(document: "Document", values: dict[str, str]) -> bool:
    """Fill in title and date in the text, and in headers and footers."""
    titled = fill_in(document.element.body, values)
    for section in document.sections:
        for each in (section.header, section.first_page_header, section.footer, section.first_page_footer):
            if not each.is_linked_to_previous:
                fill_in(each._element, values)
    return titled


def _with_pages(
    report: Report, headings: list[Listed], place: Place, rooms: Mapping[str, Room], titled: bool
) -> list[Listed]:
    """Return the headings with the pages on which they will come."""
    pages = Pages(place.first_page(), rooms)
    if not titled:
        pages.title(report.title)
    for at, stretch in enumerate(stretches(report.parts)):
        pages.put(stretch.parts, place.sheet(stretch.wide), new_page=at > 0)
    return [replace(heading, page=page) for heading, page in zip(headings, pages.of_headings, strict=True)]


def _picture(document: "Document", image: bytes) -> tuple[str, int, int]:
    relation, picture = document.part.get_or_add_image(io.BytesIO(image))
    return relation, int(picture.width), int(picture.height)


def _without_contents(parts: Iterable[Part]) -> list[Part]:
    """Return the parts without a table of contents and the new page after it: the template has its own."""
    kept: list[Part] = []
    for part in parts:
        if isinstance(part, PageBreak) and (not kept or kept[-1] == Contents()):
            continue
        kept.append(part)
    return [part for part in kept if not isinstance(part, Contents)]


def _joined(runs: list[tuple[bool, list[Any]]]) -> list[tuple[bool, list[Any]]]:
    """Return runs of elements with neighbours of one orientation together."""
    found: list[tuple[bool, list[Any]]] = []
    for wide, elements in runs:
        if found and found[-1][0] == wide:
            found[-1][1].extend(elements)
        else:
            found.append((wide, elements))
    return found


def _adopt(house: House, elements: Iterable[Any]) -> None:
    """Give our paragraphs and tables the document's own styles and colour, and keep short tables on one page."""
    for element in elements:
        for style in element.iter(q("pStyle"), q("tblStyle")):
            style.set(q("val"), house.ids.get(style.get(q("val")), style.get(q("val"))))
        if house.accent != BLUE:
            for colour in element.iter(q("color")):
                if colour.get(q("val")) == BLUE:
                    colour.set(q("val"), house.accent)
        if element.tag == q("tbl"):
            _keep_together(element)


def _keep_together(table: Any) -> None:
    """Keep a short table on one page, and the last row of any with the notes below it."""
    rows = table.findall(q("tr"))
    for row in rows if len(rows) <= _MOST_TOGETHER else rows[-1:]:
        for look in row.iter(q("pPr")):
            if look.find(q("keepNext")) is None:
                look.find(q("pStyle")).addnext(look.makeelement(q("keepNext")))


def _number(body: Any) -> None:
    """Give our bookmarks and pictures numbers that the template has not given out."""
    numbers = count(_FIRST_ID)
    opened: list[str] = []
    for mark in body.iter(q("bookmarkStart"), q("bookmarkEnd")):
        start = mark.tag == q("bookmarkStart")
        if start and re.match(r"_(?:Toc|Ref)70", mark.get(q("name"), "")):
            opened.append(str(next(numbers)))
            mark.set(q("id"), opened[-1])
        elif not start and opened and mark.get(q("id")) == "0":
            mark.set(q("id"), opened.pop())
    for picture in body.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"):
        if picture.get("id") == "0":
            picture.set("id", str(next(numbers)))


def _forget_people(document: "Document", title: str) -> None:
    """Leave nobody's name in the properties, nor an employer's."""
    set_properties(document, title)
    for part in document.part.package.iter_parts():
        if str(part.partname) == "/docProps/app.xml":
            part._blob = re.sub(rb"<(Company|Manager)>[^<]*</\1>", rb"<\1></\1>", part.blob)
