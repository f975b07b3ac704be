"""Word's Transcribe, Teams, f4 and tables."""

import pytest

from codebench.importers import read_source

from .makers import PICTURE, bold, docx, ink, notes, para, run, speech, table, turns

TRANSCRIBE = ["Audio file", "opname 12.mp3", "Transcript", "00:00:02 Interviewer", "Welkom.", "Fijn dat u er bent.",
              "00:00:09", "Dank u.", "00:00:15 Interviewer", "Waar werkt u?", "00:00:20 P5", "Op de pabo.", "Al jaren.",
              "Met plezier."]  # fmt: skip


def read(text, name="gesprek.txt"):
    return read_source(text.encode(), name)


def test_a_word_transcribe_stamp_without_speaker_stays_without():
    bundle = read_source(docx(*TRANSCRIBE, main="word/document2.xml", bom=True), "x.docx")
    assert bundle.layout == "word-transcribe"
    assert [(p.label, p.time) for p in speech(bundle)] == [
        ("Interviewer", 2.0),
        (None, 9.0),
        ("Interviewer", 15.0),
        ("P5", 20.0),
    ]
    assert speech(bundle)[0].text == "Welkom.\nFijn dat u er bent."
    assert speech(bundle)[3].text == "Op de pabo.\nAl jaren.\nMet plezier."


def test_what_stands_before_the_first_stamp_is_front_matter():
    assert notes(read("\n".join(TRANSCRIBE))) == TRANSCRIBE[:3]


def test_times_with_words_on_the_same_line_and_no_names():
    bundle = read("[00:00:01] Hallo allemaal.\n[00:00:05] Ja, dag.\n[00:00:09] Zullen we?")
    assert bundle.layout == "stamps"
    assert [(p.label, p.time, p.text) for p in speech(bundle)][1] == (None, 5.0, "Ja, dag.")


def teams(*said):
    first = para(bold("Overleg-20210301"), run("\n1 maart 2021, 9:00\n32m 10s"))
    rows = [para(PICTURE, run("\n"), bold(who), run(f"   {when}"), run("\n" + words)) for who, when, words in said]
    return docx(first, *rows, para(run("Jan de Boer stopped transcription")))


def test_a_teams_document_has_a_turn_in_every_paragraph():
    bundle = read_source(
        teams(("Jan de Boer", "0:03", "Welkom."), ("Mia van der Laan", "0:15", "Dank je.\nFijn."),
              ("Jan de Boer", "1:02:03", "Tot slot.")),
        "x.docx",
    )  # fmt: skip
    assert bundle.layout == "teams"
    assert turns(bundle) == [("Jan de Boer", "Welkom."), ("Mia van der Laan", "Dank je.\nFijn."),
                             ("Jan de Boer", "Tot slot.")]  # fmt: skip
    assert [p.time for p in speech(bundle)] == [3.0, 15.0, 3723.0]
    assert notes(bundle)[-1] == "Jan de Boer stopped transcription"
    assert bundle.left_out == ("3 pictures were left out.",)


def test_teams_pasted_as_text_with_minute_headings():
    text = """### ~ 1 Min
Voornaam van der Achternaam  0:15
Hallo.
Interviewer  0:20
Dag. We zouden om 12:30
beginnen.

### ~ 2 Min

Voornaam van der Achternaam  2:05
Ja."""
    bundle = read(text)
    assert bundle.layout == "teams-pasted"
    assert turns(bundle)[0] == ("Voornaam van der Achternaam", "Hallo.")
    assert turns(bundle)[1] == ("Interviewer", "Dag. We zouden om 12:30\nbeginnen.")
    assert notes(bundle) == ["### ~ 1 Min", "### ~ 2 Min"]


def test_glued_stamps_are_parted_where_all_then_rise():
    text = "Interviewer 0:05\nHoi.\nP73:37\nDag.\nInterviewer 4:00\nEn?\nP712:34\nNou.\nP71:02:34\nTot ziens."
    bundle = read(text)
    assert [(p.label, p.time) for p in speech(bundle)] == [
        ("Interviewer", 5.0),
        ("P7", 217.0),
        ("Interviewer", 240.0),
        ("P7", 754.0),
        ("P7", 3754.0),
    ]


