"""No letter of speech is lost or doubled: every layout of TRANSCRIPTS.md in every format, against another reader.

What an importer keeps must follow in the other's text in the same order, and between two passages may stand nothing
but labels, times and the marks that part them.
"""

import re

import pytest

from codebench.importers import read_source

from . import twins
from .makers import PICTURE, bold, docx, ink, para, run, table
from .readers import READERS, by_python_docx
from .test_twins import LAYOUTS, SAID, label

MARKS = r"[\[\](){}<>:\-–#|]|\d{1,3}(?::\d{2}){1,2}(?:[.,-]\d+)?"
NAMES = ("Carla van der Berg", "Jan de Wit")


def timed(at):
    return f"0:{at:02}"


ROWS = {
    **{name: blocks for name, (blocks, _) in LAYOUTS.items()},
    "a meeting title": ["Meeting title: Gesprek", *LAYOUTS["plain-labels"][0]],
    "a label seen once": [*LAYOUTS["plain-labels"][0], f"Anna: {SAID[0] * 3}", "Interviewer: Dank."],
    "stamps without a speaker": [
        line for at, said in enumerate(SAID) for line in (f"00:{at:02}:02 {label(at) if at % 3 else ''}".strip(), said, "En nog iets.")
    ],
    "teams pasted": [
        line for at, said in enumerate(SAID) for line in (f"### ~ {at + 1} Min", f"{NAMES[at % 2]}  {timed(at)}", said)
    ],
    "glued and rising": [line for at, said in enumerate(SAID) for line in (f"P7{at + 1}:37", said)],
    "glued and lost": [line for at, said in enumerate(SAID) for line in (f"P7{9 - at}:37", said)],
    "stamps destroyed": [line for at, said in enumerate(SAID) for line in (f"P7P7:{at}", said)],
    "numbered lines": [f"{at} {line}" for at, line in enumerate(LAYOUTS["plain-labels"][0], 1)],
    "questions in bold": [[(said, True)] if at % 2 else said for at, said in enumerate(SAID)],
    "headers and trailers": [
        "Audio file", "gesprek 5.mp3", "Transcript", "3 maart 2021", *LAYOUTS["transcribe"][0], "Jan stopped transcription (1:02:03)",
    ],
    "several labels": [f"{('Interviewer', 'Participant', 'Paticipant', 'Speaker 4')[at % 4]}: {said}" for at, said in enumerate(SAID)],
    "a table with a heading": [[["Spreker", "Tekst"], *LAYOUTS["table"][0][0]]],
    "signs beyond ASCII": [f"{label(at)}: één “café” – naïef… €{at} & <b> {said}" for at, said in enumerate(SAID)],
}  # fmt: skip


@pytest.mark.parametrize("form", [*twins.FORMATS, "txt"])
@pytest.mark.parametrize("row", ROWS)
def test_every_letter_is_kept_once(row, form):
    data = as_text(ROWS[row]) if form == "txt" else twins.FORMATS[form](ROWS[row])
    for reader in READERS[form]:
        check(data, reader(data), numbered=row == "numbered lines")


@pytest.mark.parametrize("row", [each for each in ROWS if "table" not in each])
def test_python_docx_sees_the_same_letters(row):
    data = docx_of_docx(ROWS[row])
    check(data, by_python_docx(data), numbered=row == "numbered lines")


@pytest.mark.parametrize(
    "layout", ["plain", "alternating", "stressed", "labels", "transcribe", "teams", "ids", "formatted", "table"]
)
@pytest.mark.parametrize("row", ROWS)
def test_another_reading_keeps_every_letter_too(row, layout):
    data = twins.docx(ROWS[row])
    bundle = read_source(data, "x", layout=layout)
    if not bundle.labels or layout in ("alternating", "stressed"):
        assert bare(bundle.text) == bare(READERS["docx"][0](data)) or bundle.layout in ("word-transcribe", "stamps")
    check(data, READERS["docx"][0](data), layout=layout, numbered=row == "numbered lines")


def test_a_teams_document_with_pictures_and_breaks():
    said = [
        para(PICTURE, run("\n"), bold(NAMES[at % 2]), run(f"   {timed(at)}"), run(f"\n{text}"))
        for at, text in enumerate(SAID)
    ]
    check_word(docx(*said))


def test_a_transcript_whose_main_part_has_another_name_and_a_mark_before_it():
    check_word(docx(*LAYOUTS["transcribe"][0], main="word/document2.xml", bom=True))


