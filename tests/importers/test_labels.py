import pytest

from codebench.importers import read_source

from .makers import docx, ink, notes, para, run, speech, turns

INTERVIEW = """Interview Transcript: Participant 5
Datum: 3 maart 2021

Interviewer: Kunt u iets over uzelf vertellen?
P5: Ja. Ik werk op de pabo.
En dat al tien jaar.
Interviewer: En internationalisering?
P5: Kijk, het gaat om uitwisseling.
Kijk: dat is het punt.
"""


def read(text, name="gesprek.txt"):
    return read_source(text.encode(), name)


def test_labels_before_the_first_colon_are_speakers():
    bundle = read(INTERVIEW)
    assert (bundle.format, bundle.layout, bundle.labels) == ("txt", "labels", ("Interviewer", "P5"))
    assert turns(bundle)[0] == ("Interviewer", "Kunt u iets over uzelf vertellen?")
    assert turns(bundle)[1] == ("P5", "Ja. Ik werk op de pabo.\nEn dat al tien jaar.")


def test_a_title_and_a_date_before_the_first_turn_are_notes():
    assert notes(read(INTERVIEW)) == ["Interview Transcript: Participant 5", "Datum: 3 maart 2021"]


def test_words_before_a_colon_seen_once_are_speech_not_a_speaker():
    assert turns(read(INTERVIEW))[-1] == ("P5", "Kijk, het gaat om uitwisseling.\nKijk: dat is het punt.")


@pytest.mark.parametrize(
    "line",
    [
        "En toen zei ik: dat doen we niet.",
        "12:30 was het toen.",
        "Om 12:30: pauze.",
        "https://voorbeeld.nl is de site.",
        "Mijn conclusie: het loont.",
        "Maar: er is geen geld.",
        "Wat ik bedoel: alles.",
        "1:0 voor ons.",
    ],
)
def test_a_colon_does_not_make_a_speaker(line):
    text = f"Interviewer: Hoe gaat het?\nP5: Goed hoor.\n{line}\nInterviewer: Mooi.\nP5: Ja."
    assert turns(read(text))[1] == ("P5", f"Goed hoor.\n{line}")


def test_three_times_the_same_phrase_is_still_no_speaker():
    again = "En toen zei ik: nee.\n" * 3
    assert read(f"Interviewer: Hoi\nP5: Dag\n{again}Interviewer: Mooi\nP5: Ja").labels == ("Interviewer", "P5")


def test_names_that_come_back_are_speakers_with_their_particles():
    text = "Anna van der Berg: Hallo.\nBert ten Cate: Dag.\nAnna van der Berg: Goed?\nBert ten Cate: Ja hoor."
    assert read(text).labels == ("Anna van der Berg", "Bert ten Cate")


def test_two_names_seen_once_are_speakers_where_all_is_labelled():
    assert turns(read("Anna: Hallo.\nBert: Dag.")) == [("Anna", "Hallo."), ("Bert", "Dag.")]


def test_a_misspelled_label_is_a_label_of_its_own():
    text = "Interviewer: Hoe?\nParticipant: Zo.\nInterviewer: En?\nPaticipant: Nou.\nSpeaker 4: Hm."
    assert read(text).labels == ("Interviewer", "Participant", "Paticipant", "Speaker 4")


def test_a_label_in_other_capitals_is_the_same_label():
    text = "Interviewer: Hoe?\nP5: Zo.\nINTERVIEWER : En?\np5: Nou."
    assert read(text).labels == ("Interviewer", "P5")


@pytest.mark.parametrize(
    "line",
    [
        "P5 [00:12:31]: Goed.",
        "P5 (00:12:31): Goed.",
        "P5 00:12:31: Goed.",
        "00:12:31 P5: Goed.",
        "[00:12:31] P5: Goed.",
        "[00:12:31] - P5: Goed.",
        "P5: [00:12:31] Goed.",
        "[00:12:31]\nP5: Goed.",
    ],
)
def test_a_time_beside_the_label_is_the_time_of_the_turn(line):
    last = speech(read(f"Interviewer: Hoe gaat het?\n{line}"))[-1]
    assert (last.label, last.time, last.text) == ("P5", 751.0, "Goed.")


