"""Installing the language model: only the one we know, whole or not at all, and never without being asked."""

import hashlib
import io
import zipfile
from pathlib import Path

import pytest

from codebench.errors import CodebenchError
from codebench.language import model

INNER = f"{model.NAME}/{model.NAME}-{model.VERSION}"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "data" / "language" / "model"
    monkeypatch.setattr(model, "folder", lambda: folder)
    return folder


def packed(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


def known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes) -> Path:
    """A wheel that passes for the real one."""
    wheel = tmp_path / "model.whl"
    wheel.write_bytes(data)
    monkeypatch.setattr(model, "_SHA256", hashlib.sha256(data).hexdigest())
    return wheel


def test_the_model_is_unpacked_without_its_code(tmp_path: Path, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {f"{INNER}/config.cfg": b"[nlp]", f"{INNER}/ner/model": b"weights", f"{model.NAME}/__init__.py": b"code"}
    model.install(known(tmp_path, monkeypatch, packed(files)))
    found = {str(path.relative_to(place)): path.read_bytes() for path in place.rglob("*") if path.is_file()}
    assert found == {"config.cfg": b"[nlp]", str(Path("ner", "model")): b"weights"}
    assert model.loader() is not None
    assert [path.name for path in place.parent.iterdir()] == ["model"]


def test_another_file_is_refused_with_its_name(tmp_path: Path, place: Path) -> None:
    (tmp_path / "other.whl").write_bytes(packed({f"{INNER}/config.cfg": b"[nlp]"}))
    with pytest.raises(CodebenchError, match=r"“other\.whl” is not the Dutch language model nl_core_news_sm 3\.8\.0"):
        model.install(tmp_path / "other.whl")
    assert not place.exists()


@pytest.mark.parametrize(
    "data",
    [
        b"no zip at all",
        packed({f"{INNER}/config.cfg": b"[nlp]"})[:-30],
        packed({f"{INNER}/../../../outside": b"", f"{INNER}/config.cfg": b""}),
        packed({f"{INNER}/..\\outside": b""}),
        packed({"other/config.cfg": b"[nlp]"}),
    ],
)
def test_what_can_not_be_unpacked_safely_leaves_the_old_model(
    tmp_path: Path, place: Path, monkeypatch: pytest.MonkeyPatch, data: bytes
) -> None:
    place.mkdir(parents=True)
    (place / "config.cfg").write_bytes(b"old")
    with pytest.raises(CodebenchError, match="is damaged or was cut short"):
        model.install(known(tmp_path, monkeypatch, data))
    assert (place / "config.cfg").read_bytes() == b"old"
    assert not list(tmp_path.rglob("outside"))
    assert [path.name for path in place.parent.iterdir()] == ["model"]


def test_what_swells_is_refused(tmp_path: Path, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "_MOST_UNPACKED", 100)
    with pytest.raises(CodebenchError, match="is damaged"):
        model.install(known(tmp_path, monkeypatch, packed({f"{INNER}/model": b"0" * 101})))
    assert not place.exists()


def test_what_is_no_file_is_one_sentence(tmp_path: Path, place: Path) -> None:
    for path in (tmp_path / "gone.whl", tmp_path):
        with pytest.raises(CodebenchError, match=r"There is no file “.*”; choose the language model"):
            model.install(path)


def test_a_copy_cut_short_and_another_version_are_told_apart(tmp_path: Path, place: Path) -> None:
    short, other = (tmp_path / f"{model.NAME}-{version}-py3-none-any.whl" for version in (model.VERSION, "3.7.0"))
    for wheel in (short, other):
        wheel.write_bytes(b"PK")
    with pytest.raises(CodebenchError, match=rf"was cut short: it has 2 of {model.SIZE} bytes; download it again"):
        model.install(short)
    with pytest.raises(CodebenchError, match=rf"is another version .* reads {model.VERSION}, from https://"):
        model.install(other)


def test_where_nothing_can_be_written_the_folder_is_named(
    tmp_path: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").write_text("no folder")
    with pytest.raises(CodebenchError, match=r"can't be put in “.*language” \(.*\); make room or allow writing"):
        model.install(known(tmp_path, monkeypatch, packed({f"{INNER}/config.cfg": b"[nlp]"})))


def test_it_is_fetched_from_its_makers_only_when_asked(
    tmp_path: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = packed({f"{INNER}/config.cfg": b"[nlp]"})
    known(tmp_path, monkeypatch, data)
    asked, told = [], []

    def urlopen(url: str, timeout: float) -> io.BytesIO:
        asked.append(url)
        return io.BytesIO(data)

    monkeypatch.setattr("urllib.request.urlopen", urlopen)
    assert model.loader() is None and asked == []
    model.download(lambda done, total, what: told.append((done, total, what)))
    assert asked == [model.URL] and told == [(len(data), model.SIZE, model.NAME)]
    assert (place / "config.cfg").exists()


def test_a_download_that_never_ends_is_cut_off_and_refused(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Endless(io.RawIOBase):
        given = 0

        def read(self, size: int = -1) -> bytes:
            Endless.given += size
            return b"0" * size

    monkeypatch.setattr("urllib.request.urlopen", lambda url, timeout: Endless())
    with pytest.raises(CodebenchError, match="is not the Dutch language model"):
        model.download()
    assert model.SIZE < Endless.given <= model.SIZE + 2 * (1 << 18)


def test_without_a_network_one_sentence_says_how_to_go_on(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from urllib.error import URLError

    def urlopen(url: str, timeout: float) -> None:
        raise URLError("no route")

    monkeypatch.setattr("urllib.request.urlopen", urlopen)
    with pytest.raises(CodebenchError, match=r"could not be fetched \(no route\); download https://.* yourself"):
        model.download()
    assert not place.exists()
