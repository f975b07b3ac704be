"""Every layout in every format: the same speakers, turns and times, and no letter of speech lost or doubled."""

import shutil
import subprocess

import pytest

from codebench.importers import read_source

from . import twins
from .makers import ink, notes, speech

LONG = "Wij zien dat studenten niet snel naar het buitenland gaan, en dat heeft met de café-cultuur thuis te maken. "
SAID = [f"{LONG * (1 + at % 3)}Dat was antwoord {at}." for at in range(10)]
WHO = ["Interviewer", "P5"]


def label(at):
    return WHO[at % 2]


LAYOUTS = {
    "labels": (["Interview Transcript: Participant 5", *([(f"{label(at)}: ", True), (text, False)] for at, text in enumerate(SAID))], "labels"),
    "plain-labels": ([f"{label(at)}: {text}" for at, text in enumerate(SAID)], "labels"),
    "transcribe": ([line for at, text in enumerate(SAID) for line in (f"00:{at:02}:02 {label(at)}", text)], "word-transcribe"),
    "f4": ([f"{'IB'[at % 2]}: {text} #00:{at:02}:16-1#" for at, text in enumerate(SAID)], "f4"),
    "teams": ([f"Carla van der Berg  0:{at:02}\n{text}" if at % 2 else f"Jan de Wit  0:{at:02}\n{text}" for at, text in enumerate(SAID)], "teams"),
    "ids": ([f"[id{1 + at % 2}] {text}" for at, text in enumerate(SAID)], "ids"),
    "bold": ([line for at, text in enumerate(SAID) for line in ([(label(at), True)], text)], "formatted"),
    "table": ([[[label(at), text] for at, text in enumerate(SAID)]], "table"),
    "plain": ([*SAID], "plain"),
}  # fmt: skip
TIMED = {
    "transcribe": [at * 60 + 2.0 for at in range(10)],
    "teams": [float(at) for at in range(10)],
    "f4": [None] + [at * 60 + 16.1 for at in range(9)],
}
LABELS = {"f4": ["I", "B"], "teams": ["Jan de Wit", "Carla van der Berg"], "ids": ["id1", "id2"], "plain": [None, None]}
CASES = [(layout, form) for layout in LAYOUTS for form in twins.FORMATS if (layout, form) != ("table", "pdf")]


@pytest.mark.parametrize(("layout", "form"), CASES)
def test_a_layout_is_the_same_in_every_format(layout, form):
    blocks, name = LAYOUTS[layout]
    bundle = read_source(twins.FORMATS[form](blocks), f"gesprek.{form}")
    assert bundle.format == form
    assert bundle.layout.startswith(name)
    assert [passage.label for passage in speech(bundle)] == LABELS.get(layout, WHO) * 5
    assert [" ".join(passage.text.split()) for passage in speech(bundle)] == SAID
    times = [None if time is None else pytest.approx(time) for time in TIMED.get(layout, [None] * 10)]
    assert [passage.time for passage in speech(bundle)] == times


@pytest.mark.parametrize("form", twins.FORMATS)
def test_a_title_before_the_first_turn_is_no_speech(form):
    bundle = read_source(twins.FORMATS[form](LAYOUTS["labels"][0]), "x")
    assert notes(bundle) == ["Interview Transcript: Participant 5"]


def test_what_a_file_is_is_seen_from_its_content():
    for form, make in twins.FORMATS.items():
        assert read_source(make(SAID), "gesprek.txt").format == form


@pytest.mark.parametrize("layout", ["labels", "table"])
def test_another_reader_finds_the_same_letters(layout, tmp_path):
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    blocks = LAYOUTS[layout][0]
    forms = ("odt", "rtf", "html")
    for form in forms:
        (tmp_path / f"{form}_{layout}.{form}").write_bytes(twins.FORMATS[form](blocks))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    files = [str(tmp_path / f"{form}_{layout}.{form}") for form in forms]
    command = [
        office,
        "--headless",
        profile,
        "--convert-to",
        "txt:Text (encoded):UTF8",
        "--outdir",
        str(tmp_path),
        *files,
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    for form in forms:
        theirs = ink((tmp_path / f"{form}_{layout}.txt").read_text(encoding="utf-8-sig"))
        for said in SAID:
            assert theirs.count(ink(said)) == 1
        mine = read_source((tmp_path / f"{form}_{layout}.{form}").read_bytes(), "x")
        for passage in mine.passages:
            assert all(ink(line) in theirs for line in passage.text.split("\n"))


@pytest.mark.parametrize("layout", ["labels", "transcribe", "plain"])
def test_pdftotext_finds_the_same_letters(layout, tmp_path):
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext is not installed")
    data = twins.pdf(LAYOUTS[layout][0])
    done = subprocess.run([program, "-raw", "-", "-"], input=data, capture_output=True, check=True, timeout=60)
    theirs = done.stdout.decode()
    bundle = read_source(data, "x.pdf")
    assert sorted(ink(bundle.text)) == sorted(c for c in _without_structure(ink(theirs), layout))


def _without_structure(theirs, layout):
    for at in range(10):
        if layout == "labels":
            theirs = theirs.replace(f"{label(at)}:", "", 1)
        if layout == "transcribe":
            theirs = theirs.replace(f"00:{at:02}:02{label(at)}", "", 1)
    return theirs
