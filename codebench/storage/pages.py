"""The pages of a project file as they lie on disk, however damaged it is: nothing is run, nothing is written.

SQLite itself stops at the first page it can't make sense of. Here every page is reached by its number, with what the
write-ahead log adds; an encrypted one is decrypted in memory, and only where its seal fits.
"""

import hashlib
import hmac
import mmap
from contextlib import ExitStack
from pathlib import Path

from codebench.storage.driver import PLAIN, Key

_SIZES = tuple(1 << n for n in range(9, 17))
_USUAL = 4096
_TREE = (2, 5, 10, 13)
_SEAL = 80  # Bytes at the end of an encrypted page: 16 of its own start, 64 of its seal.
_LOG, _FRAME = 32, 24
_SAMPLE = 64


class Pages:
    """Hand out pages by number, from 1; None where one can't be read."""

    def __init__(self, path: Path, key: Key | None = None) -> None:
        self._key = key
        self._open = ExitStack()
        self._data = self._mapped(path)
        self._log = self._mapped(path.with_name(f"{path.name}-wal"))
        self.size = _page_size(self._data, key is not None)
        self.usable = self.size - (_SEAL if key is not None else 0)
        self._logged = _logged(self._log, self.size)
        self.count = max([-(-len(self._data) // self.size), *self._logged], default=0)
        self._seal = _seal_key(key) if key is not None else b""

    def _mapped(self, path: Path) -> "mmap.mmap | bytes":
        if not path.exists() or path.stat().st_size == 0:
            return b""
        file = self._open.enter_context(path.open("rb"))
        return self._open.enter_context(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))

    def close(self) -> None:
        """Let go of the file."""
        self._open.close()

    def __getitem__(self, number: int) -> bytes | None:
        if not 0 < number <= self.count:
            return None
        at = self._logged.get(number)
        data, at = (self._log, at) if at is not None else (self._data, (number - 1) * self.size)
        page = bytes(data[at : at + self.size])
        if len(page) < self.size:
            page = page.ljust(self.size, b"\0") if self._key is None else b""
        if self._key is not None:
            return self._decrypted(number, page)
        return page

    def opens(self) -> bool:
        """Tell whether any page can be read with this key; true of a plain file."""
        step = max(1, self.count // _SAMPLE)
        return self._key is None or any(self[number] for number in range(1, self.count + 1, step))

    def _decrypted(self, number: int, page: bytes) -> bytes | None:
        from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

        assert self._key is not None
        start = len(PLAIN) if number == 1 else 0
        sealed, seal = page[start : -_SEAL + 16], page[-_SEAL + 16 :]
        own = hmac.new(self._seal, sealed + number.to_bytes(4, "little"), hashlib.sha512).digest()
        if not page or not hmac.compare_digest(own, seal):
            return None
        cipher = Cipher(algorithms.AES(self._key.raw), modes.CBC(page[-_SEAL : -_SEAL + 16])).decryptor()
        words = cipher.update(page[start:-_SEAL]) + cipher.finalize()
        return PLAIN[:start] + words + bytes(_SEAL)


def _page_size(data: "mmap.mmap | bytes", encrypted: bool) -> int:
    """Return the size that the header tells, unless under another far more pages look like ones."""
    if encrypted:
        return _USUAL
    told = int.from_bytes(data[16:18], "big")
    told = 65536 if told == 1 else told
    looks = {size: sum(data[at] in _TREE for at in range(size, len(data), size)) * size for size in _SIZES}
    best = max(looks.values())
    likely = (told if data[: len(PLAIN)] == PLAIN else 0, _USUAL)
    good = (size for size in likely if size in looks and (looks[size] * 2 > best or not best))
    return next(good, max(looks, key=looks.__getitem__))


def _seal_key(key: Key) -> bytes:
    return hashlib.pbkdf2_hmac("sha512", key.raw, bytes(each ^ 0x3A for each in key.salt), 2, 32)


def _logged(log: "mmap.mmap | bytes", size: int) -> dict[int, int]:
    """Return by page where the write-ahead log has its last committed state."""
    committed: dict[int, int] = {}
    pending: dict[int, int] = {}
    if int.from_bytes(log[:4], "big") & ~1 != 0x377F0682 or int.from_bytes(log[8:12], "big") != size:
        return committed
    salts = log[16:24]
    for at in range(_LOG, len(log) - _FRAME - size + 1, _FRAME + size):
        if log[at + 8 : at + 16] != salts:
            break
        pending[int.from_bytes(log[at : at + 4], "big")] = at + _FRAME
        if int.from_bytes(log[at + 4 : at + 8], "big"):
            committed |= pending
            pending = {}
    return committed
