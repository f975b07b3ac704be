"""Bytes to text: Unicode where it is Unicode, else the old code page that makes the likeliest Dutch."""

import codecs
import re

from codebench.errors import CodebenchError
from codebench.i18n import tr

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LIKELY = frozenset("éèëêïíîóòöôüúùûáàäâçñÉÈËÏÓÖÜÁÀÄÇßåøœ€’‘“”„–—…´«»°½¼•·\xa0")
_CONTROLS = bytes([*range(1, 9), *range(14, 27), *range(28, 32), 127])
_STRAY = re.compile("[\ud800-\udfff]")
_NO_TEXT = re.compile("[\x01-\x08\x0e-\x1f\x7f\ufffd\ue000-\uf8ff]")


def decode(data: bytes, file_name: str) -> str:
    """Return the text of the bytes; raise a CodebenchError where they are no text."""
    data = data.removeprefix(codecs.BOM_UTF8)
    wide = next((each for bom, each in _BOMS if data.startswith(bom)), "") or _bare_wide(data)
    text = data.decode(wide, "replace").removeprefix("\ufeff") if wide else ""
    if (len(_NO_TEXT.findall(text[:65536])) > 0.02 * len(text[:65536]) + 2) if wide else _looks_binary(data):
        raise CodebenchError(tr("“{file}” is not a text but a file of another kind.", file=file_name))
    return text if wide else _narrow(data)


def peek(data: bytes, size: int = 8192) -> str:
    """Return the start of the bytes as text, whatever they are; for recognising only."""
    head = data[:size].removeprefix(codecs.BOM_UTF8)
    wide = next((each for bom, each in _BOMS if head.startswith(bom)), "") or _bare_wide(head)
    return head.decode(wide or "utf-8", "replace").removeprefix("\ufeff")


def _narrow(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        # Halves of a surrogate pair, each written as if it were a character.
        return data.decode("utf-8", "surrogatepass").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    except UnicodeDecodeError:
        return _mended_utf8(data) or _code_page(data)


def _bare_wide(data: bytes) -> str:
    """Name UTF-16 without a mark: in western text every second byte is nought."""
    head = data[: 4096 & ~1]
    pairs = len(head) // 2
    if pairs == 0 or 0 not in head or len(data) % 2:
        return ""
    low, high = head[0::2].count(0), head[1::2].count(0)
    if high >= 0.6 * pairs and low <= 0.02 * pairs:
        return "utf-16-le"
    return "utf-16-be" if low >= 0.6 * pairs and high <= 0.02 * pairs else ""


def _looks_binary(data: bytes) -> bool:
    head = data[:65536]
    return 0 in data or len(head) - len(head.translate(None, _CONTROLS)) > 0.01 * len(head) + 2


def _mended_utf8(data: bytes) -> str:
    """Decode UTF-8 in which a few bytes of an old code page stray; empty where it is no UTF-8."""
    text = data.decode("utf-8", "surrogateescape")
    strays = len(_STRAY.findall(text))
    wide = sum(1 for _ in re.finditer(r"[^\x00-\x7f\ud800-\udfff]", text))
    if wide < strays:
        return ""
    return _STRAY.sub(lambda m: bytes([ord(m[0]) - 0xDC00]).decode("cp1252", "replace"), text)


def _code_page(data: bytes) -> str:
    best, score = "", -1.0
    for encoding in ("cp1252", "mac_roman", "cp850"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        found = _likelihood(text)
        if found > score:
            best, score = text, found
    if score >= 0.5:
        return best
    return _guess(data) or best or data.decode("latin-1")


def _likelihood(text: str) -> float:
    wide = [char for char in text[:200_000] if char > "\x7f"] or [char for char in text if char > "\x7f"]
    return sum(char in _LIKELY for char in wide) / max(1, len(wide))


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes

    match = from_bytes(data[:65536]).best()
    return data.decode(match.encoding, "replace") if match else ""
