"""One pass over rich text: groups, control words and text in code pages become paragraphs."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from codebench.importers.archive import damaged, too_large
from codebench.importers.paragraphs import BOLD, COLOURED, ITALIC, Cell, Paragraphs
from codebench.importers.rtf_words import CODE_PAGES, COUNTED, HEADERS, KEPT, SIGNS, SKIPPED, Fonts
from codebench.importers.word_body import symbol

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|((?:\\'[0-9a-fA-F]{2}[\r\n]*)+)|\\(.)|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\", re.S
)
_BRACES = re.compile(rb"\\bin(\d{1,9}) ?|\\.|([{}])", re.S)
_MOST_TOKENS = 4_000_000
_DEEPEST = 3000
_HEX = re.compile(rb"'(..)")
_FLAGS = {"b": BOLD, "i": ITALIC}
_HIGH, _LOW = (0xD800, 0xDBFF), (0xDC00, 0xDFFF)


@dataclass(slots=True)
class _Group:
    """What a group inherits and may change until it ends."""

    flags: int = 0
    code_page: str = ""
    fallback: int = 1
    hidden: bool = False
    deleted: bool = False

    def copy(self) -> "_Group":
        return _Group(self.flags, self.code_page, self.fallback, self.hidden, self.deleted)


class BodyReader:
    """Gathers paragraphs and counts what it leaves out."""

    def __init__(self, file_name: str) -> None:
        self.paragraphs = Paragraphs()
        self._file = file_name
        self._fonts = Fonts()
        self._stack = [_Group()]
        self._data, self._at = b"", 0
        self._fresh = self._starred = False
        self._to_skip = 0
        self._high = 0
        self._heading = self._in_table = False
        self._cell = [0, 0, 0]
        self._after_table = True
        self._words: dict[str, Callable[[int | None], None]] = {
            "par": self._end, "sect": self._end, "page": self._end, "cell": self._end_cell, "nestcell": self._end_cell,
            "row": self._end_row, "nestrow": self._end_row, "pard": self._reset_paragraph, "plain": self._plain,
            "u": self._unicode, "ansicpg": self._page, "f": self._font, "v": self._hide, "cf": self._colour,
            "deleted": self._delete, "b": self._bold, "i": self._italic,
        }  # fmt: skip

    def read(self, data: bytes) -> None:
        """Read the whole document."""
        self._data, self._at = data, 0
        self._fonts = Fonts(data)
        for _ in range(_MOST_TOKENS):
            token = _TOKEN.match(data, self._at)
            if token is None:
                break
            self._at = token.end()
            self._take(token)
        else:
            raise too_large(self._file)
        self._end(None)

    def _take(self, token: re.Match[bytes]) -> None:
        word, number, coded, sign, brace, text = token.groups()
        if brace:
            self._brace(brace)
        elif word:
            self._word(word.decode("ascii"), int(number) if number else None)
        elif coded:
            self._fresh = False
            self._bytes(bytes(int(pair, 16) for pair in _HEX.findall(coded)))
        elif sign:
            self._sign(sign)
        elif text:
            self._fresh = False
            self._bytes(text)

    def _brace(self, brace: bytes) -> None:
        self._to_skip = 0
        if brace == b"{":
            if len(self._stack) > _DEEPEST:
                raise damaged(self._file)
            self._stack.append(self._stack[-1].copy())
            self._fresh, self._starred = True, False
        elif len(self._stack) > 1:
            self._stack.pop()

    def _sign(self, sign: bytes) -> None:
        if sign == b"*":
            self._starred = True
            return
        self._fresh = False
        if sign in b"\r\n":
            self._end(None)
        else:
            self._put({b"~": "\xa0", b"_": "-", b"-": ""}.get(sign, sign.decode("latin-1") if sign in b"{}\\" else ""))

    def _word(self, word: str, number: int | None) -> None:
        fresh, starred, self._fresh = self._fresh, self._starred, False
        self._starred = False
        if word == "bin":
            self._at += max(0, number or 0)
        elif fresh and (word in SKIPPED or (starred and word not in KEPT)):
            self._skip(word)
        elif self._to_skip and word != "u":
            self._to_skip -= 1
        elif word in SIGNS:
            self._put(SIGNS[word])
        elif word in self._words:
            self._words[word](number)
        elif word == "uc":
            self._stack[-1].fallback = max(0, number or 0)
        elif word == "intbl":
            self._enter_table()
        elif word in ("outlinelevel", "s"):
            self._heading |= word == "outlinelevel" or number in self._fonts.headings

    def _skip(self, word: str) -> None:
        """Leave a group unread, up to its end."""
        self.paragraphs.counts[COUNTED.get(word, "")] += 1
        start, depth = self._at, 1
        while depth and (found := _BRACES.search(self._data, self._at)):
            self._at = found.end() + int(found[1] or 0)
            depth += {b"{": 1, b"}": -1}.get(found[2], 0)
        if depth:
            self._at = len(self._data)
        if word in HEADERS:
            self.paragraphs.counts["header"] += bool(re.search(rb"[ }]\s*[^\s\\{};]", self._data[start : self._at - 1]))
        if len(self._stack) > 1:
            self._stack.pop()

    def _bytes(self, raw: bytes) -> None:
        raw, self._to_skip = raw[self._to_skip :], max(0, self._to_skip - len(raw))
        group = self._stack[-1]
        if group.code_page == "symbol":
            self._put("".join(symbol(f"F0{byte:02X}") if byte > 32 else " " for byte in raw))
        elif raw:
            self._put(raw.decode(group.code_page or self._fonts.code_page, "replace"))

    def _put(self, text: str) -> None:
        group = self._stack[-1]
        if group.hidden or group.deleted or not text:
            return
        self.paragraphs.put(text, group.flags)

    def _unicode(self, number: int | None) -> None:
        code = (number or 0) % 0x10000
        self._to_skip = self._stack[-1].fallback
        if _HIGH[0] <= code <= _HIGH[1]:
            self._high = code
        elif _LOW[0] <= code <= _LOW[1]:
            if self._high:
                self._put(chr(0x10000 + ((self._high - _HIGH[0]) << 10) + code - _LOW[0]))
            self._high = 0
        else:
            self._put(symbol(f"{code:04X}"))

    def _end(self, number: int | None) -> None:
        cell: Cell = None
        if self._in_table:
            cell = (self._cell[0], self._cell[1], self._cell[2])
        else:
            self._after_table = True
        self.paragraphs.end(self._heading, cell)

    def _end_cell(self, number: int | None) -> None:
        self._enter_table()
        self._end(None)
        self._cell[2] += 1

    def _end_row(self, number: int | None) -> None:
        self._cell[1:] = [self._cell[1] + 1, 0]

    def _enter_table(self) -> None:
        if self._after_table:
            self._cell = [self._cell[0] + 1, 0, 0]
        self._in_table, self._after_table = True, False

    def _reset_paragraph(self, number: int | None) -> None:
        self._heading = self._in_table = False

    def _plain(self, number: int | None) -> None:
        group = self._stack[-1]
        group.flags, group.hidden, group.deleted, group.code_page = 0, False, False, ""

    def _page(self, number: int | None) -> None:
        self._fonts.code_page = CODE_PAGES.get(number or 0, self._fonts.code_page)

    def _font(self, number: int | None) -> None:
        self._stack[-1].code_page = self._fonts.pages.get(number or 0, "")

    def _hide(self, number: int | None) -> None:
        self.paragraphs.counts["hidden"] += number != 0 and not self._stack[-1].hidden
        self._stack[-1].hidden = number != 0

    def _delete(self, number: int | None) -> None:
        self.paragraphs.counts["deleted"] += number != 0 and not self._stack[-1].deleted
        self._stack[-1].deleted = number != 0

    def _colour(self, number: int | None) -> None:
        self._flag(COLOURED, (number or 0) in self._fonts.colours)

    def _bold(self, number: int | None) -> None:
        self._flag(BOLD, number != 0)

    def _italic(self, number: int | None) -> None:
        self._flag(ITALIC, number != 0)

    def _flag(self, flag: int, on: bool) -> None:
        group = self._stack[-1]
        group.flags = group.flags | flag if on else group.flags & ~flag
