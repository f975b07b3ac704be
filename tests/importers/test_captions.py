import pytest

from codebench.errors import CodebenchError
from codebench.importers import read_source

from .makers import ink, notes, speech, turns


def read(text, name="x.vtt"):
    return read_source(text.encode(), name)


TEAMS = """WEBVTT

NOTE duration:"00:10:00"

8f2a1c3e-0000-4a4b-9c9c-000000000001
00:00:01.000 --> 00:00:03.500
<v Boer, Jan>Welkom &amp; fijn</v>

8f2a1c3e-0000-4a4b-9c9c-000000000002
00:00:03.500 --> 00:00:05.000
<v Boer, Jan>dat u er <i>bent</i>.</v>

00:00:06.000 --> 00:00:08.000
<v Mia>Dank
u wel.
"""


def test_consecutive_cues_of_a_speaker_are_one_turn_with_the_times_kept():
    bundle = read(TEAMS)
    first, second = speech(bundle)
    assert (bundle.format, bundle.layout, bundle.labels) == ("vtt", "vtt", ("Boer, Jan", "Mia"))
    assert (first.text, first.time, first.end_time) == ("Welkom & fijn dat u er bent.", 1.0, 5.0)
    assert first.marks == ((first.text.index("dat"), 3.5),)
    assert (second.text, second.time) == ("Dank u wel.", 6.0)
    assert bundle.left_out == ("1 note of the program was left out.",)


def test_seconds_of_sixty_and_comma_times_are_read():
    bundle = read("WEBVTT\n\n00:59:60,500 --> 00:59:75,000\n<v P5>Ja.\n\n1:00:20,0 --> 1:00:21,0\n<v I>Nee.")
    assert [p.time for p in speech(bundle)] == [3600.5, 3620.0]


def test_style_blocks_and_the_title_are_not_said():
    bundle = read("WEBVTT - Gesprek 5\nKind: captions\n\nSTYLE\n::cue { color: red }\n\n00:01.000 --> 00:02.000\nHoi.")
    assert (turns(bundle), notes(bundle)) == ([(None, "Hoi.")], ["Gesprek 5", "Kind: captions"])


def test_zoom_writes_the_name_in_the_words():
    cues = ["Anna Jansen: Hallo.", "Anna Jansen: Welkom.", "Bert: Dag.", "Anna Jansen: Nou: wat zal ik zeggen.",
            "Bert: Ja."]  # fmt: skip
    text = "WEBVTT\n\n" + "\n\n".join(f"{n}\n00:00:0{n}.000 --> 00:00:0{n}.900\n{cue}" for n, cue in enumerate(cues, 1))
    assert turns(read(text)) == [
        ("Anna Jansen", "Hallo. Welkom."),
        ("Bert", "Dag."),
        ("Anna Jansen", "Nou: wat zal ik zeggen."),
        ("Bert", "Ja."),
    ]


def test_two_voices_in_a_cue_are_two_turns():
    assert turns(read("WEBVTT\n\n00:01.000 --> 00:02.000\n<v A>Hoi</v>\n<v B>Dag</v>")) == [("A", "Hoi"), ("B", "Dag")]


def test_a_cue_without_a_speaker_is_not_given_to_the_previous_one():
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v A>Hoi</v>\n\n00:02.000 --> 00:03.000\nDag."
    assert turns(read(text)) == [("A", "Hoi"), (None, "Dag.")]


def test_lines_that_roll_over_the_screen_come_once():
    text = """WEBVTT

00:00:01.000 --> 00:00:02.000
wij gaan<00:00:01.500><c> dus</c>

00:00:02.000 --> 00:00:02.010
wij gaan dus

00:00:02.010 --> 00:00:04.000
wij gaan dus
naar Spanje

00:00:04.000 --> 00:00:04.010
naar Spanje

00:00:04.010 --> 00:00:06.000
naar Spanje
met de klas"""
    assert turns(read(text)) == [(None, "wij gaan dus naar Spanje met de klas")]


def test_people_who_say_yes_again_and_again_keep_every_yes():
    text = "WEBVTT\n\n" + "\n\n".join(f"00:0{n}.000 --> 00:0{n}.900\n<v P5>Ja." for n in range(1, 6))
    assert turns(read(text)) == [("P5", "Ja. Ja. Ja. Ja. Ja.")]


def test_without_speakers_a_pause_makes_a_paragraph():
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\nEen\n\n00:02.500 --> 00:03.000\ntwee.\n\n00:09.000 --> 00:10.000\nDrie."
    assert turns(read(text)) == [(None, "Een twee."), (None, "Drie.")]


SRT = "1\r\n00:00:01,000 --> 00:00:02,000\r\nInterviewer: Hoe gaat het?\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\nP5: Goed.\r\n\r\nEcht.\r\n"


@pytest.mark.parametrize("name", ["x.srt", "x.txt", "x.docx"])
def test_subtitles_are_known_by_their_content(name):
    bundle = read(SRT, name)
    assert (bundle.format, turns(bundle)) == ("srt", [("Interviewer", "Hoe gaat het?"), ("P5", "Goed. Echt.")])


def test_numbers_that_are_words_stay():
    text = "1\n00:00:01,000 --> 00:00:02,000\nHet was\n2019\n\n2\n00:00:03,000 --> 00:00:04,000\n2020"
    assert ink(read(text, "x.srt").text) == "Hetwas20192020"


def test_a_caption_file_in_a_txt_is_a_caption_file():
    assert read(TEAMS, "x.txt").format == "vtt"


def test_captions_without_cues_are_refused():
    with pytest.raises(CodebenchError, match="holds no captions"):
        read("WEBVTT\n\nNOTE niets")


def test_captions_that_grow_word_by_word_come_once():
    said = ["wij gaan", "wij gaan naar", "wij gaan naar Spanje", "en dan", "en dan terug"]
    text = "WEBVTT\n\n" + "\n\n".join(f"00:0{n}.000 --> 00:0{n + 1}.000\n{each}" for n, each in enumerate(said, 1))
    assert turns(read(text)) == [(None, "wij gaan naar Spanje en dan terug")]


def test_text_outside_any_cue_is_not_lost():
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\nEen\n\ntwee\n\nid\n00:03.000 --> 00:04.000\ndrie"
    assert ink(read(text).text) == "Eentweedrie"
