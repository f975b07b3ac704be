"""Say what a file is by its first bytes, and refuse with advice what is no transcript."""

import re
from pathlib import PurePath

from codebench.errors import CodebenchError
from codebench.i18n import tr
from codebench.importers.archive import Archive
from codebench.importers.decoding import peek

_IMAGES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*")
_SOUNDS = (b"OggS", b"fLaC", b"\x1aE\xdf\xa3", b"0&\xb2u\x8ef\xcf\x11", b"#!AMR", b"\xff\xfb", b"\xff\xf3", b"\xff\xf1")
_PACKED = (b"\x1f\x8b\x08", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"BZh9")
_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_TABLE_SUFFIXES = (".csv", ".tsv")


def refuse_foreign(data: bytes, file_name: str) -> None:
    """Raise a CodebenchError naming what the file is, unless it may be a text that can be read."""
    advice = _advice(data, file_name)
    if advice:
        raise CodebenchError(advice)


def _advice(data: bytes, file: str) -> str:
    if not data:
        return tr("“{file}” is empty.", file=file)
    if is_lock_file(data, file):
        return tr("“{file}” is only Word's note that a document is open; choose the document itself.", file=file)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return _ole_advice(data, file)
    return _document_advice(data, file) or _media_advice(data, file) or _text_advice(data, file)


def is_lock_file(data: bytes, file_name: str) -> bool:
    """Tell whether this is the file that Office keeps beside an open document."""
    if PurePath(file_name).name.startswith("~$") and len(data) < 1024:
        return True
    return len(data) in (162, 165) and 0 < data[0] < 55 and data.count(0) > 20


def _ole_advice(data: bytes, file: str) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return tr("“{file}” is protected with a password; save it without one and import that.", file=file)
    if "WordDocument".encode("utf-16-le") in data:
        return tr("“{file}” is a Word document of the old kind (.doc); save it as .docx and import that.", file=file)
    return tr("“{file}” is an Office file of an old kind; save it in a present-day format and import that.", file=file)


def _document_advice(data: bytes, file: str) -> str:
    if data[:2] == b"PK" and data[2:4] in (b"\3\4", b"\5\6", b"\7\10"):
        return _zip_advice(Archive(data, file), file)
    if data.startswith(b"SQLite format 3\0"):
        return tr("“{file}” is a project or database, not a text; open it instead of importing it.", file=file)
    if data.startswith(_PACKED):
        return tr("“{file}” is a compressed archive; unpack it and import the files in it.", file=file)
    return ""


def _zip_advice(archive: Archive, file: str) -> str:
    kind = archive.kind
    if kind in ("word", "odt"):
        return ""
    if kind == "sheet":
        return tr("“{file}” is an Excel workbook, not a text; save the text in it as .docx or .txt.", file=file)
    if kind == "slides":
        return tr("“{file}” is a PowerPoint presentation; save its text as .docx or .txt.", file=file)
    if kind == "open":
        return tr("“{file}” is an OpenDocument file, but no text; save it as .odt, .docx or .xlsx.", file=file)
    if kind == "refi":
        return tr("“{file}” is a REFI-QDA project, not a single text; it can't be imported as a source.", file=file)
    return tr("“{file}” is a zip archive; unpack it and import the files in it.", file=file)


def _media_advice(data: bytes, file: str) -> str:
    riff = data[8:12] if data.startswith(b"RIFF") else b""
    ftyp = data[8:12] if data[4:8] == b"ftyp" else b""
    bitmap = data.startswith(b"BM") and data[6:10] == bytes(4)
    if data.startswith(_IMAGES) or bitmap or riff == b"WEBP" or ftyp in (b"heic", b"heix", b"mif1", b"avif"):
        return tr("“{file}” is a picture; only text can be imported.", file=file)
    tagged = data.startswith(b"ID3") and data[3:4] in b"\2\3\4"
    if data.startswith(_SOUNDS) or tagged or riff or ftyp or data[:4] == b"FORM":
        return tr("“{file}” is a sound or video recording; import its transcript.", file=file)
    return ""


def _text_advice(data: bytes, file: str) -> str:
    start = peek(data)
    if start.lstrip().startswith("<?xml") and not _HTML.match(start):
        return tr("“{file}” is an XML file; save its text as .docx or .txt and import that.", file=file)
    if PurePath(file).suffix.lower() in _TABLE_SUFFIXES and not _HTML.match(start):
        return tr("“{file}” is a table, not a text; tables can't be imported as a source.", file=file)
    return ""
