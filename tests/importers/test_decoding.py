import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codebench.domain.text import normalise
from codebench.importers import read_source
from codebench.importers.decoding import decode

from .makers import ink

DUTCH = "Ze zei: “dat ís één café”, reünie, coördinatie, ’t kost € 5 – naïef, enquête."
SPEECH = f"Interviewer: Hoe gaat het?\nP5: {DUTCH}\n"


@pytest.mark.parametrize(
    "data",
    [
        SPEECH.encode(),
        codecs.BOM_UTF8 + SPEECH.encode(),
        codecs.BOM_UTF16_LE + SPEECH.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + SPEECH.encode("utf-16-be"),
        SPEECH.encode("utf-16-le"),
        SPEECH.encode("utf-16-be"),
        SPEECH.encode("cp1252"),
        SPEECH.encode("mac_roman"),
        SPEECH.replace("\n", "\r\n").encode("cp1252"),
        SPEECH.replace("é", "e\u0301").encode(),
        SPEECH.replace("c", "c\u00ad").replace("z", "\u200bz").encode(),
    ],
)
def test_dutch_comes_out_right_from_any_encoding(data):
    assert read_source(data, "x.txt").passages[1].text == DUTCH


@pytest.mark.parametrize("letter", "éèëïöüóáà€’“–")
def test_one_accented_letter_is_enough_in_the_windows_code_page(letter):
    text = f"P5: Dat is nu eenmaal zo {letter} en niet anders.\n"
    assert read_source(text.encode("cp1252"), "x.txt").text == text[4:].strip()


def test_a_stray_byte_in_utf8_does_not_spoil_the_rest():
    data = "P5: één café, reünie".encode() + "é".encode("cp1252")
    assert read_source(data, "x.txt").text == "één café, reünieé"


def test_halves_of_surrogate_pairs_are_dropped_and_pairs_joined():
    data = "P5: ja \ud83d\ude00 nee \ud83d hoor".encode("utf-8", "surrogatepass")
    assert read_source(data, "x.txt").text.startswith("ja 😀 nee")


@settings(deadline=None)
@given(st.text(st.characters(min_codepoint=0xA0, max_codepoint=0x2FF), min_size=1), st.booleans())
def test_unicode_survives(text, mark):
    data = (codecs.BOM_UTF8 if mark else b"") + text.encode()
    assert decode(data, "x") == text


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn"]), min_size=1))
def test_no_character_of_a_plain_text_is_lost_or_doubled(text):
    if not text.strip():
        return
    bundle = read_source(text.encode(), "x.txt")
    if bundle.layout == "plain":
        assert ink(bundle.text) == ink(normalise(text))


@settings(deadline=None)
@given(st.lists(st.text(st.sampled_from("abc é.,?!:#*12[]()'- "), min_size=1, max_size=40), min_size=2, max_size=12))
def test_no_character_of_speech_is_lost_between_labels(said):
    said = [f"x {words.strip()} y" for words in said]
    text = "\n".join(f"{'Interviewer' if at % 2 == 0 else 'P5'}: {words}" for at, words in enumerate(said))
    assert [p.text for p in read_source(text.encode(), "x.txt").passages] == said
