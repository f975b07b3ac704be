"""OpenDocument texts (.odt), read from the package's XML like Word's."""

from typing import TYPE_CHECKING

from codebench.errors import CodebenchError
from codebench.i18n import tr
from codebench.importers.archive import Archive
from codebench.importers.format import Text
from codebench.importers.odt_body import OFFICE, STYLE, BodyReader
from codebench.importers.odt_styles import Styles
from codebench.importers.paragraphs import left_out

if TYPE_CHECKING:
    from lxml.etree import _Element

_LIST = 100_000
_MASTERS = ("header", "footer", "header-left", "footer-left", "header-first", "footer-first")


def sniff(data: bytes) -> bool:
    """Tell whether this is a zip of an OpenDocument text; its list of parts stands at the end."""
    return data.startswith(b"PK") and b"content.xml" in data[-_LIST:] and Archive(data, "").kind == "odt"


def read(data: bytes, file_name: str) -> Text:
    """Return the accepted text of the document."""
    archive = Archive(data, file_name)
    if "meta-inf/manifest.xml" in archive and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise CodebenchError(
            tr("“{file}” is protected with a password; save it without one and import that.", file=file_name)
        )
    content = archive.xml("content.xml")
    shared = archive.xml("styles.xml") if "styles.xml" in archive else None
    reader = BodyReader(Styles(content, shared))
    body = content.find(f"{OFFICE}body/{OFFICE}text")
    if body is not None:
        reader.read(body)
    reader.paragraphs.counts["header"] += shared is not None and _has_headers(shared)
    return Text("odt", reader.paragraphs.lines, left_out(reader.paragraphs.counts))


def _has_headers(shared: "_Element") -> bool:
    parts = (part for name in _MASTERS for part in shared.iter(STYLE + name))
    return any("".join(map(str, part.itertext())).strip() for part in parts)
