"""The key to a project's pseudonyms: an encrypted file apart from the project, opened by a passphrase.

A zip archive under AES-256-GCM, whose key Scrypt derives from the passphrase; what does not decrypt whole is refused.
"""

import errno
import io
import json
import os
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from codebench.domain.hiding import HiddenName, NameKind
from codebench.errors import CodebenchError, PassphraseError
from codebench.failing import put_whole, reason
from codebench.i18n import tr
from codebench.storage.driver import secret_of

SUFFIX = ".codebenchkey"
_MAGIC = b"Codebench key 1\n"
_SALT, _NONCE, _SEAL = 16, 12, 16
# Scrypt as RFC 7914 recommends it for files: a third of a second and 128 MB.
_COST = {"n": 2**17, "r": 8, "p": 1}
_NAMES = "names.json"


class KeyFile:
    """An open key file: decided names, and the files and projects that were put away in it."""

    def __init__(self, path: Path, secret: bytes, salt: bytes, parts: dict[str, bytes]) -> None:
        self.path, self._secret, self._salt, self._parts = path, secret, salt, parts
        # The end of the file as it was last read or written, which no two writings have in common.
        self._seal = b""

    @classmethod
    def create(cls, path: Path, passphrase: str, project_id: str = "") -> "KeyFile":
        """Make an empty key file for a project; raise where there is one."""
        if path.exists():
            raise CodebenchError(tr("“{name}” exists already. Choose another name.", name=path.name))
        salt = os.urandom(_SALT)
        made = cls(path, _derived(passphrase, salt), salt, {})
        empty = {"names": [], "on_export": False, "project": project_id}
        made._save({_NAMES: json.dumps(empty).encode()})
        return made

    @classmethod
    def open(cls, path: Path, passphrase: str) -> "KeyFile":
        """Open a key file; raise where the passphrase does not fit or the file is none or damaged."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        try:
            data = path.read_bytes()
        except OSError:
            raise CodebenchError(tr("“{name}” can't be read. Check its permissions.", name=path.name)) from None
        start = len(_MAGIC) + _SALT + _NONCE
        if not data.startswith(_MAGIC) or len(data) < start:
            raise CodebenchError(tr("“{name}” is no key file of Codebench.", name=path.name))
        salt, nonce = data[len(_MAGIC) : len(_MAGIC) + _SALT], data[start - _NONCE : start]
        secret = _derived(passphrase, salt)
        try:
            archive = AESGCM(secret).decrypt(nonce, data[start:], _MAGIC)
        except InvalidTag:
            raise PassphraseError(
                tr(
                    "“{name}” does not open with this passphrase. Capitals and spaces count. If you are sure of it, the"
                    " file is damaged; look for a copy of it.",
                    name=path.name,
                )
            ) from None
        with zipfile.ZipFile(io.BytesIO(archive)) as parts:
            found = cls(path, secret, salt, {name: parts.read(name) for name in parts.namelist()})
        found._seal = data[-_SEAL:]
        return found

    @property
    def names(self) -> tuple[HiddenName, ...]:
        """Return the names that were decided on."""
        return tuple(_name(row) for row in self._decisions["names"])

    @property
    def project_id(self) -> str:
        """Return which project it was made for; empty where that is not known."""
        return str(self._decisions.get("project", ""))

    @property
    def on_export(self) -> bool:
        """Tell whether names are hidden in what is exported, while the texts keep them."""
        return bool(self._decisions["on_export"])

    def keep_names(self, names: tuple[HiddenName, ...]) -> None:
        """Write the names in the place of those before."""
        self._decide("names", [asdict(name) for name in names])

    def hide_on_export(self, wanted: bool) -> None:
        """Say whether names are hidden in what is exported."""
        self._decide("on_export", wanted)

    @property
    def _decisions(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self._parts[_NAMES])
        return found

    def _decide(self, what: str, value: object) -> None:
        decisions = json.dumps(self._decisions | {what: value}, ensure_ascii=False, indent=1)
        self._save(self._parts | {_NAMES: decisions.encode()})

    def put_away(self, parts: dict[str, bytes]) -> None:
        """Put files away under names of their own."""
        self._save(self._parts | parts)

    def change_passphrase(self, passphrase: str) -> None:
        """Write the file anew under this passphrase, once it is seen to open with it; else all stays as it was."""

        def opens(beside: Path) -> None:
            try:
                KeyFile.open(beside, passphrase)
            except CodebenchError as error:
                raise OSError(errno.EIO, str(error)) from error

        before = self._secret, self._salt
        self._salt = os.urandom(_SALT)
        self._secret = _derived(passphrase, self._salt)
        try:
            self._save(self._parts, opens)
        except CodebenchError:
            self._secret, self._salt = before
            raise

    @property
    def kept(self) -> tuple[str, ...]:
        """Return what the files put away are called."""
        return tuple(name for name in self._parts if name != _NAMES)

    def taken_out(self, name: str) -> bytes:
        """Return a file that was put away."""
        return self._parts[name]

    def _save(self, parts: dict[str, bytes], check: Callable[[Path], object] = lambda _: None) -> None:
        """Write these parts; what is remembered here is what the file holds, also after a failure."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        self._refuse_changed()
        archive = io.BytesIO()
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
            for name, data in parts.items():
                packed.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
        nonce = os.urandom(_NONCE)
        sealed = AESGCM(self._secret).encrypt(nonce, archive.getvalue(), _MAGIC)
        try:
            put_whole(self.path, _MAGIC + self._salt + nonce + sealed, check)
        except OSError as error:
            why = reason(error, self.path.parent)
            raise CodebenchError(
                tr(
                    "“{name}” can't be written: {reason}. What was saved before is safe.",
                    name=self.path.name,
                    reason=why,
                )
            ) from error
        self._parts, self._seal = parts, sealed[-_SEAL:]

    def _refuse_changed(self) -> None:
        """Refuse to write over what another window or command put in the file since; one that is gone is made again."""
        with suppress(OSError):
            if self.path.read_bytes()[-_SEAL:] != self._seal:
                raise CodebenchError(
                    tr(
                        "“{name}” was changed elsewhere. Close the project and open it and the key again.",
                        name=self.path.name,
                    )
                )


def _derived(passphrase: str, salt: bytes) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    return Scrypt(salt=salt, length=32, **_COST).derive(secret_of(passphrase))


def _name(row: dict[str, Any]) -> HiddenName:
    return HiddenName(row["name"], NameKind(row["kind"]), tuple(row["forms"]), row["instead"], row["any_case"])
