"""Where a report goes in a template: its place, its pages, and the words that the template leaves open."""

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from codebench.exporters.wordml import q
from codebench.exporters.wordpages import Sheet

_REPORT = re.compile(r"(?:\{\{|\[\[)\s*(?:report|rapport)\s*(?:\}\}|\]\])", re.IGNORECASE)
_OPEN = re.compile(r"(?:\{\{|\[\[)\s*(title|titel|date|datum)\s*(?:\}\}|\]\])", re.IGNORECASE)
_ENGLISH = {"titel": "title", "datum": "date"}


def words(element: Any) -> str:
    """Return the letters in an element, also where Word has cut them into several runs."""
    return "".join(text.text or "" for text in element.iter(q("t")))


def fill_in(root: Any, values: Mapping[str, str]) -> bool:
    """Put title and date where the template leaves them open; tell whether the title had a place."""
    titled = False
    for line in list(root.iter(q("p"))):
        said = words(line)
        found = {_ENGLISH.get(each.lower(), each.lower()) for each in _OPEN.findall(said)}
        if found:
            _say(line, _OPEN.sub(lambda m: values[_ENGLISH.get(m[1].lower(), m[1].lower())], said))
            titled = titled or "title" in found
    for control in list(root.iter(q("sdt"))):
        bound = control.find(f"{q('sdtPr')}/{q('dataBinding')}")
        if bound is not None and re.search(r":title\b", bound.get(q("xpath"), "")):
            _say(control, values["title"])
            titled = True
    return titled


def _say(element: Any, said: str) -> None:
    for at, text in enumerate(element.iter(q("t"))):
        text.text = "" if at else said


class Place:
    """The spot in a document's body where the report goes, and the pages around it."""

    def __init__(self, body: Any) -> None:
        self._body = body
        self._last = body.find(q("sectPr"))
        self._at = self._opened()
        if self._at is None:
            self._drop_empty_end()
        following = self._at if self._at is not None else self._last
        self.section = next(self._sections_from(following))
        self.at_end = self.section is self._last and not self._has_text_after(following)
        self.starts_page = self._at is None and self._needs_page()

    def _opened(self) -> Any:
        for element in self._body:
            if element.tag in (q("p"), q("sdt"), q("tbl")) and _REPORT.search(words(element)):
                return element
        return None

    def _drop_empty_end(self) -> None:
        while (before := self._last.getprevious()) is not None and self._is_empty(before):
            self._body.remove(before)

    def _is_empty(self, element: Any) -> bool:
        holds = ("sectPr", "drawing", "pict", "object", "br", "fldChar", "fldSimple", "bookmarkStart", "t")
        return element.tag == q("p") and next(element.iter(*map(q, holds)), None) is None

    def _sections_from(self, element: Any) -> Iterator[Any]:
        while element is not None:
            found = element if element.tag == q("sectPr") else next(element.iter(q("sectPr")), None)
            if found is not None:
                yield found
            element = element.getnext()

    def _has_text_after(self, element: Any) -> bool:
        after = element.itersiblings()
        return any(each.tag != q("sectPr") and not self._is_empty(each) for each in after)

    def _needs_page(self) -> bool:
        """Tell whether what stands before, such as a cover, must first end its page."""
        before = self._last.getprevious()
        return before is not None and next(before.iter(q("sectPr")), None) is None

    def put(self, elements: list[Any]) -> None:
        """Put elements where the report goes; the words that marked the spot go."""
        anchor = self._last if self._at is None else self._at
        for element in elements:
            anchor.addprevious(element)
        if self._at is not None:
            if self._at.tag == q("p") and next(self._at.iter(q("sectPr")), None) is None:
                self._body.remove(self._at)
            else:
                for line in self._at.iter(q("p")):
                    if _REPORT.search(words(line)):
                        _say(line, "")

    def width(self, wide: bool = False) -> int:
        """Return how wide the text is on an upright page or one on its side, in twentieths of a point."""
        size, margins = self.section.find(q("pgSz")), self.section.find(q("pgMar"))
        sides = [int(size.get(q(name))) for name in ("w", "h")] if size is not None else [11906, 16838]
        around = sum(int(margins.get(q(name), 1417)) for name in ("left", "right")) if margins is not None else 2834
        return max((max(sides) if wide else sides[0]) - around, 3000)

    def sheet(self, wide: bool = False) -> Sheet:
        """Return the room for text on a page of this orientation."""
        size, margins = self.section.find(q("pgSz")), self.section.find(q("pgMar"))
        sides = sorted(int(size.get(q(name))) for name in ("w", "h")) if size is not None else [11906, 16838]
        around = sum(int(margins.get(q(name), 1417)) for name in ("top", "bottom")) if margins is not None else 2834
        return Sheet(self.width(wide) / 20, (sides[0 if wide else 1] - around) / 20)

    def first_page(self) -> int:
        """Return the number of the page on which the report begins, as far as breaks in the text tell."""
        start = self.section.find(q("pgNumType"))
        if start is not None and start.get(q("start")):
            return int(start.get(q("start")))
        anchor = self._last if self._at is None else self._at
        breaks = 1
        for element in anchor.itersiblings(preceding=True):
            breaks += sum(each.get(q("type")) == "page" for each in element.iter(q("br")))
            breaks += sum(1 for _ in element.iter(q("sectPr"), q("pageBreakBefore")))
        return breaks + self.starts_page

    def turn(self, runs: list[tuple[bool, list[Any]]]) -> list[Any]:
        """Return the elements of all runs with a section's end after each, so that wide runs lie on their side."""
        if not any(wide for wide, _ in runs):
            return [element for _, elements in runs for element in elements]
        original = deepcopy(self.section)
        found: list[Any] = []
        for at, (wide, elements) in enumerate(runs):
            found += elements
            section = _sheet(original, wide, first=at == 0)
            if at < len(runs) - 1 or (wide and not self.at_end):
                found += _ending(found, section)
            elif wide or at:
                self._become(section)
        if runs[-1][0] and not self.at_end:
            self._become(_sheet(original, False, first=False))
        return found

    def _become(self, section: Any) -> None:
        self.section.getparent().replace(self.section, section)
        self._last = section if self._last is self.section else self._last
        self.section = section


def _sheet(original: Any, wide: bool, first: bool) -> Any:
    """Return a section like the template's own, on its side where wide; only the first keeps its first page apart."""
    section = deepcopy(original)
    if not first:
        for name in ("titlePg", "type"):
            for each in section.findall(q(name)):
                section.remove(each)
        for numbers in section.findall(q("pgNumType")):
            numbers.attrib.pop(q("start"), None)
    size = section.find(q("pgSz"))
    if wide and size is not None:
        sides = sorted((int(size.get(q("w"))), int(size.get(q("h")))))
        size.set(q("h"), str(sides[0]))
        size.set(q("w"), str(sides[1]))
        size.set(q("orient"), "landscape")
    return section


def _ending(elements: list[Any], section: Any) -> list[Any]:
    """End a section in the last paragraph, or in one more where that is no paragraph."""
    last = elements[-1] if elements else None
    extra = []
    if last is None or last.tag != q("p"):
        last = section.makeelement(q("p"))
        extra = [last]
    look = last.find(q("pPr"))
    if look is None:
        look = last.makeelement(q("pPr"))
        last.insert(0, look)
    look.append(section)
    return extra
