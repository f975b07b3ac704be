"""What the control words of rich text mean, and its tables of fonts, colours and styles."""

import codecs
import re

from codebench.importers.paragraphs import is_heading

SIGNS = {
    "line": "\n", "lbr": "\n", "softline": "", "tab": "\t", "emdash": "—", "endash": "–", "bullet": "•",
    "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "emspace": "\u2003", "enspace": "\u2002",
    "qmspace": "\u2005",
}  # fmt: skip
COUNTED = {
    "pict": "picture",
    "nonshppict": "",
    "object": "picture",
    "footnote": "footnote",
    "annotation": "comment",
}
HEADERS = ("header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf")
# Groups with an asterisk are left unread, but these hold text that one sees.
KEPT = frozenset({"shpinst", "shptxt", "shppict", "ud", "cs", "ds", "ts"})
SKIPPED = frozenset(
    (
        *COUNTED, *HEADERS, "fonttbl", "colortbl", "stylesheet", "info", "fldinst", "listtext", "pntext", "pntxta",
        "pntxtb", "xe", "tc", "rxe", "txe", "sp", "shprslt", "objdata", "ftnsep", "ftnsepc", "ftncn", "aftnsep",
        "aftnsepc", "aftncn", "listtable", "listoverridetable", "revtbl", "rsidtbl", "filetbl", "atnid", "atnauthor",
        "atrfstart", "atrfend", "template", "upr", "datafield", "themedata", "colorschememapping", "generator",
        "bkmkstart", "bkmkend", "private", "nextfile", "factoidname",
    )
)  # fmt: skip
CODE_PAGES = {
    0: "cp1252", 437: "cp437", 708: "iso8859_6", 850: "cp850", 852: "cp852", 860: "cp860",
    862: "cp862", 863: "cp863", 864: "cp864", 865: "cp865", 866: "cp866", 874: "cp874", 932: "cp932",
    936: "gbk", 949: "cp949", 950: "cp950", 1250: "cp1250", 1251: "cp1251", 1252: "cp1252",
    1253: "cp1253", 1254: "cp1254", 1255: "cp1255", 1256: "cp1256", 1257: "cp1257", 1258: "cp1258",
    10000: "mac_roman", 65001: "utf-8",
}  # fmt: skip
_CHARSETS = {
    0: "cp1252", 2: "symbol", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 255: "cp437",
}  # fmt: skip
_FONT = re.compile(rb"\\f(\d{1,5})[^;{}]{0,300}?\\fcharset(\d{1,3})")
_COLOURS = re.compile(rb"\{\\colortbl([^{}]{0,100000})\}")
_COLOUR = re.compile(rb"\\(?:red|green|blue)0*[1-9]")
_STYLE = re.compile(rb"\{\\s(\d{1,5})\b[^{}]{0,2000}?[ }]([^\\{};]{1,60});")
_HEAD = 2_000_000


class Fonts:
    """Code pages by font, colours that aren't black, and styles that are headings."""

    def __init__(self, data: bytes = b"") -> None:
        head = data[:_HEAD]
        start = head[:200]
        self.code_page = "mac_roman" if b"\\mac" in start else "cp437" if b"\\pc" in start else "cp1252"
        known = ((int(number), _CHARSETS.get(int(charset), "")) for number, charset in _font_table(head))
        # The plain western charset is what the document itself says, which need not be Windows'.
        self.pages = {number: page for number, page in known if page != "cp1252" and (page == "symbol" or _there(page))}
        found = _COLOURS.search(head)
        entries = found[1].split(b";") if found else []
        self.colours = frozenset(at for at, each in enumerate(entries) if _COLOUR.search(each))
        named = ((int(number), name.decode("latin-1").strip()) for number, name in _STYLE.findall(head))
        self.headings = frozenset(number for number, name in named if is_heading(name))


def _font_table(head: bytes) -> list[tuple[bytes, bytes]]:
    start = head.find(b"{\\fonttbl")
    end = min((at for name in (b"{\\colortbl", b"{\\stylesheet") if (at := head.find(name, start)) > 0), default=_HEAD)
    return _FONT.findall(head[start:end]) if start >= 0 else []


def _there(page: str) -> bool:
    try:
        return bool(page and codecs.lookup(page))
    except LookupError:
        return False
