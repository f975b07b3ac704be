"""What is peculiar to OpenDocument, rich text, web pages and PDF."""

import pytest

from codebench.errors import CodebenchError
from codebench.importers import read_source

from . import twins
from .makers import notes, speech, turns

TALK = [f"{'Interviewer' if at % 2 == 0 else 'P5'}: Dit is zin nummer {at} van het gesprek." for at in range(6)]


def text(data, name="x"):
    return read_source(data, name).text


def test_an_odt_gives_the_accepted_text_and_tells_what_it_left_out():
    changes = (
        '<text:tracked-changes><text:changed-region><text:deletion><text:p>Weg ermee.</text:p></text:deletion>'
        "</text:changed-region></text:tracked-changes>"
        "<text:p>Er<office:annotation><dc:creator>x</dc:creator><text:p>Let op!</text:p></office:annotation> staat"
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Noot.'
        '</text:p></text:note-body></text:note> tekst<text:span text:style-name="V">geheim</text:span>.</text:p>'
        '<text:section text:display="none"><text:p>verborgen</text:p></text:section>'
        "<text:p>Nog\n   een<text:s text:c='2'/>regel<draw:frame><draw:text-box><text:p>In het vak.</text:p>"
        "</draw:text-box></draw:frame> erna.</text:p>"
        "<text:list><text:list-item><text:p>Punt</text:p></text:list-item></text:list>"
    )  # fmt: skip
    bundle = read_source(twins.odt([], changes), "x.odt")
    assert bundle.text == "Er staat tekst.\nNog een  regel erna.\nIn het vak.\nPunt"
    assert bundle.left_out == (
        "1 footnote was left out.",
        "1 comment was left out.",
        "1 deleted passage was left out.",
        "2 hidden passages were left out.",
    )


def test_an_odt_with_a_password_says_so():
    manifest = {"META-INF/manifest.xml": b"<manifest><encryption-data/></manifest>"}
    with pytest.raises(CodebenchError, match="password"):
        read_source(twins.odt(["x"], settings=manifest), "x.odt")


def test_a_thousand_million_spaces_in_an_odt_are_a_few():
    assert len(text(twins.odt([], '<text:p>a<text:s text:c="999999999"/>b</text:p>'))) < 200


def test_an_opendocument_spreadsheet_is_no_text():
    from .makers import zipped

    sheet = zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<x/>"})
    with pytest.raises(CodebenchError, match="OpenDocument file, but no text"):
        read_source(sheet, "x.ods")


RICH = {
    r"caf\'e9 \'80 5": "café € 5",
    r"\u8220?citaat\u8221?": "“citaat”",
    r"\uc0\u233 en": "éen",
    r"\uc2\u8364\'80\'20 5": "€ 5",
    r"\u-10179?\u-8704?": "😀",
    r"voor{\v geheim}na": "voorna",
    r"voor{\footnote \pard noot}na": "voorna",
    r"voor{\*\onbekend weg}na": "voorna",
    r"voor{\deleted weg}na": "voorna",
    r"{\field{\*\fldinst HYPERLINK x}{\fldrslt koppeling}}": "koppeling",
    r"\{accolade\} \\": r"{accolade} \\"[:-1],
    r"e\_mail\~adres": "e-mail\xa0adres",
    r"af\-breken": "afbreken",
    r"een\line twee": "een\ntwee",
    r"voor{\pict\pngblip 89504e47}na": "voorna",
    r"voor{\pict\bin5 }}}{{}na": "voorna",
    r"{\annotation Opmerking}na": "na",
    r"{\listtext 1.\tab}punt": "punt",
    r"{\header kop}tekst": "tekst",
}


@pytest.mark.parametrize("raw", RICH)
def test_rich_text_reads_as_word_shows_it(raw):
    assert text(twins.rtf([], raw)) == RICH[raw]


def test_rich_text_tells_what_it_left_out():
    raw = r"a{\v b}{\footnote c}{\annotation d}{\pict 00}{\deleted e}{\header \pard f\par}"
    assert len(read_source(twins.rtf([], raw), "x.rtf").left_out) == 6


def test_rich_text_in_another_code_page_and_font():
    cyrillic = rb"{\rtf1\ansi\ansicpg1251 \'cf\'f0\'e8}"
    greek = rb"{\rtf1\ansi{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset161 B;}}\f0 \'e9 {\f1 \'e1}}"
    japanese = rb"{\rtf1\ansi{\fonttbl{\f0\fcharset128 A;}}\f0 \'93\'fa\'96\'7b}"
    assert [text(each) for each in (cyrillic, greek, japanese)] == ["При", "é α", "日本"]


