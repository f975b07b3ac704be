"""Word documents (.docx).

The package is opened here rather than by python-docx, which parses every part, pictures and all (six times slower), and
refuses packages with a dangling relationship or a macro content type.
"""

import re
from posixpath import dirname, join, normpath

from codebench.importers.archive import Archive, parsed
from codebench.importers.format import Text
from codebench.importers.lines import Line
from codebench.importers.paragraphs import left_out
from codebench.importers.word_body import BodyReader
from codebench.importers.word_styles import Styles

_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
# Most of Word's XML is fonts, sizes and languages; taken out before it is parsed, which is twice as fast.
_SILENT = (
    rb"<w:(?:rFonts|szCs|sz|lang|proofErr|spacing|noProof|kern|jc|lastRenderedPageBreak|bCs|iCs|bookmarkStart|bookmarkEnd"
    rb"|ind|position|shd|u|keepNext|keepLines|widowControl|contextualSpacing)(?: [^<>]*)?/>"
)
_NOISE = re.compile(rb"<w:rPr>(?:%b)*</w:rPr>|%b" % (_SILENT, _SILENT))


def sniff(data: bytes) -> bool:
    """Tell whether this is a zip; which kinds of zip go no further is decided before."""
    return data.startswith(b"PK")


def read(data: bytes, file_name: str) -> Text:
    """Return the accepted text of the document."""
    reader = _read(data, file_name)
    return Text("docx", reader.lines, left_out(reader.counts))


def read_lines(data: bytes, file_name: str) -> list[Line]:
    """Return the accepted lines of the document, those of tables with their cell."""
    return _read(data, file_name).lines


def _read(data: bytes, file_name: str) -> BodyReader:
    archive = Archive(data, file_name)
    main = _main_part(archive)
    related = _relations(archive, join(dirname(main), "_rels", main.rpartition("/")[2] + ".rels"), dirname(main))
    styles = next((path for kind, path in related if kind == "styles" and path in archive), "")
    reader = BodyReader(Styles(archive.read(styles) if styles else b""))
    reader.read(parsed(_lean(archive.read(main)), file_name))
    reader.counts["header"] += _has_headers(archive, related)
    return reader


def _lean(raw: bytes) -> bytes:
    """Return the document without what says nothing about its words."""
    return _NOISE.sub(b"", raw.replace(_STRICT, _USUAL)).replace(b"<w:pPr></w:pPr>", b"")


def _main_part(archive: Archive) -> str:
    """Find the document by the package's relationships, or by its name where those are lost."""
    for kind, path in _relations(archive, "_rels/.rels", ""):
        if kind == "officeDocument" and path in archive:
            return path
    named = [name for name in archive.names if name.startswith("word/document") and name.endswith(".xml")]
    return min(named, default="word/document.xml")


def _relations(archive: Archive, name: str, folder: str) -> list[tuple[str, str]]:
    """Return the kind and the part of every relationship inside the package."""
    if name not in archive:
        return []
    inside = [each for each in archive.xml(name) if each.get("TargetMode") != "External"]
    targets = [(each.get("Type", "").rpartition("/")[2], each.get("Target", "")) for each in inside]
    return [
        (kind, normpath(join(folder, target) if not target.startswith("/") else target[1:]).casefold())
        for kind, target in targets
    ]


def _has_headers(archive: Archive, related: list[tuple[str, str]]) -> bool:
    parts = {path for kind, path in related if kind in ("header", "footer") and path in archive}
    return any(b"<w:t>" in raw or b"<w:t " in raw for raw in map(archive.read, sorted(parts)))
