"""Other readings of the same file, how sure the best one is, and names that are known beforehand."""

import pytest

from codebench.importers import read_source
from codebench.importers.layouts import BY_NAME

from . import twins
from .makers import bold, docx, ink, notes, para, run, speech, table, turns
from .test_twins import CASES, LAYOUTS

ANSWER = "Nou, dat vind ik een lastige vraag, maar het komt erop neer dat wij er te weinig tijd voor hebben gehad. "
ALTERNATING = [each for at in range(6) for each in (f"Hoe gaat dat bij punt {at}?", ANSWER * 3)]
STRESSED = [each for at in range(6) for each in (para(bold(f"Wat vindt u van punt {at}?")), para(ANSWER * 2))]
POLICY = "\n\n".join(
    ["Beleidsplan internationalisering"] + [f"{ANSWER}En dat is doel {at} van dit plan." for at in range(9)]
)
LABELLED = "\n".join(f"{'Interviewer' if at % 2 == 0 else 'P5'}: {ANSWER}" for at in range(20))


def read(text, **options):
    return read_source(text.encode(), "gesprek.txt", **options)


@pytest.mark.parametrize(("layout", "form"), [case for case in CASES if case[0] != "plain"])
def test_a_clear_transcript_is_sure_and_has_paragraphs_as_its_other_reading(layout, form):
    data = twins.FORMATS[form](LAYOUTS[layout][0])
    bundle = read_source(data, "x")
    assert bundle.sure >= 0.9
    assert bundle.others == ("plain",)
    plain = read_source(data, "x", layout="plain")
    assert (plain.layout, plain.labels) == ("plain", ())
    assert bundle.layout in plain.others


def test_a_text_in_which_nobody_asks_anything_has_surely_no_speakers():
    assert read(POLICY).sure >= 0.9


DOUBTFUL = {
    "questions and answers that nobody labelled": "\n\n".join(ALTERNATING),
    "a label seen once with a long text after it": f"Interviewer: Vertel?\n\nAnna: {ANSWER * 20}\n\n{ANSWER}",
    "stamps that anonymising glued and that do not rise": "\n".join(
        line for at in (5, 3, 9, 2, 8, 1) for line in (f"P7{at}:37", ANSWER)
    ),
    "stamps destroyed for good": "\n".join(line for at in range(6) for line in (f"P7P7:3{at}", ANSWER, "Interviewer P7:P7", "En?")),
    "times without a single name": "\n".join(f"[00:0{at}:01] {ANSWER}" for at in range(9)),
    "labels that stop after a page": f"{LABELLED}\n" + "\n".join([ANSWER] * 200),
    "an interviewer whose answers nobody signed": "\n\n".join(each for at in range(6) for each in (f"Interviewer: Punt {at}?", ANSWER)),
}  # fmt: skip


@pytest.mark.parametrize("text", DOUBTFUL.values(), ids=DOUBTFUL)
def test_what_may_be_misread_is_not_called_sure(text):
    assert read(text).sure < 0.7


def test_questions_in_bold_that_nobody_labelled_are_doubted_and_can_be_read_so():
    data = docx(para(bold("Interview 5")), *STRESSED)
    bundle = read_source(data, "x")
    assert (bundle.layout, bundle.others[0]) == ("plain", "stressed")
    assert bundle.sure < 0.7
    stressed = read_source(data, "x", layout="stressed")
    assert stressed.layout == "stressed"
    assert turns(stressed)[:2] == [("Interviewer", "Wat vindt u van punt 0?"), ("Participant", (ANSWER * 2).strip())]
    assert len(turns(stressed)) == 12
    assert notes(stressed) == ["Interview 5"]


def test_paragraphs_that_take_turns_are_two_speakers_when_asked_for():
    text = "\n\n".join(["Datum: 3 maart 2021", *ALTERNATING])
    assert "alternating" in read(text).others
    bundle = read(text, layout="alternating")
    assert bundle.labels == ("Speaker 1", "Speaker 2")
    assert turns(bundle)[:2] == [("Speaker 1", "Hoe gaat dat bij punt 0?"), ("Speaker 2", (ANSWER * 3).strip())]
    assert notes(bundle) == ["Datum: 3 maart 2021"]
    assert bundle.sure < 0.7


