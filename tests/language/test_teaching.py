"""What the tagger of names is taught, it finds again in other sentences; and what it was taught travels along."""

import re
from pathlib import Path

import pytest

from codebench.errors import CodebenchError
from codebench.language import tagger
from codebench.resources import resource
from tests.language.teaching import marked_files, teach

PAGE = """Toen belde {persoon|Sanne} met {instelling|De Boog} in {plaats|Zwolle}, en dat was dat.
Daarna ging {persoon|Tarik} naar {instelling|De Klos} in {plaats|Deventer}, en dat was dat.
Ik dacht toen niets, en dat was dat.
"""


def test_a_tagger_that_was_taught_finds_such_names_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    teach([PAGE] * 10, tmp_path / "few.crf")
    monkeypatch.setattr(tagger, "resource", lambda *_: tmp_path / "few.crf")
    tagger.read.cache_clear()
    found = tagger.read("Toen belde Femke met De Boom in Hengelo, en dat was dat.").findings
    tagger.read.cache_clear()
    assert [(each.name, each.kind.value) for each in found if each.sure > 0.5] == [
        ("Femke", "person"),
        ("De Boom", "institution"),
        ("Hengelo", "place"),
    ]


def test_the_tagger_comes_with_the_program_and_its_pages_with_the_tests() -> None:
    assert resource("language", "names.crf").stat().st_size > 500_000
    assert len(marked_files()) > 200


@pytest.mark.parametrize("left", [None, b"", b"lCRF"])
def test_a_tagger_that_is_missing_or_cut_short_is_told_in_a_sentence(
    left: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "names.crf"
    tagger.sealed(path).write_bytes(tagger.sealed(resource("language", "names.crf")).read_bytes())
    if left is not None:
        path.write_bytes(left + resource("language", "names.crf").read_bytes()[4:100_000])
    monkeypatch.setattr(tagger, "resource", lambda *_: path)
    tagger.read.cache_clear()
    with pytest.raises(CodebenchError, match=r"“names\.crf”, by which names are found, is missing or damaged"):
        tagger.read("Toen belde Sanne.")


def test_a_line_by_itself_is_read_as_it_is_within_its_text() -> None:
    text = "ja en toen\nBakker zei dat, en Wil ging.\nDe bakker wil dat niet. Bakker wel.\n\nNee."
    whole = tagger.read(text)
    for start in (found.start() for found in re.finditer("Bakker|Wil", text)):
        alone = tagger.is_meant(text, start, start + 3), tagger.is_meant(text, start, start + 6)
        assert alone == (tagger.is_meant(text, start, start + 3, whole), tagger.is_meant(text, start, start + 6, whole))


def test_whether_a_name_is_meant_is_asked_of_its_line_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    real = tagger.lines
    monkeypatch.setattr(tagger, "lines", lambda text, at=None: (asked.append(text[at:]), real(text, at))[1])
    tagger.is_meant("Ja, dat is lang.\nBakker zei dat.", 17, 23)
    assert asked == ["Bakker zei dat."]
