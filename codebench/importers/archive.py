"""Read parts of a zip that a stranger made: sizes are checked before anything is unpacked, nothing is written."""

import io
import zipfile
import zlib
from functools import cached_property
from typing import TYPE_CHECKING

from codebench.errors import CodebenchError
from codebench.i18n import tr

if TYPE_CHECKING:
    from lxml.etree import _Element

_TOTAL = 200_000_000
_PART = 100_000_000
_RATIO = 250
_PARTS = 10_000


class Archive:
    """A zip file whose declared sizes are bearable."""

    def __init__(self, data: bytes, file_name: str) -> None:
        self.file_name = file_name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError):
            raise damaged(self.file_name) from None
        self._check_sizes(entries)
        self._entries = {entry.filename.replace("\\", "/").lstrip("/").casefold(): entry for entry in entries}

    def _check_sizes(self, entries: list[zipfile.ZipInfo]) -> None:
        swollen = any(e.file_size > 1_000_000 and e.file_size > _RATIO * max(1, e.compress_size) for e in entries)
        large = any(e.file_size > _PART for e in entries) or sum(e.file_size for e in entries) > _TOTAL
        if swollen or large or len(entries) > _PARTS:
            raise CodebenchError(tr("“{file}” would unpack to an unsafe size and was not opened.", file=self.file_name))
        if any(e.flag_bits & 1 for e in entries):
            raise CodebenchError(
                tr("“{file}” is protected with a password; save it without one and import that.", file=self.file_name)
            )

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self._entries

    @property
    def names(self) -> list[str]:
        """Return the parts' names, case-folded, with forward slashes."""
        return list(self._entries)

    @cached_property
    def kind(self) -> str:
        """Say what the archive is: word, sheet, slides, odt, open (another OpenDocument), refi or zip."""
        names = self.names
        for folder, kind in (("word/", "word"), ("xl/", "sheet"), ("ppt/", "slides")):
            if any(name.startswith(folder) and name.endswith(".xml") for name in names):
                return kind
        if "mimetype" in self and b"opendocument" in self.read("mimetype"):
            return "odt" if b"opendocument.text" in self.read("mimetype") else "open"
        return "refi" if any(name.endswith(".qde") for name in names) else "zip"

    def read(self, name: str) -> bytes:
        """Return a part's bytes; raise a CodebenchError where it is missing or damaged."""
        try:
            entry = self._entries[name.casefold()]
            with self._zip.open(entry) as part:
                return part.read(entry.file_size)
        except (KeyError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError):
            raise damaged(self.file_name) from None
        except (MemoryError, RuntimeError):
            raise damaged(self.file_name) from None

    def xml(self, name: str) -> "_Element":
        """Return a part's root element; declarations of entities are refused unread."""
        return parsed(self.read(name), self.file_name)


def damaged(file_name: str) -> CodebenchError:
    """Return what to say of a file that ends too early or makes no sense."""
    return CodebenchError(tr("“{file}” is damaged or was cut short; get a whole copy and try again.", file=file_name))


def too_large(file_name: str) -> CodebenchError:
    """Return what to say of a file that would take too long or too much memory."""
    return CodebenchError(
        tr("“{file}” takes too long or too much memory to read; save its text as .docx or .txt.", file=file_name)
    )


def parsed(raw: bytes, file_name: str) -> "_Element":
    """Return the root element of XML that a stranger made."""
    from lxml import etree

    refuse_declarations(raw, file_name)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(raw.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError):
        raise damaged(file_name) from None


def refuse_declarations(raw: bytes, file_name: str) -> None:
    """Raise where XML declares a document type, by which entities explode or fetch."""
    plain = raw.replace(b"\0", b"") if raw[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in raw[:64] else raw
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise CodebenchError(
            tr("“{file}” holds XML declarations that a document has no need of; not opened.", file=file_name)
        )