def test_a_time_at_the_start_of_a_line_within_a_turn_becomes_a_mark():
    last = speech(read("Interviewer: Hoe?\nP5 [00:01]: Goed.\n[00:01:30] En beter."))[-1]
    assert (last.text, last.marks) == ("Goed.\nEn beter.", ((6, 90.0),))


def test_a_clock_without_brackets_within_a_turn_is_speech():
    assert turns(read("Interviewer: Hoe laat?\nP5: Nou,\n12:30 uur."))[-1][1] == "Nou,\n12:30 uur."


def test_page_numbers_and_remarks_of_the_program_belong_to_nobody():
    text = "Interviewer: Hoe?\nP5: Zo.\nPagina 2 van 9\nEn zus.\nJan stopped transcription (1:02:03)"
    bundle = read(text)
    assert turns(bundle)[1:] == [("P5", "Zo."), ("P5", "En zus.")]
    assert notes(bundle) == ["Pagina 2 van 9", "Jan stopped transcription (1:02:03)"]


def test_a_meeting_title_is_no_speaker():
    assert notes(read("Meeting title: Gesprek\nInterviewer: Hoi\nP5: Dag"))[0] == "Meeting title: Gesprek"


def test_the_fields_of_a_cover_sheet_are_notes():
    text = "Datum: 1-2-2021\nInterviewer: Jan Jansen\nRespondent: P5\nI: Hoi?\nR: Dag.\nI: En?\nR: Ja."
    bundle = read(text)
    assert bundle.labels == ("I", "R")
    assert notes(bundle) == ["Datum: 1-2-2021", "Interviewer: Jan Jansen", "Respondent: P5"]


def test_a_label_alone_on_a_line_has_its_words_below():
    assert turns(read("Interviewer:\nHoe gaat het?\nP5:\nGoed.")) == [("Interviewer", "Hoe gaat het?"), ("P5", "Goed.")]


def test_markdown_marks_around_labels_and_words_are_not_speech():
    text = (
        "# Interview 5\n\n**Interviewer:** Hoe *gaat* het?\n\n**P5**: Nou, **heel** goed.\n\n## Deel 2\n\n**P5:** Ja."
    )
    bundle = read(text, "x.md")
    assert bundle.format == "md"
    assert turns(bundle) == [("Interviewer", "Hoe gaat het?"), ("P5", "Nou, heel goed."), ("P5", "Ja.")]
    assert notes(bundle) == ["Interview 5", "Deel 2"]


def test_numbers_before_every_line_are_no_speech():
    lines = ["Interviewer: Hoe?", "P5: Ik vond dat", "heel lastig.", "", "Interviewer: En?", "P5: Ja."]
    bundle = read("\n".join(f"{at} {line}" for at, line in enumerate(lines, 1)))
    assert (bundle.layout, turns(bundle)[1]) == ("labels", ("P5", "Ik vond dat\nheel lastig."))


def test_a_policy_text_with_colons_has_no_speakers():
    text = "Beleidsplan\n\n" + "\n\n".join(
        f"Doel {n}: wij willen dat {n} studenten naar het buitenland gaan, en wel om redenen." for n in range(1, 9)
    )
    bundle = read(text)
    assert (bundle.layout, bundle.labels, ink(bundle.text)) == ("plain", (), ink(text))


def test_labels_in_word_with_line_breaks_and_headings():
    data = docx(
        para("Gesprek met P5", style="Heading1"),
        para(run("Interviewer: ", "<w:b/>"), run("Hoe gaat het?\nVertel.")),
        "P5: Goed.\nInterviewer: Mooi.",
    )
    bundle = read_source(data, "x.docx")
    assert turns(bundle) == [("Interviewer", "Hoe gaat het?\nVertel."), ("P5", "Goed."), ("Interviewer", "Mooi.")]
    assert notes(bundle) == ["Gesprek met P5"]