def test_tracked_changes_boxes_nested_tables_and_what_is_hidden():
    box = f"<w:txbxContent>{para('In de doos.')}</w:txbxContent>"
    boxed = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        + box
        + "</wps:txbx></w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict><v:textbox>" + box + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    changed = (
        run("P5: Wij ") + "<w:del><w:r><w:delText>niet</w:delText></w:r></w:del><w:ins>" + run("wel.") + "</w:ins>"
    )
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>geheim</w:t></w:r>"
    noted = run("Kijk.") + "<w:r><w:footnoteReference w:id='1'/></w:r><w:r><w:commentReference/></w:r>"
    blocks = [f"<w:p>{changed}</w:p>", f"<w:p>{run('Interviewer: Ja?') + boxed}</w:p>", f"<w:p>{noted}{hidden}</w:p>"]
    check_word(docx(*blocks, table(["a", table(["b1", "b2"]) + para("b3")], ["c", "d"]), para("P5: Tot slot.")))


@pytest.mark.parametrize(
    "cue", ["<v Boer, Jan>{}</v>", "<v Boer, Jan>{}", "Jan de Boer: {}", "{}", "<i>{}</i>"], ids=["voice", "open", "zoom", "bare", "tags"]
)  # fmt: skip
def test_captions_of_every_program(cue):
    cues = "\n\n".join(
        f"8f2a-{at}\n00:{at:02}:75,000 --> 00:{at:02}:99,000\n{cue.format(said)}" for at, said in enumerate(SAID)
    )
    data = f"WEBVTT\n\nNOTE iets\n\n{cues}\n".encode()
    without_ids = re.sub(r"^8f2a-\d$", "", READERS["vtt"][0](data), flags=re.M)
    check(data, without_ids)


def test_hard_wrapped_pages_with_one_word_a_line_and_characters_without_width():
    narrow = twins.pdf(LAYOUTS["plain-labels"][0], width=14)
    check(narrow, READERS["pdf"][0](narrow))
    text = "\u200b".join("Interviewer: Hoe gaat het?\nP5: Goed.\nInterviewer: Fijn.\nP5: Ja.").encode()
    check(text, text.decode().replace("\u200b", ""))


def check_word(data):
    check(data, READERS["docx"][0](data))


def check(data, theirs, *, layout="", numbered=False):
    """Walk through the other reader's letters; what the passages don't account for must be structure."""
    bundle = read_source(data, "x", layout=layout)
    labels = [re.escape(ink(each)) for each in sorted(bundle.labels, key=len, reverse=True)]
    structure = re.compile("(?:" + "|".join([*labels, MARKS, *([r"\d{1,2}"] if numbered else [])]) + ")*")
    theirs, at = ink(theirs), 0
    for passage in bundle.passages:
        for line in passage.text.split("\n"):
            found = theirs.find(ink(line), at)
            while found >= 0 and not structure.fullmatch(theirs, at, found):
                found = theirs.find(ink(line), found + 1) if found - at < 80 else -1
            assert found >= 0, (
                f"“{line[:60]}” does not follow “{theirs[max(0, at - 30) : at]}” in {theirs[at : at + 80]}"
            )
            at = found + len(ink(line))
    assert structure.fullmatch(theirs, at), theirs[at:]


def bare(text):
    """The letters without times, which some readings take out."""
    return re.sub(MARKS, "", ink(text))


def as_text(blocks):
    lines = []
    for block in blocks:
        rows = (
            ["\t".join(row) for row in block]
            if twins.is_table(block)
            else ["".join(text for text, _ in twins.pieces(block))]
        )
        lines += rows
    return "\n\n".join(lines).encode()


def docx_of_docx(blocks):
    """The same in a package that python-docx made, styles and all."""
    import io

    import docx as library

    made = library.Document()
    for block in blocks:
        paragraph = made.add_paragraph()
        for text, is_bold in twins.pieces(block):
            paragraph.add_run(text).bold = is_bold or None
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "harm", [lambda said: said[:-2] + said[-1], lambda said: said + said[-9:], lambda said: said.replace("niet ", "")]
)
def test_the_check_sees_a_letter_lost_or_doubled(harm):
    said = LAYOUTS["plain-labels"][0]
    data = twins.docx(said)
    theirs = READERS["docx"][0](twins.docx([*said[:4], harm(said[4]), *said[5:]]))
    with pytest.raises(AssertionError):
        check(data, theirs)
