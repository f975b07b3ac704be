"""Open an institution's Word document as a template; whatever is wrong with it is said in one sentence."""

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from codebench.errors import CodebenchError
from codebench.i18n import tr

if TYPE_CHECKING:
    from docx.document import Document

_OLD_WORD = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_TYPES = "[Content_Types].xml"
_TEMPLATE, _DOCUMENT = b"wordprocessingml.template.main+xml", b"wordprocessingml.document.main+xml"
_LARGEST, _PARTS, _RATIO = 200_000_000, 5_000, 250


def open_template(name: str, data: bytes) -> "Document":
    """Return the template as a document to write in; a .dotx is one too."""
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    checked = _checked(name, data)
    try:
        document = docx.Document(io.BytesIO(checked))
        document.element.body.get_or_add_sectPr()
        _ = document.styles.element, document.settings.element, document.core_properties.title
    except (OpcError, LxmlError, zipfile.BadZipFile, zlib.error, KeyError, ValueError, AttributeError, OSError):
        raise _broken(name) from None
    return document


def _broken(name: str) -> CodebenchError:
    return CodebenchError(
        tr("The template “{file}” is damaged; open it in Word, save it again as .docx and try that.", file=name)
    )


def _checked(name: str, data: bytes) -> bytes:
    if data.startswith(_OLD_WORD):
        if _ENCRYPTED in data:
            raise CodebenchError(tr("The template “{file}” has a password; save it without one.", file=name))
        raise CodebenchError(tr("The template “{file}” is of an old Word; save it as .docx.", file=name))
    if not data.startswith(b"PK"):
        raise CodebenchError(tr("“{file}” is not a Word document; choose a .docx as template.", file=name))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return _checked_package(name, data, package)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError):
        raise _broken(name) from None


def _checked_package(name: str, data: bytes, package: zipfile.ZipFile) -> bytes:
    entries = package.infolist()
    swollen = any(e.file_size > 1_000_000 and e.file_size > _RATIO * max(1, e.compress_size) for e in entries)
    if swollen or sum(e.file_size for e in entries) > _LARGEST or len(entries) > _PARTS:
        raise CodebenchError(tr("The template “{file}” would unpack to an unsafe size and was not opened.", file=name))
    if _TYPES not in package.namelist():
        raise CodebenchError(tr("“{file}” is not a Word document; choose a .docx as template.", file=name))
    types = package.read(_TYPES)
    if b"macroEnabled" in types:
        raise CodebenchError(tr("The template “{file}” holds macros; save it as .docx, without them.", file=name))
    if b"wordprocessingml" not in types:
        raise CodebenchError(tr("“{file}” is not a Word document; choose a .docx as template.", file=name))
    return _as_document(package, types) if _TEMPLATE in types else data


def _as_document(package: zipfile.ZipFile, types: bytes) -> bytes:
    """Return a .dotx as the .docx that Word would make of it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in package.namelist():
            made.writestr(name, types.replace(_TEMPLATE, _DOCUMENT) if name == _TYPES else package.read(name))
    return out.getvalue()