def test_qualcoder_ids_are_speakers_and_laughter_is_not():
    bundle = read("[id1] Hoe gaat het?\n[id2] Goed.\n[lacht] Ja hoor.\n[id1] Mooi.")
    assert (bundle.layout, bundle.labels) == ("ids", ("id1", "id2"))
    assert turns(bundle)[1] == ("id2", "Goed.\n[lacht] Ja hoor.")


@pytest.mark.parametrize("mark", ["<w:b/>", '<w:color w:val="FF0000"/>'])
def test_names_set_apart_by_type_or_colour_are_speakers(mark):
    said = [("Anna", "Hoe gaat het?"), ("Bert", "Goed."), ("Anna", "Fijn."), ("Bert", "Ja.")]
    bundle = read_source(docx(*(para(run(who, mark), run(f" {words}")) for who, words in said)), "x.docx")
    assert (bundle.layout, turns(bundle)) == ("formatted", said)


def test_questions_in_bold_have_no_speaker():
    blocks = [para(run(f"Wat vindt u van punt {n}?", "<w:b/>")) + para(f"Nou, dat is {n}.") for n in range(5)]
    bundle = read_source(docx(*blocks), "x.docx")
    assert (bundle.layout, bundle.labels, len(bundle.passages)) == ("plain", (), 10)


def test_names_seen_once_are_speakers_where_every_line_has_a_label():
    text = "Interviewer: Waarom gaan ze niet?\n\nAnna: Het geld. Ja.\n\nBram: Nee hoor, tijd."
    assert read(text).labels == ("Interviewer", "Anna", "Bram")


def test_a_single_long_answer_to_an_interviewer_is_somebodys():
    text = "Interviewer: Vertel eens.\n\nAnna: " + "Nou, dat ging zo. " * 60 + "\n\nEn verder."
    assert read(text).labels == ("Interviewer", "Anna")


def test_a_paragraph_that_begins_with_a_phrase_and_a_colon_is_no_speaker_in_a_long_interview():
    text = "\n\n".join(["Interviewer: Hoe?", "P5: Zo."] * 5 + ["Eerlijk gezegd: ik vind het niets.", "P5: Echt."])
    assert read(text).labels == ("Interviewer", "P5")


def test_laughter_beside_the_label_is_speech_of_that_speaker():
    text = "Interviewer: Hoe?\nP5 (lacht): Nou.\nInterviewer: En?\nP5: Ja."
    assert turns(read(text))[1] == ("P5", "(lacht) Nou.")


def test_two_at_once_and_an_unknown_are_speakers():
    text = "Interviewer: Hoe?\nP5/P6: Zo!\n?: Hm.\nP5 en P6: Ja.\nInterviewer: En?"
    assert read(text).labels == ("Interviewer", "P5/P6", "?", "P5 en P6")


def test_bold_theme_headings_are_no_speakers():
    said = [("Thema 1: ", "beelden"), ("Interviewer: ", "Hoe?"), ("P5: ", "Zo."), ("Thema 2: ", "inhoud"),
            ("Interviewer: ", "En?"), ("P5: ", "Nou.")]  # fmt: skip
    bundle = read_source(docx(*(para(run(who, "<w:b/>"), run(words)) for who, words in said)), "x.docx")
    assert bundle.labels == ("Interviewer", "P5")


@pytest.mark.parametrize(
    "name", ["J. de Vries", "M. van den Berg", "Mw. M. de Vries", "Jan v.d. Berg", "Berg, J. van den"]
)
def test_names_with_initials_and_small_words_are_speakers(name):
    text = f"Interviewer: Hoe?\n\n{name}: Zo gaat dat.\n\nInterviewer: En verder?\n\n{name}: Niets."
    assert read(text).labels == ("Interviewer", name)


def test_a_name_that_may_be_a_speaker_is_told_not_decided_in_silence():
    text = "Interviewer: Hoe?\n\nP5: Zo.\n\nJoost: Ik ook.\n\nInterviewer: En?\n\nP5: Niets.\n\nen verder niets"
    bundle = read(text)
    assert "Joost" in bundle.labels or any("Joost" in doubt for doubt in bundle.doubts)