def test_glued_stamps_that_do_not_rise_stay_text_without_a_time():
    text = "Interviewer 5:05\nHoi.\nP73:37\nDag.\nInterviewer 6:00\nEn?\nP71:34\nNou."
    bundle = read(text)
    assert [(p.label, p.time) for p in speech(bundle)] == [
        ("Interviewer", 305.0),
        (None, None),
        ("Interviewer", 360.0),
        (None, None),
    ]
    assert turns(bundle)[1][1] == "P73:37\nDag."


def test_f4_stamps_end_the_turn_that_they_follow():
    text = "I: Hoe gaat het? #00:00:04-1#\nB: Goed. #00:00:09-5#\nEn verder ook. #00:01:16-1#\nI: Mooi. #00:01:20-0#"
    bundle = read(text)
    assert (bundle.layout, bundle.labels) == ("f4", ("I", "B"))
    first, second, third = speech(bundle)
    assert (first.text, first.time, first.end_time) == ("Hoe gaat het?", None, 4.1)
    assert (second.text, second.time, second.end_time) == ("Goed.\nEn verder ook.", 4.1, 76.1)
    assert second.marks == ((6, 9.5),)
    assert (third.time, third.end_time) == (76.1, 80.0)


@pytest.mark.parametrize("times", [True, False])
def test_a_table_with_a_column_of_speakers(times):
    rows = [("Tijd", "Spreker", "Tekst"), ("00:01", "Interviewer", "Hoe gaat het?"), ("00:05", "P5", "Goed, dank u."),
            ("00:09", "Interviewer", "Fijn om te horen."), ("00:12", "", "Ja.")]  # fmt: skip
    bundle = read_source(docx("Gesprek", table(*(row if times else row[1:] for row in rows))), "x.docx")
    assert bundle.layout == "table"
    assert turns(bundle) == [(row[1] or None, row[2]) for row in rows[1:]]
    assert [p.time for p in speech(bundle)] == ([1.0, 5.0, 9.0, 12.0] if times else [None] * 4)
    assert notes(bundle)[0] == "Gesprek"


def test_a_text_without_labels_is_its_paragraphs():
    text = "Hoe gaat het met u?\n\nMet mij gaat het goed.\nEcht waar.\n\nWaar werkt u?"
    bundle = read(text)
    assert (bundle.layout, bundle.labels) == ("plain", ())
    assert turns(bundle)[1] == (None, "Met mij gaat het goed.\nEcht waar.")
    assert ink(bundle.text) == ink(text)


def test_a_clock_at_the_start_of_a_line_is_speech_where_times_are_written_otherwise():
    text = "00:00:02 P5\nHet was\n12:30 uur precies.\n00:00:09 Interviewer\nJa?\n00:00:12 P5\nJa."
    assert turns(read(text))[0] == ("P5", "Het was\n12:30 uur precies.")


def test_a_name_above_every_time_is_the_speaker():
    text = "Interviewer\n00:00:05\nHallo daar.\nP5\n00:00:09\nDag.\nInterviewer\n00:00:12\nEn?"
    assert turns(read(text)) == [("Interviewer", "Hallo daar."), ("P5", "Dag."), ("Interviewer", "En?")]


def test_an_agenda_is_no_transcript():
    assert read("Agenda\n10:00 Opening\n10:15 Lezing\n11:00 Pauze").layout == "plain"


def test_names_in_brackets_with_the_time_of_day():
    text = "[Jan Jansen] 10:00:12\nHallo.\n\n[Mia de Wit] 10:00:15\nDag.\n\n[Jan Jansen] 10:00:20\nGoed?"
    assert turns(read(text)) == [("Jan Jansen", "Hallo."), ("Mia de Wit", "Dag."), ("Jan Jansen", "Goed?")]


def test_a_time_without_a_name_in_teams_is_a_turn_of_nobody_known():
    text = "Jan de Boer  0:03\nHoi.\n\n0:10\nWie is dit?\n\nMia Laan  0:15\nDag."
    assert turns(read(text))[1] == (None, "Wie is dit?")


def test_a_stamp_destroyed_by_anonymising_is_not_repaired():
    text = "P7P7:37\nDag.\nP7:04\nNou en dan.\nP7P7:P7\nJa."
    bundle = read(text)
    assert ink(bundle.text) == ink(text)
    assert all(p.time is None for p in bundle.passages)