def test_a_page_gives_what_one_sees_of_it():
    raw = (
        "<script>alert('x')</script><style>p {}</style><noscript>nee</noscript><!-- opmerking -->"
        "<p style='display:none'>verborgen</p><p hidden>ook</p><h1>Kop</h1><ul><li>een<li>twee</ul>"
        "<p>caf&eacute; &lt;3 &#8364;<br>regel twee</p><img src='http://127.0.0.1/x.png'><iframe src='file:///etc/passwd'>x</iframe>"
    )
    bundle = read_source(twins.html([], raw), "x.html")
    assert bundle.text == "Kop\neen\ntwee\ncafé <3 €\nregel twee"
    assert bundle.left_out == ("1 picture was left out.", "2 hidden passages were left out.")


def test_a_page_is_read_in_the_code_page_it_names():
    assert text(twins.html(["Łódź"], charset="iso-8859-2")) == "Łódź"
    assert text(twins.html(["één"], charset="windows-1252")) == "één"


def test_headers_and_page_numbers_of_a_pdf_are_left_out_and_told():
    blocks = [
        f"{'Interviewer' if at % 2 == 0 else 'P5'}: {f'Zin {at} over het onderwijs in het land. ' * 5}".strip()
        for at in range(60)
    ]
    bundle = read_source(twins.pdf(blocks, header="Onderzoek 2025 - vertrouwelijk"), "x.pdf")
    assert turns(bundle) == [tuple(block.split(": ", 1)) for block in blocks]
    assert bundle.left_out == (
        "What comes back on the pages was left out: “Onderzoek 2025 - vertrouwelijk”; “1, 2, 3 …”.",
    )


def test_what_someone_says_at_the_head_of_every_page_stays():
    blocks = [
        f"{'Interviewer' if at % 2 == 0 else 'P5'}: {'Ja, dat vind ik ook.' if at % 2 else 'Echt?'}"
        for at in range(132)
    ]
    bundle = read_source(twins.pdf(blocks), "x.pdf")
    assert len(speech(bundle)) == 132
    assert bundle.left_out == ()


def test_words_broken_over_lines_are_whole_again_and_hyphens_of_their_own_stay():
    lines = "de internationali-\nsering van e-\nmail en ex-\nstudenten, voor-\nen nadelen, Noord-\nBrabant, zee-\neend, school-\nleiders"
    whole = (
        "de internationalisering van e-mail en ex-studenten, voor- en nadelen, Noord-Brabant, zee-eend, schoolleiders"
    )
    assert " ".join(text(twins.pdf([lines])).split()) == whole


def test_two_columns_are_read_one_after_the_other():
    blocks = [f"Alinea {at} " + "woord na woord " * 8 + f"einde{at}." for at in range(14)]
    assert text(twins.pdf(blocks, columns=2)).split("\n") == [" ".join(block.split()) for block in blocks]


def test_names_in_a_column_of_their_own_are_speakers():
    said = [f"Dat is antwoord {at}, en er is nog meer over te zeggen." for at in range(12)]
    page = b"".join(
        twins.pdf_text(60, 750 - at * 40, "I" if at % 2 == 0 else "P4")
        + twins.pdf_text(130, 750 - at * 40, text.partition(" nog ")[0])
        + twins.pdf_text(130, 738 - at * 40, "nog " + text.partition(" nog ")[2])
        for at, text in enumerate(said)
    )
    found = turns(read_source(twins.pdf_file([page]), "x.pdf"))
    assert found == [("I" if at % 2 == 0 else "P4", text) for at, text in enumerate(said)]


PICTURE = b"ET q 500 0 0 700 40 40 cm BI /W 2 /H 2 /CS /G /BPC 8 ID \x00\xff\xff\x00 EI Q BT "


@pytest.mark.parametrize("stamp", ["", "Scanned by a phone", "{n}"])
def test_a_scan_is_said_to_be_one_also_with_a_stamp_on_every_page(stamp):
    pages = [PICTURE + (twins.pdf_text(290, 20, stamp.format(n=n)) if stamp else b"") for n in range(1, 4)]
    with pytest.raises(CodebenchError, match="is a scan"):
        read_source(twins.pdf_file(pages), "x.pdf")


@pytest.mark.parametrize("lock", ["/Standard /V 1 /R 2", "/Standard /V 2 /R 3 /Length 128", "/Adobe.APS /V 1"])
def test_a_pdf_with_a_password_says_so(lock):
    digests = f"/O <{'ab' * 32}> /U <{'cd' * 32}> /P -4"
    locked = f"/Root 1 0 R /ID [<{'00' * 16}> <{'00' * 16}>] /Encrypt << /Filter {lock} {digests} >>"
    with pytest.raises(CodebenchError, match="password"):
        read_source(twins.pdf(["P5: Hallo."]).replace(b"/Root 1 0 R", locked.encode()), "x.pdf")


@pytest.mark.parametrize("form", ["odt", "rtf", "html", "pdf"])
def test_zero_width_and_soft_hyphens_are_no_text(form):
    said = "on\u00adder\u200bwijs" if form != "pdf" else "onderwijs"
    bundle = read_source(twins.FORMATS[form]([f"P5: {said} is leuk", "I: ja", *TALK]), "x")
    assert speech(bundle)[0].text == "onderwijs is leuk"
    assert notes(bundle) == []
