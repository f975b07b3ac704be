"""The command line as it is promised: what it prints, where, and with which exit status."""

import csv
import io
import json
import os
import re
import zipfile
from pathlib import Path

import pytest

from codebench.__main__ import main

INTERVIEW = "Interviewer: Waarom gaan ze niet?\n\nAnna: Het geld. Ja, het geld.\n\nBram: Nee hoor, tijd.\n"
PEOPLE = (
    'participant,speaker,role,group,age\nP1,Anna,participant,"pabo / A; alo / B",41\nP2,Bram,participant,pabo / A,35\n'
)
CODES = "code,definition\nobstacles,what stops people\nobstacles / money,\nobstacles / time,\n"
CODINGS = (
    "source,start,end,quote,code,coder\n"
    'gesprek,,,"Ja, het geld",obstacles / money,AV\n'
    "gesprek,,,tijd,time,AV\n"
    "gesprek,0,7,,obstacles,MB\n"
)


@pytest.fixture
def study(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    for name, text in (
        ("gesprek.txt", INTERVIEW), ("people.csv", PEOPLE), ("codes.csv", CODES), ("codings.csv", CODINGS),
    ):  # fmt: skip
        (tmp_path / name).write_text(text, encoding="utf-8")
    path = tmp_path / "study.codebench"
    assert main(["new", str(path), "--codebook", str(tmp_path / "codes.csv")]) == 0
    people = str(tmp_path / "people.csv")
    assert main(["import", str(path), str(tmp_path / "gesprek.txt"), "--participants", people]) == 0
    assert main(["code", str(path), str(tmp_path / "codings.csv")]) == 0
    capsys.readouterr()
    return path


def said(capsys: pytest.CaptureFixture[str], *arguments: object, status: int = 0) -> str:
    assert main([str(each) for each in arguments]) == status
    return capsys.readouterr().out


def test_sources_as_json(study: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (source,) = json.loads(said(capsys, "sources", study, "--json"))
    assert (source["title"], source["kind"], source["chars"]) == ("gesprek", "focus-group", 60)
    assert [(t["speaker"], t["role"], t["participant"]) for t in source["turns"]] == [
        ("Interviewer", "interviewer", None), ("Anna", "participant", "P1"), ("Bram", "participant", "P2"),
    ]  # fmt: skip
    assert source["turns"][1] == {
        "speaker": "Anna", "role": "participant", "participant": "P1", "start": 21, "end": 44, "time": None,
    }  # fmt: skip


def test_search_as_json(study: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(said(capsys, "search", study, "HET geld", "--json"))
    assert found[0] == {
        "source": "gesprek", "start": 21, "end": 29, "text": "Het geld", "speaker": "Anna", "participant": "P1",
    }  # fmt: skip
    assert [each["text"] for each in found] == ["Het geld", "het geld"]
    for mode, words, many in (
        ("words", "geld ja", 1),
        ("exact", "geld ja", 1),
        ("exact", "ja geld", 0),
        ("lemma", "waarom", 1),
        ("lemma", "gelden", 2),
    ):
        assert len(json.loads(said(capsys, "search", study, words, "--mode", mode, "--json"))) == many
    assert json.loads(said(capsys, "search", study, "waarom", "--participants", "--json")) == []
    assert json.loads(said(capsys, "search", study, "tijd", "--group", "alo", "--json")) == []
    assert len(json.loads(said(capsys, "search", study, "geld", "--not-coded", "money", "--json"))) == 1
    said(capsys, "search", study, "?", status=1)
    said(capsys, "search", study, "geld", "--mode", "guess", status=2)


def test_search_in_lines(study: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "search", study, "geld").splitlines() == [
        "1 participant · 2 places",
        "gesprek\t25\t29\tAnna\tHet geld. Ja, het geld.",
        "gesprek\t39\t43\tAnna\tHet geld. Ja, het geld.",
    ]


def test_a_search_in_all_forms_names_what_knew_them(study: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", str(study), "gelden", "--mode", "lemma"]) == 0
    told = capsys.readouterr()
    assert told.err.startswith("Dutch: simplemma ") and told.out.startswith("1 participant · 2 places")


def test_codings_as_json(study: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(said(capsys, "codings", study, "--json"))
    assert [(each["text"], each["code"], each["coder"], each["participants"]) for each in found] == [
        ("Waarom", "obstacles", "MB", []),
        ("Ja, het geld", "obstacles / money", "AV", ["P1"]),
        ("tijd", "obstacles / time", "AV", ["P2"]),
    ]


def test_count_as_csv(study: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = list(csv.reader(io.StringIO(said(capsys, "count", study, "--by", "1", "--format", "csv"))))
    assert rows == [
        ["code", "total", "pabo", "alo"], ["n", "2", "2", "1"], ["obstacles", "2", "2", "1"],
        ["obstacles / money", "1", "1", "1"], ["obstacles / time", "1", "1", "0"],
    ]  # fmt: skip


def test_count_as_json_carries_rule_and_notes(study: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = json.loads(said(capsys, "count", study, "--format", "json"))
    assert "interviewer" in table["rule"]
    assert table["notes"] == ["1 coding lies on interviewer speech only and is not counted."]


@pytest.mark.parametrize(
    ("options", "rows"),
    [
        (["--without-person", "P1"], [["obstacles", "1"], ["obstacles / money", "0"], ["obstacles / time", "1"]]),
        (["--kind", "focus-group", "--at-least", "2"], [["obstacles", "2"]]),
        (["--at-least-groups", "1:2"], [["obstacles", "2"], ["obstacles / money", "1"]]),
        (["--search", "TIME"], [["obstacles", "2"], ["obstacles / time", "1"]]),
        (["--search", "money", "--without-person", "P2"], [["obstacles", "1"], ["obstacles / money", "1"]]),
    ],
)
def test_count_leaves_out_and_finds(
    study: Path, capsys: pytest.CaptureFixture[str], options: list[str], rows: list[list[str]]
) -> None:
    printed = said(capsys, "count", study, *options, "--format", "csv")
    assert list(csv.reader(io.StringIO(printed)))[2:] == rows


def test_count_can_put_the_most_mentioned_first(study: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ("--without-person", "P1", "--sort", "most", "--format", "csv")
    rows = list(csv.reader(io.StringIO(said(capsys, "count", study, *options))))
    assert [row[0] for row in rows[2:]] == ["obstacles", "obstacles / time", "obstacles / money"]


@pytest.mark.parametrize(
    ("options", "status", "sentence"),
    [
        (["--without-person", "Zoë"], 1, "There is no participant “Zoë”."),
        (["--at-least-groups", "many"], 1, "“many” is not LEVEL:K, such as 1:2 for two groups."),
        (["--at-least-groups", "9:2"], 1, "There is no group level “9”."),
        (["--kind", "song"], 2, "song"),
        (["--sort", "loud"], 2, "loud"),
    ],
)
def test_count_says_what_it_does_not_know(
    study: Path, capsys: pytest.CaptureFixture[str], options: list[str], status: int, sentence: str
) -> None:
    assert main(["count", str(study), *options]) == status
    captured = capsys.readouterr()
    assert sentence in captured.err and captured.out == ""


@pytest.mark.parametrize("form", ["xlsx", "docx", "html", "csv", "json", "text"])
def test_count_writes_every_format(study: Path, tmp_path: Path, form: str) -> None:
    target = tmp_path / f"table.{form}"
    assert main(["count", str(study), "--format", form, "-o", str(target)]) == 0
    assert target.stat().st_size > 30


@pytest.mark.parametrize("suffix", ["docx", "xlsx", "csv", "html"])
def test_quotes_write_every_format_and_no_name_by_default(study: Path, tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"quotes.{suffix}"
    assert main(["quotes", str(study), "-o", str(target), "--under", "obstacles"]) == 0
    assert target.stat().st_size > 30
    parts = [target.read_bytes()]
    if zipfile.is_zipfile(target):
        with zipfile.ZipFile(target) as archive:
            parts = [archive.read(name) for name in archive.namelist() if not name.endswith("styles.xml")]
    words = b" ".join(parts)
    assert b"Ja, het geld" in words
    assert not re.search(rb"(?<![\w#])(P1|P2|Anna|Bram|gesprek)(?!\w)", words)


def test_undo_redo_and_history(study: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "undo", study).startswith("Undone: 3 codings read from “codings.csv”")
    assert json.loads(said(capsys, "codings", study, "--json")) == []
    said(capsys, "redo", study)
    assert len(json.loads(said(capsys, "codings", study, "--json"))) == 3
    steps = json.loads(said(capsys, "history", study, "--json"))
    assert [step["command"] for step in steps] == ["add_codes", "add_sources", "add_codings", "undo", "redo"]


def test_the_codebook_can_be_changed_from_the_shell(
    study: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said(capsys, "codebook", study, "rename", "money", "finance")
    said(capsys, "codebook", study, "move", "time", "/")
    said(capsys, "codebook", study, "merge", "time", "obstacles / finance")
    said(capsys, "codebook", study, "retire", "finance")
    shown = json.loads(said(capsys, "codebook", study, "show", "--json"))
    assert [(each["code"], each["retired"]) for each in shown] == [("obstacles", False), ("obstacles / finance", True)]
    assert "2" in said(capsys, "count", study, "--under", "finance", "--format", "csv").splitlines()[2]


@pytest.mark.parametrize("suffix", ["yaml", "csv", "xlsx"])
def test_a_codebook_goes_out_and_in_without_loss(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], suffix: str
) -> None:
    book = Path(__file__).resolve().parents[2] / "codebooks" / "internationalisering.yaml"
    said(capsys, "new", tmp_path / "a.codebench", "--codebook", book)
    said(capsys, "codebook", tmp_path / "a.codebench", "export", tmp_path / f"book.{suffix}")
    said(capsys, "new", tmp_path / "b.codebench", "--codebook", tmp_path / f"book.{suffix}")
    first, second = (said(capsys, "codebook", tmp_path / f"{x}.codebench", "show", "--json") for x in "ab")
    assert first == second
    assert len(json.loads(first)) == 63


def test_bad_files_are_named_and_the_others_go_in(
    study: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "leeg.docx").write_bytes(b"")
    (tmp_path / "oud.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    (tmp_path / "kapot.docx").write_bytes(b"PK\x03\x04 half a zip")
    (tmp_path / "hernoemd.docx").write_text("Interviewer: Hoe?\n\nCleo: Zo.\n")
    files = [tmp_path / name for name in ("leeg.docx", "oud.docx", "kapot.docx", "weg.docx", "hernoemd.docx")]
    assert main(["import", str(study), *map(str, files)]) == 1
    captured = capsys.readouterr()
    lines = [line for line in captured.err.splitlines() if ".docx”" in line]
    assert len(lines) == 4
    assert all(name in line for name, line in zip(("leeg", "oud", "kapot", "weg"), lines, strict=True))
    assert "Traceback" not in captured.err
    assert [each["title"] for each in json.loads(said(capsys, "sources", study, "--json"))] == ["gesprek", "hernoemd"]
    said(capsys, "check", study)


def test_the_same_file_twice_is_noticed(study: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "kopie.txt").write_text(INTERVIEW, encoding="utf-8")
    assert main(["import", str(study), str(tmp_path / "kopie.txt")]) == 0
    assert "kopie.txt: is in the project already, as “gesprek”." in capsys.readouterr().err
    assert len(json.loads(said(capsys, "sources", study, "--json"))) == 1


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ("gesprek,,,geld,money,AV\n", "occurs 2 times instead of once"),
        ("gesprek,,,tijd,nonsense,AV\n", "There is no code “nonsense”"),
        ("elders,,,tijd,time,AV\n", "There is no source “elders”"),
        ("gesprek,5,900,,time,AV\n", "no stretch of a text of 60 characters"),
    ],
)
def test_a_bad_row_of_codings_is_named_and_nothing_goes_in(
    study: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], rows: str, sentence: str
) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text("source,start,end,quote,code,coder\ngesprek,21,29,,time,AV\n" + rows, encoding="utf-8")
    before = said(capsys, "codings", study, "--json")
    assert main(["code", str(study), str(bad)]) == 1
    assert sentence in capsys.readouterr().err
    assert said(capsys, "codings", study, "--json") == before


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["nonsense"], 2), (["count"], 2), (["count", "none.codebench"], 1), (["none.codebench"], 1),
        (["count", "x.codebench", "--at-least", "-1"], 2), (["quotes", "x.codebench", "--attribution", "loud"], 2),
    ],
)  # fmt: skip
def test_exit_status(arguments: list[str], status: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == status
    captured = capsys.readouterr()
    assert captured.out == "" and captured.err.strip()


def test_the_text_table_speaks_dutch_too(
    study: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("codebench.i18n.system_language", lambda: "nl")
    printed = said(capsys, "count", study)
    assert "Een participant telt per code één keer" in printed


def test_notes_within_a_coded_stretch_never_reach_a_quote(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "g.txt").write_text(
        "Anna: Het geld.\n\nPiet Janssen stopped transcription\n\nAnna: Ja, het geld.\n\nBram: Ja.\n"
    )
    (tmp_path / "c.csv").write_text("source,start,end,code\ng,0,60,geld\n")
    (tmp_path / "b.csv").write_text("code\ngeld\n")
    study = tmp_path / "s.codebench"
    said(capsys, "new", study, "--codebook", tmp_path / "b.csv")
    said(capsys, "import", study, tmp_path / "g.txt")
    (source,) = json.loads(said(capsys, "sources", study, "--json"))
    (tmp_path / "c.csv").write_text(f"source,start,end,code\ng,0,{source['turns'][2]['end']},geld\n")
    said(capsys, "code", study, tmp_path / "c.csv")
    for attribution in ("none", "role", "pseudonym", "named"):
        said(capsys, "quotes", study, "--attribution", attribution, "-o", tmp_path / "q.csv")
        written = (tmp_path / "q.csv").read_text()
        assert "Janssen" not in written and "Het geld." in written


def test_hidden_names_take_programmes_and_addresses_with_them(study: Path, tmp_path: Path) -> None:
    people = "participant,speaker,group,e-mail,age\nP1,Anna,pabo / Hogeschool Kwak,anna@kwak.nl,41\n"
    (tmp_path / "more.csv").write_text(people)
    assert main(["import", str(study), "--participants", str(tmp_path / "more.csv")]) == 0
    for attribution in ("role", "pseudonym", "none"):
        assert main(["quotes", str(study), "--attribution", attribution, "-o", str(tmp_path / "q.csv")]) == 0
        written = (tmp_path / "q.csv").read_text()
        assert "Kwak" not in written and "anna@" not in written


def test_a_codebook_that_begins_with_signs_survives_csv(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "b.yaml").write_text(
        "name: x\ncodes:\n  - name: '@home'\n    definition: '- thuis'\n    when: \"'=al\"\n"
    )
    said(capsys, "new", tmp_path / "a.codebench", "--codebook", tmp_path / "b.yaml")
    said(capsys, "codebook", tmp_path / "a.codebench", "export", tmp_path / "b.csv")
    said(capsys, "new", tmp_path / "c.codebench", "--codebook", tmp_path / "b.csv")
    first, second = (said(capsys, "codebook", tmp_path / f"{x}.codebench", "show", "--json") for x in "ac")
    assert first == second


def test_attributes_called_total_or_no_data_are_columns_like_others(
    study: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "more.csv").write_text("participant,mood\nP1,total\nP2,no-data\n")
    said(capsys, "import", study, "--participants", tmp_path / "more.csv")
    rows = list(csv.reader(io.StringIO(said(capsys, "count", study, "--by", "mood", "--format", "csv"))))
    assert rows[:2] == [["code", "total", "no-data", "total"], ["n", "2", "1", "1"]]


def test_segments_that_are_not_there_are_zero_not_no_data(study: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "undo", study)
    table = json.loads(said(capsys, "count", study, "--unit", "segments", "--by", "1", "--format", "json"))
    assert {cell["count"] for row in table["rows"] for cell in row["cells"]} == {0}


def test_a_project_that_may_only_be_read_is_read_and_leaves_nothing_behind(study: Path, tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write anywhere")
    study.chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        assert main(["count", str(study)]) == 0
    finally:
        tmp_path.chmod(0o755)
    assert not [path for path in tmp_path.iterdir() if path.name.endswith(("-wal", "-shm"))]


def test_reading_leaves_no_journal_files_behind(
    study: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said(capsys, "count", study)
    said(capsys, "codings", study)
    assert not [path for path in tmp_path.iterdir() if path.name.endswith(("-wal", "-shm", ".lock"))]


def test_settings_that_make_no_sense_stop_nothing(study: Path, own_settings: None) -> None:
    from codebench import settings

    settings.settings_path().write_text('{"recent": 5, "language": 7}')
    assert main(["count", str(study)]) == 0
