"""Read the lines of a PDF from stdin and write them as JSON; run as a program of its own by `pdf.py`.

PDFium is written in C++: what is hostile enough to make it crash, swell or hang ends this process, never the desk.
"""

import ctypes
import json
import re
import sys
from typing import Any

_MOST_PAGES = 3000
_MOST_CHARS = 20_000_000
_MEMORY = 400_000_000
# A password, or a protection that PDFium does not know.
_LOCKED = (4, 5)
_NEAR, _COLUMNS = 60, 6
_HYPHENS = (2, 0xFFFE)
_BOLD = re.compile(rb"bold|black|heavy|semibold|demi", re.I)


def limit_memory(size: int) -> None:
    """Bound the memory of this process where the system can."""
    try:
        import resource
    except ImportError:
        return
    most = _MEMORY + 2 * size
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def extract(data: bytes) -> dict[str, Any]:
    """Return `pages`, each with its height and lines, and the number of `pictures`; or an `error`."""
    import pypdfium2
    from pypdfium2 import raw

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return {"error": "password" if raw.FPDF_GetLastError() in _LOCKED else "damaged"}
    pages, pictures, room = [], 0, _MOST_CHARS
    with document:
        for number in range(min(len(document), _MOST_PAGES)):
            try:
                page = document[number]
                text = page.get_textpage()
            except pypdfium2.PdfiumError:
                return {"error": "damaged"}
            count = min(text.count_chars(), room)
            room -= count
            pages.append([page.get_height(), _lines(raw, text.raw, count)])
            pictures += sum(1 for _ in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=2))
            text.close()
            page.close()
    return {"pages": pages, "pictures": pictures}


def _lines(raw: Any, page: Any, count: int) -> list[list[Any]]:
    """Return every line as text, left, right, baseline, size and the number of bold characters it begins with."""
    lines: list[list[Any]] = []
    units: list[int] = []
    start = 0
    for at in range(count + 1):
        code = raw.FPDFText_GetUnicode(page, at) if at < count else 10
        if code == 32 and 0 < at < count - 1 and _steps_back(raw, page, at):
            # A step back to the left that PDFium took for a space, as after the last cell of a row.
            code = 10
        if code in _HYPHENS:
            # PDFium's mark for a hyphen at a line's end, after which it gives no line end.
            units.append(45)
        if code in (10, 13, *_HYPHENS):
            if line := _line(raw, page, start, units):
                lines.append(line)
            start, units = at + 1, []
        else:
            units.append(code)
    return lines


def _line(raw: Any, page: Any, start: int, units: list[int]) -> list[Any] | None:
    inked = [at for at, code in enumerate(units) if code not in (0, 32, 160)]
    if not inked:
        return None
    size = raw.FPDFText_GetFontSize(page, start + inked[0])
    _mark_columns(raw, page, start, units, size)
    first, last = _box(raw, page, start + inked[0]), _box(raw, page, start + inked[-1])
    text = b"".join(min(code, 0xFFFF).to_bytes(2, "little") if code < 0x10000 else _pair(code) for code in units)
    lead = 0
    while lead < len(units) and (units[lead] in (32, 160) or _is_bold(raw, page, start + lead)):
        lead += 1
    base = _base(raw, page, start + inked[0])
    decoded = text.decode("utf-16-le", "replace")
    return [decoded, round(first[0], 1), round(last[1], 1), round(base, 1), round(size, 1), lead]


def _mark_columns(raw: Any, page: Any, start: int, units: list[int], size: float) -> None:
    """Make a tab of a wide space near a line's beginning, as between the columns of a table."""
    spaces = [at for at, code in enumerate(units[:_NEAR]) if code == 32 and 0 < at < len(units) - 1]
    for at in spaces[:_COLUMNS]:
        if _box(raw, page, start + at + 1)[0] - _box(raw, page, start + at - 1)[1] > 1.5 * max(size, 4.0):
            units[at] = 9


def _pair(code: int) -> bytes:
    return chr(min(code, 0x10FFFF)).encode("utf-16-le")


def _box(raw: Any, page: Any, at: int) -> tuple[float, float]:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(page, at, *map(ctypes.byref, (left, right, bottom, top)))
    return left.value, right.value


def _base(raw: Any, page: Any, at: int) -> float:
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(page, at, ctypes.byref(x), ctypes.byref(y))
    return y.value


def _steps_back(raw: Any, page: Any, at: int) -> bool:
    """Tell whether what follows a space stands to the left and lower; in Arabic it stands left on the same line."""
    back = _box(raw, page, at + 1)[1] < _box(raw, page, at - 1)[0]
    return back and abs(_base(raw, page, at + 1) - _base(raw, page, at - 1)) > 2


def _is_bold(raw: Any, page: Any, at: int) -> bool:
    name, flags = ctypes.create_string_buffer(200), ctypes.c_int()
    raw.FPDFText_GetFontInfo(page, at, name, 200, ctypes.byref(flags))
    return raw.FPDFText_GetFontWeight(page, at) >= 600 or bool(_BOLD.search(name.value))


def main() -> None:
    """Read, bound, answer."""
    data = sys.stdin.buffer.read()
    limit_memory(len(data))
    try:
        answer = extract(data)
    except MemoryError:
        answer = {"error": "large"}
    sys.stdout.buffer.write(json.dumps(answer).encode("ascii"))


if __name__ == "__main__":
    main()