@pytest.mark.parametrize("layout", [*BY_NAME, "plain", "no such layout"])
@pytest.mark.parametrize("said", [LABELLED, POLICY, *DOUBTFUL.values()])
def test_any_layout_can_be_asked_of_any_text_and_loses_no_letter(layout, said):
    bundle = read(said, layout=layout)
    labels = {ink(label) for label in bundle.labels}
    assert set(ink(bundle.text)) <= set(ink(said))
    assert sum(len(ink(p.text)) for p in speech(bundle)) > 0
    if not labels and not any(p.time is not None for p in bundle.passages):
        assert ink(bundle.text) == ink(said)
    assert bundle.layout not in bundle.others
    assert len(set(bundle.others)) == len(bundle.others)


def test_what_is_offered_is_what_one_gets():
    for said in DOUBTFUL.values():
        best = read(said)
        for other in best.others:
            asked = read(said, layout=other)
            assert asked.layout == other
            assert asked.passages != best.passages


def test_names_before_a_colon_that_are_too_rare_to_believe_are_offered():
    text = "\n\n".join([ANSWER, f"Anna: {ANSWER}", ANSWER, ANSWER, f"Bert: {ANSWER}", ANSWER])
    assert read(text).labels == ()
    assert "labels" in read(text).others
    assert read(text, layout="labels").labels == ("Anna", "Bert")


@pytest.mark.parametrize("name", ["Joost", "Het Groene Lyceum", "mevrouw van der Laan uit Ede"])
def test_a_name_of_the_participants_file_is_believed_where_it_stands_once(name):
    text = "\n\n".join([f"Interviewer: {ANSWER}", f"P5: {ANSWER}"] * 4 + [f"{name}: {ANSWER * 9}", "Interviewer: En?"])
    assert name not in read(text).labels
    bundle = read(text, names=[name.upper()])
    assert bundle.labels == ("Interviewer", "P5", name)
    assert bundle.sure >= 0.9


def test_a_heading_of_a_table_is_no_turn():
    for head in (("Spreker", "Tekst"), ("Speaker", "Gesproken tekst"), ("Spreker", "Wat er gezegd werd")):
        rows = [head] + [(who, ANSWER) for who in ("Interviewer", "P5")] * 4
        bundle = read_source(docx(table(*rows)), "x.docx")
        assert bundle.labels == ("Interviewer", "P5")
        assert notes(bundle) == ["\t".join(head)]


def test_a_heading_of_a_table_in_a_pdf_is_no_turn():
    bundle = read(f"Spreker\tTekst\nInterviewer\tHoe?\nP5\t{ANSWER}\nSpreker\tTekst\nInterviewer\tEn?\nP5\tJa.")
    assert bundle.labels == ("Interviewer", "P5")
    assert notes(bundle) == ["Spreker\tTekst"] * 2


def test_somebody_who_is_called_speaker_in_every_row_is_a_speaker():
    rows = [("Spreker", "Tekst")] + [(who, ANSWER) for who in ("Interviewer", "Spreker")] * 4
    assert read_source(docx(table(*rows)), "x.docx").labels == ("Interviewer", "Spreker")


def test_captions_can_be_read_without_their_speakers():
    cues = (
        "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Anna>Hoi.</v>\n\n00:00:02.000 --> 00:00:04.000\n<v Bert>Dag.</v>\n"
    )
    bundle = read_source(cues.encode(), "x.vtt")
    assert (bundle.labels, bundle.others) == (("Anna", "Bert"), ("plain",))
    plain = read_source(cues.encode(), "x.vtt", layout="plain")
    assert (plain.layout, plain.labels, plain.others) == ("plain", (), ("vtt",))
    assert [(p.text, p.time) for p in speech(plain)] == [("Hoi. Dag.", 1.0)]


def test_a_run_in_a_word_document_keeps_its_words_whatever_is_left_out_of_its_xml():
    noise = '<w:rFonts w:ascii="A &gt; B"/><w:sz w:val="22"/><w:lang w:val="nl-NL"/>'
    bundle = read_source(docx(para(run("P5: ", f"{noise}<w:b/>{noise}"), run("één < twee\tdrie", noise))), "x.docx")
    assert ink(bundle.text) in (ink("één < twee\tdrie"), ink("P5: één < twee\tdrie"))


def test_a_label_that_may_have_been_overlooked_makes_a_reading_less_sure():
    bundle = read(LABELLED.replace(f"P5: {ANSWER}", f"P5: {ANSWER}\nJoost: {ANSWER}", 1))
    assert len(bundle.doubts) == 1
    assert 0.7 <= bundle.sure < 0.9
